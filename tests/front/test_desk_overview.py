"""The desk says what needs an organiser now, first things first; and it costs the same for one row and for three."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.cities.models import City
from plugdedag.days.models import Confirmation, Day, Residency, Turn
from plugdedag.front.needs import SOON
from plugdedag.people.founding import found
from plugdedag.people.models import Duty, Person
from tests.cast import Cast, person
from tests.front.desks import browser, in_the_making, says
from tests.places.offers import offered

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


def carried(cast: Cast) -> None:
    """Somebody carries every turn of the cast's days."""
    for day in cast.days:
        for kind in ("opener", "facilitator", "scribe"):
            Turn.objects.get_or_create(day=day, person=cast.bo, kind=kind, ended=None)


def test_a_gap_this_week_comes_first(noor: Client, cast: Cast) -> None:
    offered(cast.city)
    step = noor.get(reverse("desk")).context["desk"].step
    gap = next(day for day in cast.days if not day.is_over)
    assert step.url == reverse("desk_day", args=[gap.pk]) + "#turns"


def test_then_who_waits_then_what_is_half_done_then_nothing(noor: Client, cast: Cast) -> None:
    carried(cast)
    assert noor.get(reverse("desk")).context["desk"].step.title == "Nothing needs you now"
    made = in_the_making(cast.city, cast.noor)
    assert noor.get(reverse("desk")).context["desk"].step.url == reverse("desk_residency", args=[made.pk])
    offer = offered(cast.city, "De Linde")
    assert noor.get(reverse("desk")).context["desk"].step.url == reverse("desk_offer", args=[offer.pk])


def test_a_gap_later_on_is_something_to_do_when_nothing_else_is(noor: Client, cast: Cast) -> None:
    carried(cast)
    Day.objects.exclude(pk=cast.days[3].pk).update(date=cast.city.today() - dt.timedelta(days=9))
    Turn.objects.filter(day=cast.days[3], kind="scribe").delete()
    assert cast.days[3].date - cast.city.today() > SOON
    step = noor.get(reverse("desk")).context["desk"].step
    assert step.url == reverse("desk_day", args=[cast.days[3].pk]) + "#turns"
    offered(cast.city)
    assert "offers" in noor.get(reverse("desk")).context["desk"].step.url


def test_a_month_that_has_been_stays_within_reach(noor: Client, cast: Cast) -> None:
    assert noor.get(reverse("desk")).context["desk"].earlier == []
    for days in (1, 2):
        Day.objects.update(date=F("date") - dt.timedelta(days=300))
        assert noor.get(reverse("desk")).context["desk"].earlier == [cast.residency], days
    assert says(noor.get(reverse("desk")), reverse("desk_residency", args=[cast.residency.pk]))
    assert says(noor.get(reverse("question", args=[cast.question.pk])), "This month on the desk")
    assert not says(
        browser(cast.femke).get(reverse("question", args=[cast.question.pk])), "This month on the desk"
    )


def test_a_day_that_closed_is_not_the_next_one(noor: Client, cast: Cast) -> None:
    first, second = cast.days[0], cast.days[1]
    with time_machine.travel(first.starts + dt.timedelta(hours=1), tick=False):
        browser_then = browser(cast.noor)
        assert browser_then.get(reverse("desk")).context["desk"].day.day == first
    with time_machine.travel(first.ends + dt.timedelta(minutes=1), tick=False):
        assert browser(cast.noor).get(reverse("desk")).context["desk"].day.day == second


def test_an_empty_city_says_how_to_begin(db: None) -> None:
    city = City(slug="gouda", name="Gouda", hostname="testserver")
    noor = browser(found(city, email="noor@example.org", name="Noor"))
    page = noor.get(reverse("desk"))
    assert says(page, "Find the first place")
    assert page.context["desk"].step.url == reverse("desk_offers")
    assert page.content.decode().count("Write down a place") == 1  # the button; beside it, the form to send
    assert says(page, "The form for a place")
    assert noor.get(reverse("desk_duties")).status_code == 200
    assert says(browser(None).get(reverse("places")), "No place yet: yours could be the first")


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def grow(cast: Cast) -> None:
    """Two more of everything the pages list."""
    for name in ("De Linde", "De Eik"):
        offered(cast.city, name)
        Duty.objects.create(
            city=cast.city, person=person(cast.city, name), kind="scout", since=cast.city.today()
        )
    for later in (1, 2):
        Confirmation.objects.create(residency=in_the_making(cast.city, cast.noor, f"Zaal {later}", later))
    for later in (3, 4):
        in_the_making(cast.city, cast.noor, f"Plan {later}", later)
    for day in Day.objects.all():
        for somebody in Person.objects.all()[:3]:
            Turn.objects.get_or_create(day=day, person=somebody, kind="scribe", ended=None)


def test_every_page_costs_the_same_for_one_row_and_for_three(noor: Client, cast: Cast) -> None:
    offer, made = offered(cast.city), in_the_making(cast.city, cast.noor)
    duty, turn = Duty.objects.get(), Turn.objects.filter(day=cast.days[0]).first()
    pages = [
        reverse("desk"), reverse("desk_offers"), reverse("desk_duties"), reverse("places"), reverse("offer"),
        reverse("desk_offer", args=[offer.pk]), reverse("desk_day", args=[cast.days[1].pk]),
        reverse("desk_duty", args=[duty.pk]), reverse("desk_turn", args=[turn.pk]),
        reverse("place", args=[cast.place.pk]),
        *(reverse(name, args=[made.pk]) for name in ("desk_residency", "desk_terms", "desk_title", "desk_owner")),
    ]  # fmt: skip
    before = {page: queries(noor, page) for page in pages}
    grow(cast)
    after = {page: queries(noor, page) for page in pages}
    alike = reverse(
        "desk_offer", args=[offer.pk]
    )  # now there are questions like it, three at most, which it shows
    assert after | {alike: before[alike]} == before
    assert {page: count for page, count in after.items() if count > 17} == {}


def test_months_that_are_over_are_off_the_desk(noor: Client, cast: Cast) -> None:
    last = max(day.date for day in cast.days)
    with time_machine.travel(
        dt.datetime.combine(last + dt.timedelta(days=1), dt.time(12), dt.UTC), tick=False
    ):
        desk = browser(cast.noor).get(reverse("desk")).context["desk"]
        assert (desk.running, desk.making, desk.day) == ([], [], None)
    assert Residency.objects.count() == 1
