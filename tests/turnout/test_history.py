"""What the engine is asked: the days as they were, and nobody who is not to be counted."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plugdedag.days.changes import cancel
from plugdedag.days.models import Answer, Confirmation, Day, DayKind, Rsvp
from plugdedag.engine.turnout import Known
from plugdedag.people.models import Membership, Person
from plugdedag.turnout import history
from plugdedag.turnout.history import problem
from tests.cast import Cast, other_city, person
from tests.turnout.days import came, free_day, says, weeks_ago

A_WEEK = dt.timedelta(weeks=1)


def key(who: Person) -> str:
    return str(who.pk)


def test_a_past_day_tells_who_said_so_when_and_who_came(cast: Cast) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    says(day, cast.bo, before=9)
    says(day, cast.noor, before=2)
    came(day, cast.bo, cast.idris, guests=2)
    told = problem(cast.days[1])
    (past,) = told.history
    assert past.said == {key(cast.bo): 9, key(cast.noor): 2}  # Noor stayed away: said, and not come
    assert past.came == {key(cast.bo), key(cast.idris)}
    assert (past.guests, past.district, past.date) == (2, "Oost", day.date)


def test_the_day_to_come_tells_who_said_so_by_now(cast: Cast) -> None:
    says(cast.days[1], cast.bo, before=8)
    told = problem(cast.days[1]).day
    assert (told.said, told.days_to_go, told.date, told.district) == (
        {key(cast.bo)},
        7,
        cast.days[1].date,
        "Oost",
    )


def test_as_it_was_some_days_before(cast: Cast) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    says(day, cast.bo, before=9)
    says(day, cast.noor, before=2)
    assert problem(day, day.date - A_WEEK).day.said == {key(cast.bo)}
    assert problem(day, day.date - dt.timedelta(days=2)).day.said == {key(cast.bo), key(cast.noor)}


def test_a_day_that_has_been_is_told_as_on_its_morning(cast: Cast) -> None:
    earlier, day = weeks_ago(cast.city, cast.place, 2), weeks_ago(cast.city, cast.place, 1)
    came(earlier, cast.bo)
    came(day, cast.bo)
    told = problem(day)
    assert (told.day.days_to_go, [past.date for past in told.history]) == (0, [earlier.date])


def test_today_is_no_history_yet(cast: Cast) -> None:
    came(cast.days[0], cast.bo)
    assert problem(cast.days[0]).history == problem(cast.days[1]).history == []
    assert problem(cast.days[0]).day.days_to_go == 0


def test_taken_back_is_not_said_and_said_anew_counts_from_then(cast: Cast) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    says(day, cast.bo, cast.noor, before=9)
    says(day, cast.bo, cast.noor, before=5, comes=False)
    says(day, cast.noor, before=3)
    says(day, cast.noor, before=1)  # other hours, the same word
    came(day, cast.bo)
    assert problem(cast.days[1]).history[0].said == {key(cast.noor): 3}


def test_an_answer_whose_taps_are_gone_counts_from_the_answer(cast: Cast) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    says(day, cast.bo, before=4)
    day.wishes.all().delete()
    came(day, cast.bo)
    assert problem(cast.days[1]).history[0].said == {key(cast.bo): 4}


def waits(day: Day, *people: Person) -> None:
    says(day, *people, before=8)
    for ticket, who in enumerate(people, 1):
        Rsvp.objects.filter(day=day, person=who).update(answer=Answer.WAITING, seat=None, ticket=ticket)


def test_who_waits_was_promised_nothing(cast: Cast) -> None:
    waits(cast.days[1], cast.bo)
    assert problem(cast.days[1]).day.said == frozenset()


@pytest.mark.parametrize(("here", "counts"), [(0, False), (1, False), (2, True)])
def test_who_waits_is_taken_at_their_word_where_most_who_waited_came(
    cast: Cast, here: int, counts: bool
) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    waits(day, cast.bo, cast.noor)
    came(day, cast.idris, *(cast.bo, cast.noor)[:here])
    waits(cast.days[1], cast.bo)
    told = problem(cast.days[1])
    assert (told.day.said == {key(cast.bo)}) == counts
    assert (set(told.history[0].said) == {key(cast.bo), key(cast.noor)}) == counts


def test_the_evening_counts_on_the_citys_own_calendar(cast: Cast) -> None:
    cast.city.zone = "Asia/Tokyo"
    cast.city.save()
    day = free_day(cast.city, cast.place, cast.city.today() - A_WEEK)
    says(day, cast.bo, before=3, hour=1)  # in UTC still the day before
    came(day, cast.bo)
    assert problem(Day.objects.get(pk=cast.days[1].pk)).history[0].said == {key(cast.bo): 3}


@pytest.mark.parametrize("what", ["cancelled", "plan", "gathering", "uncounted", "elsewhere"])
def test_days_that_teach_nothing(cast: Cast, what: str) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    if what == "cancelled":
        Day.objects.filter(pk=day.pk).update(date=cast.city.today() + A_WEEK)
        cancel(day, cast.noor)
        Day.objects.filter(pk=day.pk).update(date=cast.city.today() - A_WEEK)
    elif what == "plan":
        Confirmation.objects.all().delete()
        Day.objects.filter(pk=day.pk).update(residency=cast.residency)
    elif what == "gathering":
        Day.objects.filter(pk=day.pk).update(kind=DayKind.GATHERING)
    elif what == "elsewhere":
        Day.objects.filter(pk=day.pk).update(city=other_city())
    if what != "uncounted":
        came(day, cast.bo)
    assert problem(free_day(cast.city, cast.place, cast.city.today() + 2 * A_WEEK)).history == []


def test_known_is_who_is_plugged_in_here(cast: Cast) -> None:
    since = Membership.objects.get(person=cast.bo).since
    told = problem(cast.days[1])
    assert told.people[key(cast.bo)] == Known(since)
    assert set(told.people) == {key(who) for who in (cast.noor, cast.idris, cast.femke, cast.bo)}
    person(other_city(), "Xan")
    assert problem(cast.days[1]) == told


def test_who_left_plays_no_part(cast: Cast) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    says(day, cast.bo, cast.noor, before=4)
    came(day, cast.bo, cast.noor)
    Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    told = problem(cast.days[1])
    assert (told.history[0].came, told.history[0].guests) == ({key(cast.noor)}, 0)
    assert key(cast.bo) not in told.history[0].said
    assert key(cast.bo) not in told.people


def test_the_same_queries_at_one_day_and_at_three(cast: Cast) -> None:
    counted = []
    for weeks in (1, 2, 3):
        came(weeks_ago(cast.city, cast.place, weeks), cast.bo)
        day = Day.objects.whole().get(pk=cast.days[1].pk)
        with CaptureQueriesContext(connection) as queries:
            problem(day)
        counted.append(len(queries))
    assert counted == [5, 5, 5]


def test_of_a_long_history_the_last_two_years_count(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [weeks_ago(cast.city, cast.place, weeks) for weeks in (3, 2, 1)]
    for day in days:
        came(day, cast.bo)
    monkeypatch.setattr(history, "REACH", 2)
    assert [past.date for past in problem(cast.days[1]).history] == [day.date for day in days[1:]]
