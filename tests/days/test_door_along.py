"""At the door of a dinner: who is brought along is tapped under who brings them, also without a connection."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from plugdedag.days.coming import come
from plugdedag.days.models import Day, Rsvp, Visit
from plugdedag.days.turns import give
from tests.cast import Cast
from tests.days.phones import NO_SLIP, all_sent, count, offline, online, opened, row, tap
from tests.days.test_browser import sign_in
from tests.gatherings.evenings import dinner

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def evening(cast: Cast) -> Day:
    """All day long, so that it is open whatever the clock says. Bo brings Anna; Idris opens the door."""
    hours = {"opens": dt.time(0, 1), "begins": dt.time(12), "closes": dt.time(23, 59)}
    day = dinner(cast, cast.bo, date=cast.city.today(), **hours).day
    come(day, cast.bo, client_key=uuid4(), guests=["Anna"])
    give(day, cast.idris, "opener", cast.noor)
    return day


@pytest.mark.only("sqlite")  # the phone is the same
def test_without_a_connection_a_guest_is_tapped_taken_back_and_tapped_again(
    page: Page, site: str, cast: Cast, evening: Day
) -> None:
    sign_in(page, site, cast.idris)
    opened(page, site, evening)
    offline(page)
    for here in (False, True):
        tap(page, "Anna") if not here else row(page, "Anna", here=True).click()
        page.wait_for_timeout(NO_SLIP)
    tap(page, "Anna")
    count(page, 1)
    online(page)
    all_sent(page)
    visit = Visit.objects.get()
    assert (visit.guest_name, visit.plus_one, visit.person) == (
        "Anna",
        Rsvp.objects.get(guest_name="Anna"),
        None,
    )


def test_without_a_script_each_name_is_a_form(client: Client, cast: Cast, evening: Day) -> None:
    client.force_login(cast.idris)
    anna = Rsvp.objects.get(guest_name="Anna")
    address = reverse("visits", args=[evening.pk])
    assert (
        f'name="plus_one" value="{anna.pk}"'
        in client.get(reverse("door", args=[evening.pk])).content.decode()
    )
    for _twice in range(2):
        client.post(address, {"key": str(uuid4()), "plus_one": anna.pk})
    assert Visit.objects.get().plus_one == anna
    other = dinner(cast, cast.bo).day
    client.post(address, {"key": str(uuid4()), "plus_one": 10**17})  # gone, and no name with it
    assert (Visit.objects.count(), other.visits.count()) == (1, 0)
    client.post(address, {"key": str(Visit.objects.get().pk), "undo": "on"})
    assert Visit.objects.count() == 0
