"""Private wishes: said, changed and taken back, and on nobody else's page, list or file."""

from __future__ import annotations

import io
import json
import re
import uuid
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.front.exporting.files import packed
from plugdedag.front.leaving import leave
from plugdedag.lib.refusals import Refused
from plugdedag.people.blocking import block
from plugdedag.people.consent import settle
from plugdedag.people.models import Person
from plugdedag.seating import preferring
from plugdedag.seating.models import Preference
from tests.cast import Cast, person
from tests.front.desks import browser
from tests.seating.lunch import crowd, inside, made

pytestmark = pytest.mark.usefixtures("english")
KEPT = "Kept. Nobody but you sees it"


@pytest.fixture
def anna(cast: Cast) -> Person:
    found = person(cast.city, "Anna")
    settle(found, {"name-at-day"})
    return found


def say(client: Client, other: Person, kind: str) -> str:
    sent = {"other": str(other.uuid), "kind": kind}
    return client.post(reverse("preferences"), sent, follow=True).content.decode()


def mine(who: Person) -> list[tuple[str, str]]:
    return [
        (row.other.name, row.kind) for row in Preference.objects.filter(person=who).select_related("other")
    ]


def test_said_changed_and_taken_back(cast: Cast, anna: Person) -> None:
    client = browser(cast.bo)
    assert KEPT in say(client, anna, "together")
    say(client, anna, "together")
    assert mine(cast.bo) == [("Anna", "together")]
    assert "gladly at one table" in say(client, anna, "apart") or mine(cast.bo) == [("Anna", "apart")]
    assert mine(cast.bo) == [("Anna", "apart")]
    key = Preference.objects.get().pk
    assert "Taken back" in client.post(reverse("preference", args=[key]), follow=True).content.decode()
    assert client.post(reverse("preference", args=[key])).status_code == 404
    assert Preference.objects.count() == 0


def test_found_by_a_few_letters_of_the_first_name(cast: Cast, anna: Person) -> None:
    Person.objects.filter(pk=anna.pk).update(name="Anna Zonneveld")
    shown = browser(cast.bo).get(reverse("preferences"), {"who": "ann"}).content.decode()
    assert ("Anna" in shown, "Zonneveld" in shown) == (True, False)
    assert (
        "Nobody of that name" in browser(cast.bo).get(reverse("preferences"), {"who": "zon"}).content.decode()
    )
    assert "Anna" in browser(cast.bo).get(reverse("preferences"), {"with": str(anna.uuid)}).content.decode()


def test_only_whom_one_may_see_can_be_named(cast: Cast, anna: Person) -> None:
    client = browser(cast.bo)
    for hidden in (cast.femke, cast.bo):  # who did not agree; oneself
        assert (
            client.post(reverse("preferences"), {"other": str(hidden.uuid), "kind": "apart"}).status_code
            == 404
        )
    block(anna, cast.bo)
    assert client.post(reverse("preferences"), {"other": str(anna.uuid), "kind": "apart"}).status_code == 404
    assert "Anna" not in client.get(reverse("preferences"), {"who": "anna"}).content.decode()
    for broken in ({}, {"other": "x", "kind": "apart"}, {"other": str(anna.uuid), "kind": "love"}):
        assert "choose once more" in client.post(reverse("preferences"), broken, follow=True).content.decode()
    assert Preference.objects.count() == 0


def test_somebody_who_is_hidden_since_has_no_name_in_the_list(cast: Cast, anna: Person) -> None:
    client = browser(cast.bo)
    say(client, anna, "together")
    block(anna, cast.bo)
    shown = client.get(reverse("preferences")).content.decode()
    assert ("Anna" in shown, "Somebody you do not see now" in shown) == (False, True)


def test_a_second_tap_on_take_back_is_no_error(cast: Cast, anna: Person) -> None:
    """And tells nobody else whether there is or was a wish: with another's mark, or none, it is a 404 as ever."""
    client = browser(cast.bo)
    say(client, anna, "apart")
    address = reverse("preference", args=[Preference.objects.get().pk])
    (found,) = re.findall(
        r'name="mine" value="([0-9a-f]+)"', client.get(reverse("preferences")).content.decode()
    )
    before = browser(anna).post(address, {"mine": found}).status_code
    for _tap in range(2):
        assert "Taken back" in client.post(address, {"mine": found}, follow=True).content.decode()
    assert Preference.objects.count() == 0
    after = [browser(anna).post(address, {"mine": found}).status_code,
             client.post(address, {"mine": found[::-1]}).status_code, client.post(address).status_code]  # fmt: skip
    assert [before, *after] == [404] * 4


def test_a_wish_of_another_cannot_be_taken_back(cast: Cast, anna: Person) -> None:
    say(browser(cast.bo), anna, "apart")
    browser(anna).post(reverse("preference", args=[Preference.objects.get().pk]))
    assert mine(cast.bo) == [("Anna", "apart")]


def test_past_all_measure_it_says_so_and_nothing_is_lost(cast: Cast) -> None:
    people = crowd(cast, preferring.MOST + 1)
    for one in people[:-1]:
        preferring.wish(cast.city, cast.bo, one, "apart")
    with pytest.raises(Refused, match="You have 12 wishes already"):
        preferring.wish(cast.city, cast.bo, people[-1], "apart")
    preferring.wish(cast.city, cast.bo, people[0], "together")  # changing one is no more
    assert Preference.objects.count() == preferring.MOST


@pytest.mark.parametrize("leaver", ["bo", "anna"])
def test_who_leaves_takes_it_along_on_both_sides(leaver: str, cast: Cast, anna: Person) -> None:
    preferring.wish(cast.city, cast.bo, anna, "apart")
    leave(cast.bo if leaver == "bo" else anna, client_key=uuid.uuid4())
    assert Preference.objects.count() == 0


def readings(cast: Cast, readers: dict[str, Client]) -> dict[str, str]:
    """What others read where a wish could show: the tables, whom it is about, their data; without keys and tokens."""
    day, pages = cast.days[0], {}
    where = [
        reverse("tables", args=[day.pk]), reverse("table_wall", args=[day.pk]), reverse("table", args=[day.pk]),
        reverse("door", args=[day.pk]), reverse("day", args=[day.pk]), reverse("preferences"), reverse("met"),
        reverse("desk"), reverse("desk_mixing"), reverse("data"), reverse("data_file"), reverse("mine"),
    ]  # fmt: skip
    for name, client in readers.items():
        for address in where:
            text = client.get(address).content.decode()
            text = re.sub(
                r'value="[^"]*"|nonce="[^"]*"|"made": "[^"]*"|"at": "[^"]*"|&quot;[0-9a-f]{24}', "", text
            )
            pages[f"{name} {address}"] = text
    return pages


@pytest.mark.only("sqlite")  # what a role reads is the same on any database
def test_nobody_elses_page_changes_by_it(cast: Cast, anna: Person) -> None:
    inside(
        cast.days[0],
        [cast.bo, anna, *(person(cast.city, name) for name in ("Cas", "Dina", "Ed", "Fee", "Guus"))],
    )
    made(cast, cast.days[0])
    people = {"organiser": cast.noor, "opener": cast.idris, "facilitator": cast.femke, "anna": anna}
    others = {name: browser(one) for name, one in people.items()}
    readings(cast, others)  # who looked is written down the first time
    before = readings(cast, others)
    preferring.wish(cast.city, cast.bo, anna, "apart")
    assert readings(cast, others) == before
    bo = {"bo": browser(cast.bo)}
    assert "rather not at one table" in readings(cast, bo)[f"bo {reverse('preferences')}"]  # the control


def test_ones_own_file_has_the_wish_without_the_name_and_the_citys_has_nothing(
    cast: Cast, anna: Person
) -> None:
    preferring.wish(cast.city, cast.bo, anna, "apart")
    file = json.loads(browser(cast.bo).get(reverse("data_file")).content)
    rows = file["about"]["seating.Preference"]["rows"]
    assert [row["kind"] for row in rows] == ["apart"]
    assert "Anna" not in json.dumps(file)
    assert "seating.Preference" not in json.loads(browser(anna).get(reverse("data_file")).content)["about"]
    with zipfile.ZipFile(io.BytesIO(packed(cast.city))) as archive:
        assert not [name for name in archive.namelist() if b"apart" in archive.read(name)]


def test_as_many_queries_for_three_wishes_as_for_one(cast: Cast) -> None:
    people, counts = crowd(cast, 3), []
    client = browser(cast.bo)
    for one in people:
        settle(one, {"name-at-day"})
    client.get(reverse("preferences"))
    for one in people:
        preferring.wish(cast.city, cast.bo, one, "apart")
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("preferences"))
        counts.append(len(asked))
    assert counts[0] == counts[2]
