"""A month is announced: to who wants letters, once, as the days are when the letter goes."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.test import Client

from plugdedag.days.changes import cancel, move
from plugdedag.days.models import Confirmation
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.models import Effect, State
from plugdedag.outbox.quiet import decent
from plugdedag.people import consent
from plugdedag.people.models import Membership, Person, Purpose
from plugdedag.questions import announcing
from plugdedag.questions.intake import publish
from tests.cast import Cast, other_city, person

HOST = "ria@example.org"


@pytest.fixture
def planned(cast: Cast) -> Cast:
    """The month of the cast before it was confirmed; Bo and Femke want letters, Idris does not."""
    Confirmation.objects.all().delete()
    for one in (cast.bo, cast.femke):
        consent.settle(one, {Purpose.LETTERS})
    consent.settle(cast.idris, {Purpose.NAME_AT_DAY})
    return cast


def announced() -> list[str]:
    rows = Effect.objects.filter(kind=announcing.KIND).order_by("recipient")
    return list(rows.values_list("recipient", flat=True))


def send_all() -> list[mail.EmailMessage]:
    """What the worker sends now, without the host's letter."""
    while worker.work(handlers()):
        pass
    return sorted(
        (message for message in mail.outbox if message.to != [HOST]), key=lambda message: message.to
    )


def test_who_agreed_gets_one_letter(planned: Cast) -> None:
    elsewhere = person(other_city(), "Zora")
    consent.settle(elsewhere, {Purpose.LETTERS})
    for _twice in range(2):
        publish(planned.residency, planned.noor)
    assert announced() == ["bo@example.org", "femke@example.org"]
    assert [message.to[0] for message in send_all()] == ["bo@example.org", "femke@example.org"]
    assert not Effect.objects.exclude(state=State.DONE).exists()


def test_it_tells_question_and_days_and_each_day_can_be_answered(planned: Cast, client: Client) -> None:
    publish(planned.residency, planned.noor)
    text = str(send_all()[0].body)
    assert planned.question.as_asked in text
    links = re.findall(r"http://testserver\S*(/rsvp/\S+/)", text)
    assert len(links) == 4
    page = client.get(links[2])
    assert not planned.days[2].rsvps.exists()  # looking does nothing
    key = page.context["form"]["client_key"].value()
    client.post(links[2], {"client_key": str(key), "answer": "come"})
    assert [rsvp.person for rsvp in planned.days[2].rsvps.all()] == [planned.bo]


def test_the_letter_reads_as_the_days_are_when_it_goes(planned: Cast) -> None:
    publish(planned.residency, planned.noor)
    cancel(planned.days[1], planned.noor)
    moved = move(planned.days[3], planned.days[3].date + dt.timedelta(days=1), planned.noor)
    text = str(next(message for message in send_all() if "List-Unsubscribe" in message.extra_headers).body)
    assert len(re.findall(r"/rsvp/", text)) == 3
    assert f"{moved.to.day} " in text


def test_who_took_it_back_in_the_meantime_gets_none(planned: Cast) -> None:
    publish(planned.residency, planned.noor)
    consent.withdraw(planned.bo, Purpose.LETTERS)
    Membership.objects.filter(person=planned.femke).delete()
    assert send_all() == []
    assert not Effect.objects.exclude(state=State.DONE).exists()


def test_without_days_left_nothing_goes(planned: Cast) -> None:
    publish(planned.residency, planned.noor)
    Effect.objects.exclude(kind=announcing.KIND).delete()
    planned.residency.days.all().delete()
    assert send_all() == []


def stop_link(message: mail.EmailMessage) -> str:
    found = re.search(r"<http://testserver\S*?(/letters/.+/)>", message.extra_headers["List-Unsubscribe"])
    assert found
    return found.group(1)


@pytest.mark.parametrize("body", [{}, {"List-Unsubscribe": "One-Click"}])
def test_one_click_stops_them(planned: Cast, body: dict[str, str]) -> None:
    publish(planned.residency, planned.noor)
    first = next(message for message in send_all() if message.to == ["bo@example.org"])
    assert first.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    client = Client(enforce_csrf_checks=True)
    path = stop_link(first)
    assert client.get(path).status_code == 200
    assert consent.agreed(planned.bo) == {Purpose.LETTERS}  # a mail scanner looks, and changes nothing
    assert [client.post(path, body).status_code for _twice in range(2)] == [200, 200]
    assert consent.agreed(planned.bo) == set()
    assert consent.agreed(planned.femke) == {Purpose.LETTERS}


@pytest.mark.parametrize("token", ["guessed", "00000000-0000-4000-8000-000000000000"])
def test_another_link_stops_nothing(planned: Cast, client: Client, token: str) -> None:
    assert client.post(f"/letters/{token}/").status_code == 404
    assert consent.agreed(planned.bo) == {Purpose.LETTERS}


def test_a_link_to_answer_stops_nothing(planned: Cast, client: Client) -> None:
    publish(planned.residency, planned.noor)
    text = str(next(message for message in send_all() if message.to == ["bo@example.org"]).body)
    token = re.search(r"/rsvp/(\S+)/", text)
    assert token
    assert client.post(f"/letters/{token.group(1)}/").status_code == 404
    assert consent.agreed(Person.objects.get(pk=planned.bo.pk)) == {Purpose.LETTERS}


def test_three_hundred_readers_cost_the_organiser_no_more_queries(
    planned: Cast, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        consent.settle(person(planned.city, f"Lezer{number}"), {Purpose.LETTERS})
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        publish(planned.residency, planned.noor)
    assert len(announced()) == 32


def test_what_is_made_public_at_night_is_announced_in_the_morning(
    planned: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "decent", decent)
    night = planned.city.at(planned.days[0].date - dt.timedelta(days=1), dt.time(23))
    with time_machine.travel(night, tick=False):
        publish(planned.residency, planned.noor)
    dues = {effect.due for effect in Effect.objects.filter(kind=announcing.KIND)}
    assert dues == {planned.city.at(planned.days[0].date, dt.time(8))}
