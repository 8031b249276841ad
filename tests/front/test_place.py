"""The page of a place: whether PLUG is there, and the one tap that says you come."""

import datetime as dt
from uuid import uuid4

import time_machine
from django.urls import reverse

from plugdedag.days.changes import cancel
from plugdedag.days.coming import come
from tests.cast import Cast
from tests.front.desks import browser, says


def test_who_can_come_says_so_there(cast: Cast) -> None:
    address, first = reverse("place", args=[cast.place.pk]), cast.days[0]
    with time_machine.travel(first.starts, tick=False):
        assert says(browser(None).get(address), "PLUG is here")
        assert f'href="{reverse("rsvp", args=[first.pk])}"' in browser(None).get(address).content.decode()
        come(first, cast.bo, client_key=uuid4())
        page = browser(cast.bo).get(address)
        assert says(page, "A seat is kept for you")
        assert f'action="{reverse("rsvp", args=[first.pk])}"' in page.content.decode()


def test_a_cancelled_day_is_passed_over(cast: Cast) -> None:
    first, second = cast.days[:2]
    with time_machine.travel(first.starts, tick=False):
        cancel(first, cast.noor, why="lek")
        assert browser(None).get(reverse("place", args=[cast.place.pk])).context["day"] == second


def test_where_plug_was_nobody_is_asked_to_come(cast: Cast) -> None:
    with time_machine.travel(cast.days[3].ends + dt.timedelta(minutes=1), tick=False):
        page = browser(None).get(reverse("place", args=[cast.place.pk]))
    assert says(page, "PLUG was here")
    assert 'id="rsvp"' not in page.content.decode()


def test_before_the_month_begins_plug_is_still_to_come(cast: Cast) -> None:
    earlier = dt.datetime.combine(cast.residency.month - dt.timedelta(days=3), dt.time(12), dt.UTC)
    with time_machine.travel(earlier, tick=False):
        page = browser(None).get(reverse("place", args=[cast.place.pk]))
    assert says(page, "PLUG is coming here")
    assert 'id="rsvp"' in page.content.decode()
