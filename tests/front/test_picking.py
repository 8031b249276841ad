"""Picking one of many by a few letters: at most ten names on the page, and nobody else is noted as looked up."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.cities.models import City
from plugdedag.days.coming import come
from plugdedag.days.models import Turn
from plugdedag.front.forms.desk.picking import FEW, MOST
from plugdedag.people.finding import matching
from plugdedag.people.models import Duty, Lookup, Membership, Person
from tests.cast import Cast, other_city, person
from tests.people.knocking import proved
from tests.questions.said import entering

pytestmark = pytest.mark.django_db


def crowd(city: City, *names: str) -> list[Person]:
    """People of these names, each with an address of their own."""
    made = [
        Person.objects.create_user(email=f"{number}-{city.pk}@example.org", name=name)
        for number, name in enumerate(names)
    ]
    since = dt.date(2025, 3, 5)
    Membership.objects.bulk_create(Membership(city=city, person=one, since=since) for one in made)
    return made


@pytest.fixture
def many(cast: Cast) -> list[Person]:
    """Twenty Annes and two of one name."""
    return crowd(cast.city, *(f"Anne {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"), "Zoë Bos", "Zoë Bos")


@pytest.fixture
def noor(cast: Cast) -> Client:
    return proved(entering(cast.noor))


def names(client: Client, **asked: str) -> list[str]:
    """Who is on the list that htmx asks for."""
    page = client.get(reverse("desk_people"), asked).content.decode()
    return [part.split("</span>")[0] for part in page.split('<span dir="auto">')[1:]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zo", [3]), ("ZOË", [3]), ("bos z", [3]), ("jan", [1, 2]), ("visser jan", [1]), ("de", [1, 4]), ("oe", []),
        ("", []), ("  ", []), ("anne-m", []), ("marie", [2]), ("sukru", [4]),
    ],
)  # fmt: skip
def test_beginnings_of_words(typed: str, found: list[int]) -> None:
    people = [(1, "Jan de Visser"), (2, "Jan-Marie Pol"), (3, "Zoë Bos"), (4, "Şükrü Demır")]
    assert matching(people, typed) == found


def test_a_few_are_a_list_and_many_are_found(noor: Client, cast: Cast) -> None:
    field = noor.get(reverse("desk_duties")).context["form"].fields
    assert ("who" in field, len(field["person"].choices)) == (False, 5)
    crowd(cast.city, *(f"Anne {number}" for number in range(FEW)))
    page = noor.get(reverse("desk_duties"))
    assert ("who" in page.context["form"].fields, b"Anne" in page.content) == (True, False)


def test_at_most_ten_and_only_they_were_looked_up(noor: Client, cast: Cast, many: list[Person]) -> None:
    crowd(other_city(), "Anne Elders")
    assert names(noor, who="an") == [f"Anne {letter} · sinds maart 2025" for letter in "ABCDEFGHIJ"]
    assert Lookup.objects.filter(by=cast.noor, occasion="choice").count() == MOST
    assert len(names(noor, who="zoe")) == 2
    assert names(noor, who="elders") == names(noor) == []


def test_of_a_day_who_comes_stands_first(noor: Client, cast: Cast, many: list[Person]) -> None:
    come(cast.days[1], many[19], client_key=uuid.uuid4())
    day = str(cast.days[1].pk)
    assert [name[:6] for name in names(noor, day=day)] == ["Anne T"]
    assert [name[:6] for name in names(noor, day=day, who="an")[:2]] == ["Anne T", "Anne A"]
    assert "(komt)" in names(noor, day=day)[0]
    assert noor.get(reverse("desk_people"), {"day": str(uuid.uuid4())}).status_code == 404
    assert noor.get(reverse("desk_people"), {"day": "x"}).status_code == 200


def test_without_javascript_looking_keeps_what_was_chosen(
    noor: Client, cast: Cast, many: list[Person]
) -> None:
    sent = {"kind": "scout", "who": "anne s", "search": "yes"}
    looked = noor.post(reverse("desk_duties"), sent)
    form = looked.context["form"]
    assert (looked.status_code, form["kind"].value(), form["who"].value()) == (200, "scout", "anne s")
    assert (form.shown, form.errors) == ([many[18]], {})
    assert Duty.objects.filter(kind="scout").count() == 0
    given = {"kind": "scout", "who": "anne s", "person": many[18].pk}
    assert noor.post(reverse("desk_duties"), given).status_code == 302
    assert Duty.objects.get(kind="scout").person == many[18]


def test_looking_asks_no_proof_and_does_no_deed(cast: Cast, many: list[Person]) -> None:
    """With JavaScript the list follows the letters without one; the button without it is no more than that."""
    client, mine = entering(cast.noor), Duty.objects.get(person=cast.noor)
    looking = {"who": "anne s", "search": "yes"}
    deed = {"kind": "scout", "person": many[18].pk, "lay_down": "yes"}
    for page in (reverse("desk_duties"), reverse("desk_duty", args=[mine.pk])):
        found = client.post(page, looking)
        assert (found.status_code, found.context["form"].shown) == (200, [many[18]])
        assert client.post(page, looking | deed).status_code == 200
        assert client.post(page, deed)["Location"] == reverse("proof")
    assert list(Duty.objects.on(cast.city.today())) == [mine]


def test_nobody_chosen_and_somebody_from_elsewhere(noor: Client, cast: Cast, many: list[Person]) -> None:
    none = noor.post(reverse("desk_duties"), {"kind": "scout", "who": "zoe"})
    assert (none.status_code, len(none.context["form"].shown)) == (422, 2)
    joris = person(other_city(), "Joris")
    wrong = noor.post(reverse("desk_duties"), {"kind": "scout", "who": "jo", "person": joris.pk})
    assert (wrong.status_code, b"Joris" in wrong.content) == (422, False)
    assert not Duty.objects.filter(kind="scout").exists()


def test_a_turn_by_letters(noor: Client, cast: Cast, many: list[Person]) -> None:
    address = reverse("desk_turns", args=[cast.days[1].pk])
    looked = noor.post(address, {"kind": "scribe", "who": "zoe", "search": "yes"})
    assert (looked.status_code, looked.context["turn_form"].shown) == (200, many[20:])
    noor.post(address, {"kind": "scribe", "person": many[20].pk})
    turn = Turn.objects.get(day=cast.days[1])
    handed = noor.post(reverse("desk_turn", args=[turn.pk]), {"person": many[21].pk})
    assert (handed.status_code, Turn.objects.get(day=cast.days[1], ended=None).person) == (302, many[21])


def test_one_hit_and_ten_ask_the_same(noor: Client, cast: Cast, many: list[Person]) -> None:
    counts = []
    for typed in ("anne s", "anne"):
        names(noor, who=typed)  # notes who was looked up
        with CaptureQueriesContext(connection) as asked:
            names(noor, who=typed)
        counts.append(len(asked))
    assert counts[0] == counts[1]
