"""Planning a month: what the calendar allows, and making the residency out of it."""

import datetime as dt
from uuid import uuid4

import pytest
from django.utils import translation

from plugdedag.cities.holidays import holiday_on
from plugdedag.cities.models import City
from plugdedag.days import proposing
from plugdedag.days.changes import cancel, move
from plugdedag.days.models import Day, Residency
from plugdedag.days.planning import make_residency
from plugdedag.days.proposing import Proposal, propose
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.places.models import Contact, Place
from tests.cast import Cast, other_city

TODAY = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def november(time_machine, cast: Cast) -> Cast:
    """The cast, with the clock at the start of November 2026 and nothing planned."""
    time_machine.move_to(TODAY)
    Residency.objects.all().delete()
    return cast


def on(month: int, *days: int, year: int = 2027) -> tuple[dt.date, ...]:
    return tuple(dt.date(year, month, day) for day in days)


def why(proposal: Proposal, date: dt.date) -> str:
    return next(one.why for one in proposal.candidates if one.date == date)


def proposed(city: City, weekday: int, year: int, month: int) -> Proposal:
    city.weekday = weekday
    return propose(city, dt.date(year, month, 15))


def test_a_plain_month_has_four(november: Cast) -> None:
    found = proposed(november.city, 2, 2027, 1)
    assert found.lunches == on(1, 6, 13, 20, 27)
    assert (found.free, found.spill, found.words, found.is_complete) == ((), (), (), True)


def test_the_fifth_is_free_and_said_so(november: Cast) -> None:
    found = proposed(november.city, 2, 2026, 12)
    assert found.lunches == on(12, 2, 9, 16, 23, year=2026)
    assert found.free == on(12, 30, year=2026)
    with translation.override("en"):
        assert proposed(november.city, 2, 2026, 12).words == (
            "Wednesday 30 December is a free day: working together, without a lunch question.",
        )


def test_christmas_on_a_friday_moves_the_fourth_lunch_into_january(november: Cast) -> None:
    found = proposed(november.city, 4, 2026, 12)
    assert found.lunches == (
        *on(12, 4, 11, 18, year=2026),
        dt.date(2027, 1, 8),
    )  # New Year's Day is a Friday too
    assert [one.date for one in found.spill] == list(on(1, 1, 8))
    assert [one.date for one in found.neighbours] == list(on(12, 24, year=2026))  # the 26th is Boxing Day
    with translation.override("en"):
        in_english = proposed(november.city, 4, 2026, 12)
        assert why(in_english, dt.date(2026, 12, 25)) == "Christmas Day: a public holiday."


def test_kings_day_on_a_tuesday(november: Cast) -> None:
    found = proposed(november.city, 1, 2027, 4)
    assert found.lunches == (*on(4, 6, 13, 20), dt.date(2027, 5, 4))
    assert [one.date for one in found.neighbours] == list(on(4, 26, 28))
    with translation.override("nl"):
        assert found.candidates[3].holiday == holiday_on(november.city, dt.date(2027, 4, 27)) == "Koningsdag"


def test_liberation_day_is_no_day_off_for_all_and_is_told(november: Cast) -> None:
    found = proposed(november.city, 2, 2027, 5)
    assert found.lunches == on(5, 5, 12, 19, 26)
    with translation.override("en"):
        assert why(proposed(november.city, 2, 2027, 5), dt.date(2027, 5, 5)) == (
            "Liberation Day: some people have the day off. Ask the place."
        )


def test_a_half_holiday_becomes_the_free_day_of_five(november: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        proposing, "half_holiday_on", lambda city, date: "Half day" if date.day == 9 else None
    )
    found = proposed(november.city, 2, 2026, 12)
    assert (found.lunches, found.free) == (on(12, 2, 16, 23, 30, year=2026), on(12, 9, year=2026))


def test_liberation_day_once_in_five_years_is_a_public_holiday(november: Cast) -> None:
    assert proposed(november.city, 0, 2031, 5).lunches == on(5, 5, 12, 19, 26, year=2031)
    assert proposed(november.city, 6, 2030, 5).lunches == (*on(5, 12, 19, 26, year=2030), dt.date(2030, 6, 2))


def test_ascension_on_a_thursday(november: Cast) -> None:
    found = proposed(november.city, 3, 2027, 5)
    assert found.lunches == (*on(5, 13, 20, 27), dt.date(2027, 6, 3))
    assert [one.date for one in found.neighbours] == list(on(5, 5, 7))


def test_a_day_of_another_place_is_taken_and_named(november: Cast) -> None:
    plan(november, on(1, 6, 13, 20, 27))
    found = proposed(november.city, 2, 2027, 1)
    assert found.lunches == on(2, 3, 10, 17, 24)
    assert {one.taken for one in found.candidates} == {"Sportpark De Dageraad"}
    anew = propose(november.city, dt.date(2027, 1, 1), leave_out=Residency.objects.get())
    assert anew.lunches == on(1, 6, 13, 20, 27)


def test_another_weekday_is_named_and_never_chosen(november: Cast) -> None:
    plan(november, on(2, 3, 10, 17, 24))
    with translation.override("en"):
        found = proposed(november.city, 4, 2026, 12)
        assert found.words[-1] == (
            "Free beside a day that is lost: Thursday 24 December. Only if the place likes that better."
        )
        plan(november, on(1, 6, 13, 20, 27))
        lost = proposed(november.city, 2, 2027, 1)
    assert lost.lunches == ()
    assert lost.words[0] == "There are not four days to be found around this month. Try another one."


def test_the_month_to_begin_with_is_a_whole_one(november: Cast) -> None:
    plan(november, on(1, 6, 13, 20, 27))
    months = [dt.date(2027, 1, 1), dt.date(2027, 2, 1)]
    assert proposing.first_whole(november.city, months) == months[1]
    assert proposing.first_whole(november.city, months[:1]) is None
    assert proposing.first_whole(november.city, []) is None


def test_a_month_without_a_free_day_says_so(november: Cast) -> None:
    plan(november, on(12, 2, 9, 16, 23, year=2026), free=on(12, 30, year=2026))
    with translation.override("en"):
        found = proposed(november.city, 2, 2026, 12)
    assert found.words[0] == "No day of this month is free any more. Another month may suit better."
    assert found.lunches == on(1, 6, 13, 20, 27)


def test_another_citys_days_and_cancelled_days_take_nothing(november: Cast) -> None:
    made = plan(november, on(1, 6, 13, 20, 27))
    cancel(made.days.get(date=dt.date(2027, 1, 13)), november.noor)
    assert dt.date(2027, 1, 13) in proposed(november.city, 2, 2027, 1).lunches
    assert propose(other_city(), dt.date(2027, 1, 1)).lunches == on(1, 6, 13, 20, 27)


def test_what_has_been_is_not_proposed(november: Cast) -> None:
    found = propose(november.city, dt.date(2026, 10, 1))
    assert all(one.past for one in found.candidates)
    assert found.lunches == on(11, 4, 11, 18, 25, year=2026)


def test_a_country_nobody_counts_holidays_for_has_none(november: Cast) -> None:
    november.city.country = "XX"
    assert proposed(november.city, 4, 2026, 12).lunches == on(12, 4, 11, 18, 25, year=2026)


def plan(cast: Cast, dates: tuple[dt.date, ...], **more) -> Residency:
    key = more.pop("client_key", None) or uuid4()
    month = more.pop("month", dates[0])
    return make_residency(cast.place, cast.ria, month, dates, cast.noor, key, **more)


def test_a_residency_has_its_four_numbered_days_and_its_free_one(november: Cast) -> None:
    made = plan(november, on(12, 23, 2, 16, 9, year=2026), free=on(12, 30, year=2026))
    days = list(Day.objects.filter(residency=made).order_by("date"))
    assert [(day.number, day.date.day, day.kind) for day in days] == [
        (1, 2, "lunch"), (2, 9, "lunch"), (3, 16, "lunch"), (4, 23, "lunch"), (None, 30, "free"),
    ]  # fmt: skip
    assert {day.capacity for day in days} == {november.place.seats}
    assert (made.month, made.created_by) == (dt.date(2026, 12, 1), november.noor)
    assert not Day.objects.published().exists()


def test_a_month_is_called_after_its_lunches(november: Cast) -> None:
    """A form may still say November when all of its lunches went on to December."""
    key = uuid4()
    first = [
        plan(november, on(12, 2, 9, 16, 23, year=2026), month=dt.date(2026, 11, 1), client_key=key)
        for _ in range(2)
    ]
    assert first[0] == first[1]
    assert first[0].month == dt.date(2026, 12, 1)
    some = plan(
        november, [dt.date(2027, 1, 27), dt.date(2027, 2, 3), *on(2, 10, 17)], month=dt.date(2027, 1, 1)
    )
    assert some.month == dt.date(2027, 1, 1)


def test_the_same_key_makes_one_residency_even_after_a_move(november: Cast) -> None:
    key, dates = uuid4(), on(1, 6, 13, 20, 27)
    first = plan(november, dates, client_key=key)
    day = first.days.get(number=2)
    move(day, dt.date(2027, 1, 14), november.noor)
    move(day, dt.date(2027, 1, 15), november.noor)
    assert plan(november, dates, client_key=key) == first
    assert Day.objects.count() == 4
    with pytest.raises(KeyReused):
        plan(november, on(1, 6, 13, 20, 28), client_key=key)


def test_everything_wrong_is_said_at_once(november: Cast) -> None:
    plan(november, on(1, 6, 13, 20, 27))
    stranger = Contact.objects.create(
        place=Place.objects.create(
            city=november.city, network=november.club, name="Elsewhere", street="Straat 1", seats=3
        ),
        name="Els", email="els@example.org",
    )  # fmt: skip
    with translation.override("en"), pytest.raises(Refused) as caught:
        make_residency(
            november.place, stranger, dt.date(2027, 1, 1), on(1, 6, 7, 7) + on(3, 1), november.noor, uuid4(),
            free=on(1, 7),
        )  # fmt: skip
    assert caught.value.messages == [
        "Els does not belong to this place.",
        "A month has four lunches on four different days: choose four dates.",
        "A day is a lunch or a free day, not both.",
        "Wednesday 6 January 2027: PLUG is at Sportpark De Dageraad that day.",
        "Monday 1 March 2027 is too far from this month.",
    ]
    assert Residency.objects.count() == 1


def test_a_date_that_has_been_is_refused(november: Cast) -> None:
    with pytest.raises(Refused):
        plan(november, on(10, 28, year=2026) + on(11, 4, 11, 18, year=2026))
    assert not Day.objects.exists()
