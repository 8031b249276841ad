"""Leaving: erased at once, nothing of them left in the database, and the lunch's history as it was."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest
import time_machine
from django.core import serializers
from django.db import connection
from django.test import Client
from django.urls import reverse

from plugdedag.config.effects import free_seats
from plugdedag.days import letters
from plugdedag.days.coming import come
from plugdedag.days.models import Answer, Cancellation, Day, Rsvp, Turn, Visit
from plugdedag.front.leaving import leave
from plugdedag.front.register import REGISTER
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.models import Effect, State
from plugdedag.outbox.queue import enqueue
from plugdedag.people.consent import settle
from plugdedag.people.duties import give
from plugdedag.people.hats import wear
from plugdedag.people.models import Departure, Duty, Hat, Knock, Link, Membership, Person
from plugdedag.questions.models import Contribution, Postcard, Support
from tests.cast import Cast, other_city, person
from tests.house.test_routes import client_of
from tests.people.knocking import proved
from tests.privacy.canaries import Cage, fill
from tests.privacy.crawling import crawl
from tests.privacy.world import NOON, make

KEY = uuid.UUID(int=7)


@pytest.fixture
def world(db: None) -> Iterator[tuple[Cast, Cage]]:
    with time_machine.travel(NOON, tick=False):
        cast, _abroad = make()
        yield cast, fill()


def everything() -> str:
    """The whole database as text, sessions opened up."""
    tables = [serializers.serialize("json", model._default_manager.all()) for model in [*REGISTER, Departure]]
    return "\n".join(tables).lower()


ERASED = ("Asked.words", "Person.name", "Person.last_name", "Person.email", "Hat.what", "Membership.working_on",
          "Knock.email", "Knock.towards", "Knock.source", "Passkey.name", "Effect.recipient", "Effect.payload",
          "Effect.error", "Bounce.address",
          "Bounce.said")  # fmt: skip


def test_nothing_of_them_is_left_in_the_database(world: tuple[Cast, Cage]) -> None:
    cast, cage = world
    femke = Person.objects.get(pk=cast.femke.pk)
    hers = {word for word, one in cage.by_word.items() if one.field in ERASED and one.whose in {"femke", ""}}
    hers -= {word for word, one in cage.by_word.items() if not one.whose and word not in of(femke)}
    assert len([word for word in hers if word in everything()]) == len(hers) > 6  # the control
    leave(femke, client_key=KEY)
    assert [word for word in hers if word in everything()] == []


def of(who: Person) -> str:
    """The letters to somebody, and their errors."""
    return serializers.serialize("json", Effect.objects.filter(recipient=who.email))


@pytest.mark.only("sqlite")  # of what is left in the database both are asked
@pytest.mark.parametrize("role", ["organiser", "opener"])
def test_no_page_shows_a_trace_of_who_left(role: str, world: tuple[Cast, Cage]) -> None:
    cast, cage = world
    leave(Person.objects.get(email__in=[f"{word}@example.org" for word in cage.words_of("femke", ["Person.email"])]),
          client_key=KEY)  # fmt: skip
    heard = crawl(client_of(role, cast), role, cast, cage, ends={"gone.invalid"})
    told = {one.field for ones in heard.values() for one in ones if one.whose == "femke"}
    assert told & set(ERASED) == set()
    assert {one for ones in heard.values() for one in ones if one.field == "gone.invalid"} == set()


def test_the_seat_goes_to_who_waits_and_the_turns_are_open_again(cast: Cast) -> None:
    day = cast.days[1]
    Day.objects.filter(pk=day.pk).update(capacity=1)
    day.refresh_from_db()
    for who in (cast.bo, cast.idris):
        come(day, who, client_key=uuid.uuid4())
    Turn.objects.create(day=day, person=cast.bo, kind="scribe", given_by=cast.noor)
    leave(cast.bo, client_key=KEY)
    assert Rsvp.objects.get(day=day, person=cast.idris).answer == Answer.GOING
    assert Rsvp.objects.get(day=day, person=cast.bo).answer == Answer.NOT
    assert Effect.objects.filter(recipient=cast.idris.email, key__startswith="rsvp-promoted").count() == 1
    assert not Turn.objects.filter(person=cast.bo, ended__isnull=True).exists()


def test_of_a_day_that_was_stays_that_somebody_was_there(cast: Cast) -> None:
    day = cast.days[0]
    Visit.objects.create(day=day, person=cast.bo, by=cast.idris)
    said = Contribution.objects.create(
        question=cast.question, day=day, kind="tip", text="Soep", author=cast.bo
    )
    Postcard.objects.create(tip=said, motif="soup", with_name=True, text_version="1")
    Support.objects.create(contribution=said, person=cast.bo)
    Day.objects.filter(pk=day.pk).update(date=day.date - dt.timedelta(days=3))
    leave(cast.bo, client_key=KEY)
    said.refresh_from_db()
    assert (day.visits.count(), said.text, said.brought_by, said.supports.count()) == (1, "Soep", "", 1)
    assert not Postcard.objects.filter(withdrawn__isnull=True).exists()


def test_what_was_theirs_alone_is_gone(cast: Cast) -> None:
    wear(cast.bo, cast.city, "bakker", "Buurtbakkerij")
    settle(cast.bo, {"letters"})
    Link.issue(cast.city, "rsvp", cast.days[1].pk, person=cast.bo)
    Membership.objects.filter(person=cast.femke).update(brought_by=cast.bo)
    leave(cast.bo, client_key=KEY)
    cast.bo.refresh_from_db()
    assert [model.objects.filter(person=cast.bo).count() for model in (Hat, Membership, Link)] == [0, 0, 0]
    assert (cast.bo.consents.count(), cast.bo.is_active, cast.bo.name) == (0, False, "")
    assert cast.bo.email == f"{cast.bo.uuid}@gone.invalid"
    assert Membership.objects.get(person=cast.femke).brought_by is None
    assert str(cast.bo) in {"somebody", "iemand"}


def test_letters_that_are_not_out_stay_in_and_of_others_the_address_goes(cast: Cast) -> None:
    for key, state in (("a", State.WAITING), ("b", State.CLAIMED), ("c", State.FAILED), ("d", State.SENDING),
                       ("e", State.DONE)):  # fmt: skip
        enqueue("mail", key, "Bo@example.org" if key == "a" else cast.bo.email, {"text": "x"})
        Effect.objects.filter(key=key).update(state=state)
    enqueue("mail", "a", cast.idris.email, {"text": "x"})
    leave(cast.bo, client_key=KEY)
    cast.bo.refresh_from_db()
    kept = dict(Effect.objects.exclude(recipient=cast.idris.email).values_list("key", "recipient"))
    assert kept == {"d": cast.bo.email, "e": cast.bo.email}
    assert cast.bo.email.endswith("@gone.invalid")
    assert Effect.objects.filter(recipient=cast.idris.email).count() == 1


def test_nobody_who_left_is_written_to(cast: Cast) -> None:
    """Not even by the letter of a cancelled day whose list they are still on."""
    come(cast.days[1], cast.bo, client_key=uuid.uuid4())
    Cancellation.objects.create(day=cast.days[1], by=cast.noor)
    leave(cast.bo, client_key=KEY)
    Rsvp.objects.filter(person=cast.bo).update(answer=Answer.GOING, seat=9)
    assert "gone.invalid" not in {
        reader.email.partition("@")[2] for reader in letters.concerned(cast.days[1])
    }


def test_the_last_organiser_hands_over_first_and_nothing_is_erased(cast: Cast) -> None:
    with pytest.raises(Refused):
        leave(cast.noor, client_key=KEY)
    cast.noor.refresh_from_db()
    assert (cast.noor.name, Duty.objects.get(person=cast.noor).until) == ("Noor", None)
    give(cast.city, cast.bo, "organiser", cast.noor)
    leave(cast.noor, client_key=KEY)
    assert Duty.objects.on(cast.city.today()).get().person == cast.bo


def test_leaving_covers_every_city(cast: Cast) -> None:
    there = other_city()
    Membership.objects.create(city=there, person=cast.bo, since=there.today())
    give(there, cast.bo, "organiser", None)
    with pytest.raises(Refused, match="Rotterdam"):
        leave(cast.bo, client_key=KEY)
    give(there, person(there, "Wil"), "organiser", cast.bo)
    leave(cast.bo, client_key=KEY)
    assert not Membership.objects.filter(person=cast.bo).exists()


def test_twice_is_once(cast: Cast) -> None:
    assert leave(cast.bo, client_key=KEY) == leave(cast.bo, client_key=uuid.uuid4())
    assert Departure.objects.count() == 1


def test_who_left_takes_no_seat_and_one_that_slipped_in_is_freed(cast: Cast) -> None:
    leave(cast.bo, client_key=KEY)
    with pytest.raises(Refused):
        come(cast.days[1], cast.bo, client_key=uuid.uuid4())
    Rsvp.objects.create(day=cast.days[1], person=cast.bo, answer=Answer.GOING, seat=1)
    free_seats()
    assert Rsvp.objects.get(person=cast.bo).answer == Answer.NOT


def test_the_page_asks_for_a_proof_then_erases_and_every_session_ends(client: Client, cast: Cast) -> None:
    elsewhere = Client()
    for each in (client, elsewhere):
        each.force_login(cast.bo)
    sent = {"client_key": str(KEY)}
    assert proved(client, 601).post(reverse("leaving"), sent)["Location"] == reverse("proof")
    assert Person.objects.get(pk=cast.bo.pk).name == "Bo"
    answer = client.post(reverse("proof"))
    assert (answer["Location"], Knock.objects.get().towards) == (reverse("sign_in_code"), reverse("leaving"))
    left = proved(client).post(reverse("leaving"), sent)
    assert (left.templates[0].name, left["Clear-Site-Data"]) == ("front/left.html", '"storage"')
    assert elsewhere.get(reverse("mine")).status_code == 302
    again = client.post(reverse("leaving"), sent)
    assert (again.status_code, again.templates[0].name) == (200, "front/left.html")
    assert client.get(reverse("leaving"))["Location"].startswith(reverse("sign_in"))


def test_the_last_organiser_reads_what_to_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.noor)
    body = proved(client).get(reverse("leaving")).content.decode()
    assert reverse("desk_duties") in body
    assert "client_key" not in body
    assert client.post(reverse("leaving"), {"client_key": str(KEY)}).status_code == 409


def test_who_comes_back_is_somebody_new(cast: Cast) -> None:
    leave(cast.bo, client_key=KEY)
    again = Person.objects.create_user(email="bo@example.org", name="Bo")
    assert again.pk != cast.bo.pk


@pytest.mark.only("postgresql")
def test_two_who_leave_at_once_do_not_wait_for_each_other(cast: Cast) -> None:
    """Days are taken in one order, so nobody holds what the other needs."""
    days = sorted(cast.days[1:], key=lambda day: day.pk)
    for day in reversed(days):
        come(day, cast.bo, client_key=uuid.uuid4())
    with connection.execute_wrapper(Locked()) as _:
        leave(cast.bo, client_key=KEY)
    assert Locked.seen == [day.pk for day in days]


class Locked:
    """Which days were locked, in which order."""

    seen: list[uuid.UUID] = []  # noqa: RUF012

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if "FOR NO KEY UPDATE" in sql and "days_day" in sql:
            Locked.seen.extend(each for each in params if isinstance(each, uuid.UUID))
        return execute(sql, params, many, context)
