"""What each role gets to see of what people told: exactly what stands in the table, and nothing besides."""

from __future__ import annotations

import datetime as dt
import io
import uuid
import zipfile
from collections.abc import Iterable, Iterator

import pytest
import time_machine
from django.urls import reverse

from plugdedag.days import changes, turns
from plugdedag.days.coming import cancel
from plugdedag.days.models import Day
from plugdedag.front.exporting.files import packed
from plugdedag.front.views import days as day_page
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from plugdedag.people.signing_in import knock
from plugdedag.places.letters import offer_arrived, offer_declined
from plugdedag.places.models import Offer
from plugdedag.questions.closing import publish
from plugdedag.questions.models import Question
from plugdedag.questions.owning import write_to_owner
from plugdedag.seating.models import Preference
from plugdedag.seating.views import preferences
from tests.cast import Cast
from tests.privacy.canaries import Cage, Canary, fill, label, texts
from tests.privacy.crawling import crawl, visitor_of
from tests.privacy.seen import IN_LETTERS, PUBLISHED, SEEN, Seen
from tests.privacy.world import NOON, make

MYSELF = {"plugger": "bo", "opener": "idris", "facilitator": "femke", "organiser": "noor", "abroad": "wil"}
World = tuple[Cast, Person, Cage]


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(NOON, tick=False):
        cast, abroad = make()
        yield cast, abroad, fill()


def others(me: str, heard: Iterable[Canary]) -> Seen:
    """What was heard of others: the fields, each with whose it was."""
    found: Seen = {}
    for one in heard:
        if not one.whose or one.whose != me:
            found.setdefault(one.field, set()).add(one.whose)
    return found


def expected(role: str) -> Seen:
    """The table, without what is one's own."""
    own = {MYSELF.get(role, "?")}
    return {field: whose - own for field, whose in SEEN[role].items() if whose - own}


def test_every_personal_field_has_a_canary(world: World) -> None:
    _cast, _abroad, cage = world
    there = {one.field for one in cage.by_word.values()}
    assert {label(model, name) for model, name, _one in texts()} - there == set()


@pytest.mark.only(
    "sqlite"
)  # the pages and what they leave out are the same; that each page runs is seen elsewhere
@pytest.mark.parametrize("role", SEEN)
def test_a_role_sees_what_is_in_the_table(role: str, world: World) -> None:
    cast, abroad, cage = world
    heard = crawl(visitor_of(role, cast, abroad), role, cast, cage)
    assert others(MYSELF.get(role, "?"), set().union(*heard.values())) == expected(role)


def test_one_sees_ones_own_in_the_file_to_take_away(world: World) -> None:
    """And a page that is asked for really is read: the control of all others."""
    cast, abroad, cage = world
    heard = crawl(visitor_of("plugger", cast, abroad), "plugger", cast, cage, ["data_file"])["data_file"]
    own = {one.field for one in heard if one.whose == "bo"}
    assert own == {"Asked.words", "Person.email", "Person.name", "Person.last_name", "Hat.what",
                   "Membership.working_on", "Knock.towards", "Passkey.name", "Preference.kind", "Report.page",
                   "Report.words"}  # fmt: skip
    assert others("bo", heard) == {}


def test_a_page_that_leaks_is_caught(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: names of who did not agree, on the page of a day."""
    cast, abroad, cage = world
    monkeypatch.setattr(day_page, "names_shown", lambda day, reader: list(Person.objects.all()))
    heard = crawl(visitor_of("plugger", cast, abroad), "plugger", cast, cage, ["day"])
    assert "gijs" in others("bo", heard["day"])["Person.name"] - expected("plugger")["Person.name"]


WISHERS = {"plugger": "bo", "opener": "idris", "facilitator": "femke", "organiser": "noor"}


@pytest.mark.parametrize("role", WISHERS)
def test_a_wish_is_read_by_who_has_it_and_a_page_that_told_another_would_be_caught(
    role: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of all pages that tell none: one's own page tells one's own, and were it open to all, everybody's."""
    cast, abroad, cage = world
    client = visitor_of(role, cast, abroad)
    wishes = {word: one.whose for word, one in cage.by_word.items() if one.field == "Preference.kind"}

    def heard() -> set[str]:
        found = cage.heard(client.get(reverse("preferences")).content.decode())
        return {one.whose for one in found if one.field == "Preference.kind"}

    assert heard() == {WISHERS[role]}
    monkeypatch.setattr(preferences, "wishes", lambda *_who: [(row, "") for row in Preference.objects.all()])
    assert heard() == set(wishes.values()) == {"femke", "gijs", "bo", "noor", "idris"}


def test_no_wish_is_in_the_tables_of_the_city(world: World) -> None:
    cast, _abroad, cage = world
    with zipfile.ZipFile(io.BytesIO(packed(cast.city))) as archive:
        told = "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    fields = {one.field for one in cage.heard(told)}
    assert ("Preference.kind" in fields, "Person.email" in fields) == (False, True)


def test_what_the_world_sees_of_a_published_result(world: World) -> None:
    cast, abroad, cage = world
    question = Question.objects.select_related("owner").get(pk=cast.question.pk)
    publish(question, question.owner)
    heard = crawl(visitor_of("visitor", cast, abroad), "visitor", cast, cage)
    assert others("", set().union(*heard.values())) == PUBLISHED


def write_letters(cast: Cast) -> None:
    """One of nearly each letter there is."""
    noor, femke = Person.objects.get(pk=cast.noor.pk), Person.objects.get(pk=cast.femke.pk)
    Day.objects.filter(pk=cast.days[1].pk).update(capacity=1)
    day = Day.objects.get(pk=cast.days[1].pk)
    cancel(day, femke, client_key=uuid.uuid4())
    turns.give(day, femke, "opener", noor)
    write_to_owner(Question.objects.get(pk=cast.question.pk), "letter")
    offer = Offer.objects.order_by("pk")[0]
    offer_arrived(offer)
    offer_declined(offer, "Jammer")
    knock(cast.city, femke.email, language="nl", towards="/", address="")
    changes.move(day, day.date + dt.timedelta(days=1), noor, "Zomaar", version=day.version)
    day.refresh_from_db()
    changes.cancel(day, noor, "Ook zomaar", version=day.version)


def test_a_letter_tells_its_reader_nothing_of_others(world: World) -> None:
    cast, _abroad, cage = world
    Effect.objects.all().delete()
    write_letters(cast)
    found: dict[str, Seen] = {}
    for letter in Effect.objects.all():
        (to,) = cage.heard(letter.recipient)
        told = others(to.whose, cage.heard(str(letter.payload)))
        found.setdefault(letter.payload["template"], {}).update(told)
    assert len(found) == 8
    assert {template: told for template, told in found.items() if told} == IN_LETTERS
