"""An invitation nobody asked for is stopped by one press, without signing in; also what is queued already."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from plugdedag.outbox.models import Effect, State
from plugdedag.people import consent
from plugdedag.people.importing import asking
from plugdedag.people.importing.answering import forget_unanswered, say_no
from plugdedag.people.models import Declined, Invitation, Link, Person, Purpose
from tests.cast import Cast, other_city
from tests.people.bringing import SANNE, agreed_to, sent_all, token_of

ROW = f"Sanne de Groot;{SANNE};12-3-2024;Studio Oost;bakker"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def stop_of(cast: Cast) -> str:
    """The path that the header of the letter to Sanne names."""
    agreed_to(cast, ROW)
    (message,) = sent_all()
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(r"<http://testserver(/letters/\S+/)>", message.extra_headers["List-Unsubscribe"])
    assert found
    assert found[1] in message.body  # and as a link, for who reads on paper
    return found[1]


@pytest.mark.parametrize("body", [{}, ONE_CLICK])
def test_one_press_is_a_no_and_pressing_again_changes_nothing(cast: Cast, body: dict[str, str]) -> None:
    path, client = stop_of(cast), Client(enforce_csrf_checks=True)
    assert client.get(path).status_code == 200
    assert Invitation.objects.count() == 1  # a mail scanner looks, and changes nothing
    assert [client.post(path, body).status_code for _twice in range(2)] == [200, 200]
    assert (Invitation.objects.count(), Declined.objects.count()) == (0, 1)
    assert [client.get(each).status_code for each in (path, path.replace("letters", "invitations"))] == [
        200,
        200,
    ]
    assert SANNE not in str([*Link.objects.values(), *Declined.objects.values(), *Effect.objects.values()])


def test_that_somebody_said_no_is_forgotten_when_the_letter_is_old(cast: Cast) -> None:
    Client().post(stop_of(cast), ONE_CLICK)
    forget_unanswered()
    assert Link.objects.count() == 1
    Link.objects.update(expires="2020-01-01T00:00:00Z")
    forget_unanswered()
    assert Link.objects.count() == 0


def test_after_a_yes_the_same_press_stops_the_news(cast: Cast) -> None:
    path = stop_of(cast)
    Client().post(
        path.replace("letters", "invitations"), {"answer": "yes", "agreed": ["letters", "name-at-day"]}
    )
    sanne = Person.objects.get(email=SANNE)
    assert consent.agreed(sanne) == {Purpose.LETTERS, Purpose.NAME_AT_DAY}
    assert Client(enforce_csrf_checks=True).post(path, ONE_CLICK).status_code == 200
    assert consent.agreed(sanne) == {Purpose.NAME_AT_DAY}


def test_pressed_by_mistake_is_taken_back_and_both_are_rows(cast: Cast) -> None:
    consent.settle(cast.bo, {Purpose.LETTERS})
    path = f"/letters/{Link.issue(cast.city, consent.STOP, '', person=cast.bo)}/"
    Client().post(path, ONE_CLICK)
    assert consent.agreed(cast.bo) == set()
    for _twice in range(2):
        Client().post(path, {"answer": "again"})
    assert consent.agreed(cast.bo) == {Purpose.LETTERS}
    assert [row.withdrawn is None for row in cast.bo.consents.order_by("pk")] == [False, True]


def test_what_is_queued_stays_in_after_a_no(cast: Cast) -> None:
    agreed_to(cast, ROW)
    kept = dict(Effect.objects.values("key", "recipient", "kind", "payload").get())
    say_no(cast.city, token_of())
    Effect.objects.create(**kept)  # as one that a worker has in its hands this moment
    assert sent_all() == []
    assert [effect.state for effect in Effect.objects.all()] == [State.DONE]


def test_only_whom_it_is_for_is_queued(cast: Cast) -> None:
    agreed_to(cast, ROW)
    effect = Effect.objects.get(kind=asking.KIND)
    assert effect.payload == {"invitation": str(Invitation.objects.get().pk)}


def test_another_key_of_the_installation_still_makes_a_link_that_works(cast: Cast, settings) -> None:  # type: ignore[no-untyped-def]
    agreed_to(cast, ROW)
    settings.SECRET_KEY = "another-key-of-the-same-installation-" * 2
    (message,) = sent_all()
    found = re.search(r"/invitations/\S+/", message.body)
    assert found
    assert Client().get(found[0]).status_code == 200


def test_a_link_of_one_city_stops_nothing_in_another(cast: Cast) -> None:
    path = stop_of(cast)
    other_city()
    assert Client(headers={"host": "rotterdam.testserver"}).post(path, ONE_CLICK).status_code == 404
    assert Invitation.objects.count() == 1


def test_a_guess_stops_nothing(cast: Cast) -> None:
    stop_of(cast)
    assert Client().post("/letters/guessed/", ONE_CLICK).status_code == 404
    assert Invitation.objects.count() == 1
