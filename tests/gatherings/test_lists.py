"""Three gatherings, or three guests, cost as many queries as one."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days import reminding
from plugdedag.days.coming import come
from plugdedag.days.models import Invited
from plugdedag.gatherings import rules
from plugdedag.gatherings.models import Gathering
from plugdedag.people.models import Person
from tests.cast import Cast, person
from tests.gatherings.evenings import dinner


def queries(client: Client, name: str, *args: object) -> int:
    client.get(reverse(name, args=args))  # what is looked up once a day is written down by then
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return len(asked)


def named(client: Client, name: str) -> int:
    return client.get(reverse(name)).content.decode().count(Gathering.objects.earliest("pk").day.name)


@pytest.mark.parametrize(
    ("name", "who"), [("desk_gatherings", "noor"), ("home", "bo"), ("mine", "bo"), ("days", "bo")]
)
def test_three_gatherings_as_one(cast: Cast, client: Client, name: str, who: str) -> None:
    client.force_login(getattr(cast, who))
    by_invitation, counts, shown = name != "days", [], []
    for more in (1, 2):
        for _each in range(more):
            evening = dinner(cast, cast.bo, by_invitation=by_invitation)
            come(evening.day, cast.bo, client_key=uuid4(), guests=["Sjaak"])
        counts.append(queries(client, name))
        shown.append(named(client, name))
    assert counts[0] == counts[1]
    assert shown[1] == 3 * shown[0] > 0


def guests(cast: Cast, evening: Gathering, *names: str) -> list[Person]:
    """Each: one who is asked and comes with somebody, one who would be asked, one who is left off."""
    made = []
    for name in names:
        asked, to_ask, left_out = (person(cast.city, f"{name} {number}") for number in range(3))
        Invited.objects.create(day=evening.day, person=asked, by=cast.noor)
        come(evening.day, asked, client_key=uuid4(), guests=["Sjaak"])
        rules.pick(evening, to_ask, wanted=True, by=cast.noor)
        rules.pick(evening, left_out, wanted=False, by=cast.noor)
        made += [asked, to_ask, left_out]
    return made


def test_three_guests_as_one(cast: Cast, client: Client) -> None:
    evening = dinner(cast)
    client.force_login(cast.noor)
    counts = []
    for names in (("Ada",), ("Bas", "Cor")):
        guests(cast, evening, *names)
        counts.append([queries(client, name, evening.day.pk) for name in ("desk_gathering", "gathering")])
    assert counts[0] == counts[1]
    page = client.get(reverse("desk_gathering", args=[evening.day.pk])).content.decode()
    assert page.count('name="take_back"') == 3


def test_three_reminded_as_one(cast: Cast) -> None:
    evening, counts = dinner(cast), []
    for names in (("Ada",), ("Bas", "Cor")):
        guests(cast, evening, *names)
        with CaptureQueriesContext(connection) as asked:
            found = reminding.to_remind(evening.day)
        counts.append((len(asked), len(found)))
    assert counts == [(counts[0][0], 1), (counts[0][0], 3)]
