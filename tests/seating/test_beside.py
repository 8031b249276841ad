"""The links to the tables beside a day: around lunch they are the one thing to do for who lays the tables."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from tests.cast import Cast
from tests.front.desks import browser
from tests.seating.lunch import crowd, inside, made

pytestmark = pytest.mark.usefixtures("english")

WORDS = "The tables, from who is inside"


def button(who: Person, day: Day, page: str) -> bool | None:
    """Whether the link to the tables is the main button of a page; None without a link."""
    shown = browser(who).get(reverse(page, args=[day.pk])).content.decode()
    link = f'href="{reverse("tables", args=[day.pk])}"'
    if link not in shown:
        return None
    assert shown.count(link) == 1
    return f'button--main" {link}' in shown or f'button--main button--wide" {link}' in shown


@pytest.mark.parametrize(("minutes", "is_main"), [(-45, False), (-15, True), (60, True), (100, False)])
def test_around_lunch_it_is_the_button_of_the_day_and_of_the_lunch(
    cast: Cast, minutes: int, is_main: bool
) -> None:
    day = cast.days[0]
    with time_machine.travel(day.lunch_starts + dt.timedelta(minutes=minutes), tick=False):
        pages = ("day", "lunch")
        assert [button(cast.femke, day, page) for page in pages] == [is_main] * 2
        assert [button(cast.bo, day, page) for page in pages] == [None] * 2


def test_once_the_tables_are_made_it_is_a_link_again(cast: Cast) -> None:
    day = cast.days[0]
    with time_machine.travel(day.lunch_starts, tick=False):
        inside(day, crowd(cast, 5))
        made(cast, day)
        assert [button(cast.femke, day, page) for page in ("day", "lunch")] == [False, False]


def test_the_door_is_the_button_of_who_opens_it_except_around_lunch(cast: Cast) -> None:
    day = cast.days[0]
    door = f'button--main" href="{reverse("door", args=[day.pk])}"'
    found = []
    for at in (day.starts, day.lunch_starts):
        with time_machine.travel(at, tick=False):
            shown = browser(cast.noor).get(reverse("day", args=[day.pk])).content.decode()
            found.append((door in shown, button(cast.noor, day, "day")))
    assert found == [(True, False), (False, True)]


def test_the_door_has_it_too(cast: Cast) -> None:
    day = cast.days[0]
    with time_machine.travel(day.starts, tick=False):
        assert WORDS in browser(cast.noor).get(reverse("door", args=[day.pk])).content.decode()
