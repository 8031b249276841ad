"""Duties are given, dated, handed over; somebody is always organiser."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from plugdedag.lib.refusals import Refused
from plugdedag.people.duties import end, give, hand_over
from plugdedag.people.models import Duty, Person, StandingDuty
from tests.cast import Cast, other_city

ORGANISER, SCOUT = StandingDuty.ORGANISER, StandingDuty.SCOUT


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def duty(cast: Cast) -> Duty:
    """Noor's, the only organiser."""
    return Duty.objects.get()


def organisers(cast: Cast) -> list[str]:
    rows = Duty.objects.in_city(cast.city).on(cast.city.today()).filter(kind=ORGANISER)
    return sorted(rows.values_list("person__name", flat=True))


def test_a_duty_is_given_from_today_by_somebody_once(cast: Cast) -> None:
    given = give(cast.city, cast.bo, SCOUT, cast.noor)
    assert (given.since, given.until, given.given_by) == (cast.city.today(), None, cast.noor)
    assert give(cast.city, cast.bo, SCOUT, cast.idris) == given
    assert Duty.objects.get(kind=SCOUT).given_by == cast.noor


def test_only_who_is_plugged_in_to_the_city_carries_a_duty(cast: Cast) -> None:
    stranger = Person.objects.create_user("stranger@example.org")
    for city, person in ((cast.city, stranger), (other_city(), cast.bo)):
        with pytest.raises(Refused, match="plugged in"):
            give(city, person, SCOUT, cast.noor)
    assert Duty.objects.count() == 1


def test_the_last_organiser_cannot_end(cast: Cast, duty: Duty) -> None:
    give(cast.city, cast.bo, SCOUT, cast.noor)  # another duty is no organiser
    with pytest.raises(Refused, match="Hand it over"):
        end(duty)
    assert organisers(cast) == ["Noor"]


def test_an_organiser_of_another_city_does_not_count(cast: Cast, duty: Duty) -> None:
    there = other_city()
    Duty.objects.create(city=there, person=cast.bo, kind=ORGANISER, since=there.today())
    with pytest.raises(Refused):
        end(duty)


def test_an_organiser_of_the_past_does_not_count(cast: Cast, duty: Duty) -> None:
    today = cast.city.today()
    Duty.objects.create(
        city=cast.city, person=cast.bo, kind=ORGANISER, since=today - dt.timedelta(days=9), until=today
    )
    with pytest.raises(Refused):
        end(duty)


def test_with_another_organiser_it_ends_and_today_is_the_first_day_without(cast: Cast, duty: Duty) -> None:
    give(cast.city, cast.bo, ORGANISER, cast.noor)
    end(duty)
    end(duty)
    duty.refresh_from_db()
    assert (duty.until, organisers(cast)) == (cast.city.today(), ["Bo"])


def test_any_other_duty_may_be_ended_by_its_last(cast: Cast) -> None:
    end(give(cast.city, cast.bo, SCOUT, cast.noor))
    assert Duty.objects.get(kind=SCOUT).until == cast.city.today()


def test_a_duty_is_handed_over_and_who_gave_it_is_kept(cast: Cast, duty: Duty) -> None:
    given = hand_over(duty, cast.bo, cast.noor)
    duty.refresh_from_db()
    assert (given.person, given.given_by, duty.until) == (cast.bo, cast.noor, cast.city.today())
    assert organisers(cast) == ["Bo"]


def test_handing_over_is_both_or_neither(cast: Cast, duty: Duty) -> None:
    with pytest.raises(Refused):
        hand_over(duty, cast.noor, cast.noor)
    with pytest.raises(Refused):
        hand_over(duty, Person.objects.create_user("stranger@example.org"), cast.noor)
    duty.refresh_from_db()
    assert (duty.until, organisers(cast)) == (None, ["Noor"])


def test_a_duty_can_come_back_on_the_day_it_ended(cast: Cast, duty: Duty) -> None:
    hand_over(hand_over(duty, cast.bo, cast.noor), cast.noor, cast.bo)
    assert organisers(cast) == ["Noor"]


def test_rights_follow_the_duty_on_the_citys_own_clock(client: Client, cast: Cast, duty: Duty) -> None:
    """A duty from tomorrow gives nothing at 23:59 in Amsterdam and everything two minutes later."""
    client.force_login(cast.bo)
    midnight = dt.datetime(2026, 6, 10, tzinfo=cast.city.tzinfo)
    Duty.objects.create(city=cast.city, person=cast.bo, kind=ORGANISER, since=midnight.date())
    statuses = []
    for minutes in (-1, 1):
        with time_machine.travel(midnight + dt.timedelta(minutes=minutes), tick=False):
            statuses.append(client.get(reverse("desk")).status_code)
    assert statuses == [403, 200]
