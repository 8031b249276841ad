"""A rhythm puts somebody on the list of the days it means, once, and never against their own word."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.core import mail

from plugdedag.config.effects import HANDLERS
from plugdedag.days import changes, coming, rhythms
from plugdedag.days.adding import add_free_day
from plugdedag.days.leaving import give_up
from plugdedag.days.models import Answer, Day, DayKind, Rhythm, Rsvp, Rule, Wish
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.outbox import worker
from plugdedag.outbox.models import Effect, State
from plugdedag.people import consent
from plugdedag.people.models import Person, Purpose
from plugdedag.questions.intake import publish as announce
from tests.cast import Cast, person
from tests.days.rhythmic import A_WEEK, answers, publish, rhythm, settle_in, work


@pytest.fixture(autouse=True)
def month(cast: Cast):
    """Two days before the first, so that it still takes answers and nobody is reminded of it yet."""
    with time_machine.travel(cast.days[0].starts - dt.timedelta(days=2)):
        yield settle_in(cast)


def test_every_week_is_every_day_that_becomes_public(cast: Cast) -> None:
    rhythm(cast, cast.bo)
    assert not Rsvp.objects.exists()  # nothing is public yet
    publish(cast)
    assert answers(cast.bo) == ["going"] * 4
    assert all(map(rhythms.is_by_rhythm, Rsvp.objects.all()))
    assert not Effect.objects.filter(key__startswith="rsvp:").exists()  # the month's letter tells it


@pytest.mark.parametrize("weeks", [0, 1, -26, 27, -104])
def test_every_second_week_is_counted_from_its_anchor(cast: Cast, weeks: int) -> None:
    rhythm(cast, cast.bo, Rule.SECOND, anchor=cast.days[0].date + weeks * A_WEEK)
    publish(cast)
    assert answers(cast.bo) == (["–", "going"] * 2 if weeks % 2 else ["going", "–"] * 2)


def test_the_first_lunch_and_only_in_some_parts_of_the_city(cast: Cast) -> None:
    rhythm(cast, cast.bo, Rule.FIRST)
    rhythm(cast, cast.femke, districts=["Noord", "West"])
    rhythm(cast, cast.idris, districts=["Noord", "Oost"])
    publish(cast)
    assert answers(cast.bo) == ["going", "–", "–", "–"]
    assert answers(cast.femke) == ["–"] * 4
    assert answers(cast.idris) == ["going"] * 4


def test_another_weekday_and_a_gathering_are_not_meant(cast: Cast) -> None:
    every = Rhythm(city=cast.city, person=cast.bo, rule=Rule.EVERY)
    day = cast.days[1]
    assert every.fits(day)
    day.date += dt.timedelta(days=1)
    assert not every.fits(day)
    day.date, day.kind, day.number = cast.days[2].date, DayKind.GATHERING, None
    assert not every.fits(day)
    assert not Rhythm(city=cast.city, person=cast.bo, rule=Rule.FIRST).fits(day)


def test_a_rhythm_chosen_later_takes_the_days_that_are_public(cast: Cast) -> None:
    publish(cast)
    chosen = rhythm(cast, cast.bo)
    assert answers(cast.bo) == ["going"] * 4
    rhythms.choose(
        Rhythm(pk=chosen.pk, city=cast.city, person=cast.bo, rule=Rule.EVERY)
    )  # the same tap again
    with pytest.raises(KeyReused):
        rhythms.choose(Rhythm(pk=chosen.pk, city=cast.city, person=cast.bo, rule=Rule.FIRST))
    work()
    assert (Rhythm.objects.count(), Wish.objects.count()) == (1, 4)


def test_a_free_day_added_to_a_public_month_counts(cast: Cast) -> None:
    rhythm(cast, cast.bo)
    free = cast.days[3].date + A_WEEK
    add_free_day(cast.residency, free)
    assert not Effect.objects.filter(kind=rhythms.KIND).exclude(key__startswith="rhythm-chosen").exists()
    publish(cast)
    more = add_free_day(cast.residency, free + A_WEEK)
    assert not more.rsvps.exists()  # written down with the day, done by the worker
    work()
    assert answers(cast.bo) == ["going"] * 6


def test_who_said_not_this_time_is_left_alone_there(cast: Cast) -> None:
    rhythm(cast, cast.bo)
    publish(cast)
    coming.cancel(cast.days[1], cast.bo, client_key=uuid4())
    rhythm(cast, cast.bo, Rule.SECOND, anchor=cast.days[1].date)
    rhythm(cast, cast.bo)
    rhythms.settle(cast.bo, cast.days)
    assert answers(cast.bo) == ["going", "not", "going", "going"]


def test_one_s_own_word_is_kept_with_its_hours(cast: Cast) -> None:
    publish(cast)
    coming.come(cast.days[0], cast.bo, client_key=uuid4(), arrives=dt.time(10))
    rhythm(cast, cast.bo)
    mine = Rsvp.objects.get(day=cast.days[0])
    assert (mine.arrives, rhythms.is_by_rhythm(mine)) == (dt.time(10), False)
    rhythm(cast, cast.bo, districts=["Noord"])
    assert answers(cast.bo) == ["going", "not", "not", "not"]  # only what the rhythm had said is given back


def test_another_rhythm_gives_back_what_it_does_not_mean(cast: Cast) -> None:
    publish(cast)
    rhythm(cast, cast.bo)
    rhythm(cast, cast.bo, Rule.SECOND, anchor=cast.days[0].date)
    assert answers(cast.bo) == ["going", "not", "going", "not"]
    rhythm(cast, cast.bo)
    assert answers(cast.bo) == ["going"] * 4  # it was never their own word
    assert list(Rhythm.objects.order_by("since").values_list("end", flat=True)) == [
        "replaced",
        "replaced",
        "",
    ]


def test_stopping_keeps_what_is_and_begins_nothing(cast: Cast) -> None:
    rhythm(cast, cast.bo)
    publish(cast)
    for _twice in range(2):
        rhythms.stop(cast.city, cast.bo)
    add_free_day(cast.residency, cast.days[3].date + A_WEEK)
    work()
    assert answers(cast.bo) == ["going"] * 4 + ["–"]
    assert Rhythm.objects.get().end == "stopped"


def test_a_day_that_moves_keeps_the_sign_up_and_they_are_told(cast: Cast) -> None:
    rhythm(cast, cast.bo)
    publish(cast)
    mail.outbox.clear()
    changes.move(cast.days[3], cast.days[3].date + dt.timedelta(days=1), cast.noor)
    work()
    assert answers(cast.bo) == ["going"] * 4
    assert cast.bo.email in {to for message in mail.outbox for to in message.to}


def test_who_leaves_is_signed_up_for_nothing(cast: Cast) -> None:
    rhythm(cast, cast.bo)
    Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    publish(cast)
    assert not Rsvp.objects.exists()
    with pytest.raises(Refused):
        rhythm(cast, cast.bo)
    give_up(cast.bo)


def test_a_day_that_has_begun_is_left_to_people(cast: Cast) -> None:
    publish(cast)
    with time_machine.travel(cast.days[0].starts + dt.timedelta(minutes=5)):
        rhythm(cast, cast.bo)
    assert answers(cast.bo) == ["–", "going", "going", "going"]


def test_a_full_day_means_the_end_of_the_line(cast: Cast) -> None:
    Day.objects.update(capacity=1)
    publish(cast)
    coming.come(cast.days[1], cast.femke, client_key=uuid4())
    coming.come(cast.days[1], cast.idris, client_key=uuid4())
    rhythm(cast, cast.bo)
    coming.cancel(cast.days[1], cast.femke, client_key=uuid4())
    found = dict(Rsvp.objects.filter(day=cast.days[1]).values_list("person__name", "answer"))
    assert found == {"Femke": "not", "Idris": "going", "Bo": "waiting"}


def test_who_has_it_longest_comes_first(cast: Cast) -> None:
    Day.objects.update(capacity=1)
    for who in (cast.femke, cast.bo, cast.idris):
        rhythm(cast, who)
    publish(cast)
    rows = (
        Rsvp.objects.filter(day=cast.days[0])
        .order_by("seat", "ticket")
        .values_list("person__name", flat=True)
    )
    assert sorted(rows) == ["Bo", "Femke", "Idris"]
    assert Rsvp.objects.get(day=cast.days[0], answer=Answer.GOING).person == cast.femke


class Killed(BaseException):
    """As ``kill -9``: nothing is caught, nothing tidied."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("resumes", [True, False])
def test_a_worker_killed_in_the_middle_forgets_nobody_and_doubles_nobody(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, resumes: bool
) -> None:
    """The control: what a dead worker left is not taken up again, and somebody is forgotten."""
    crowd = [person(cast.city, f"Plugger{number}") for number in range(4)]
    for who in crowd:
        rhythm(cast, who)
    changes.confirm(cast.residency, cast.noor)
    whole, times = rhythms.settle, []

    def dies(*args, **more) -> None:
        times.append(1)
        if len(times) in (3, 9):
            raise Killed
        whole(*args, **more)

    monkeypatch.setattr(rhythms, "settle", dies)
    for _life in range(4):
        try:
            while worker.work(HANDLERS):
                pass
        except Killed:
            worker.reap(dt.timedelta(0))
            if resumes:
                rhythms.resume()
    got = [answers(who) for who in crowd]
    assert (got == [["going"] * 4] * 4) is resumes
    assert Wish.objects.count() == Rsvp.objects.count()
    assert Effect.objects.filter(kind=rhythms.KIND).exclude(state=State.DONE).exists() is not resumes


def test_the_letter_of_the_month_tells_what_one_is_down_for(cast: Cast) -> None:
    for who in (cast.bo, cast.femke):
        consent.settle(who, {Purpose.LETTERS})
    rhythm(cast, cast.bo, Rule.SECOND, anchor=cast.days[1].date)
    announce(cast.residency, cast.noor)
    Effect.objects.filter(kind=rhythms.KIND).delete()  # the letter may go before the lists are made
    work()
    text = {
        message.to[0]: message.body
        for message in mail.outbox
        if "plug in" in message.subject or "pluggen" in message.subject
    }
    assert text[cast.bo.email].count("?answer=not") == 2
    assert text[cast.femke.email].count("?answer=not") == 0
    assert answers(cast.bo) == ["–", "going"] * 2
