"""The page of one day: what it asks of whom."""

from uuid import uuid4

from django.test import Client
from django.urls import reverse

from plugdedag.days.coming import come
from tests.cast import Cast
from tests.front.desks import browser


def kicker(client: Client, cast: Cast) -> str:
    return str(client.get(reverse("day", args=[cast.days[1].pk])).context["kicker"])


def test_who_is_on_the_list_is_not_asked_to_come(cast: Cast) -> None:
    assert kicker(browser(cast.bo), cast) == "Deepening: what do we find out. Are you coming?"
    come(cast.days[1], cast.bo, client_key=uuid4())
    assert kicker(browser(cast.bo), cast) == "Deepening: what do we find out."
    assert kicker(browser(None), cast) == "Deepening: what do we find out. Are you coming?"


def test_the_back_button_asks_anew(cast: Cast) -> None:
    page = browser(cast.bo).get(reverse("day", args=[cast.days[1].pk]))
    assert "no-store" in page.headers["Cache-Control"].split(", ")
