"""A gathering changed after it was planned, and one invitation taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from plugdedag.days import coming
from plugdedag.days.models import Day, Invited
from plugdedag.gatherings import changing, diets, inviting, rules
from plugdedag.gatherings.models import Diet, Gathering
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.models import Effect
from plugdedag.people.consent import settle
from plugdedag.people.models import Person, Purpose
from tests.cast import Cast
from tests.gatherings.evenings import NAME, dinner, seats


def come(evening: Gathering, who: Person, *guests: str) -> None:
    coming.come(evening.day, who, client_key=uuid4(), guests=guests)


def sent() -> list[mail.EmailMessage]:
    mail.outbox.clear()
    while worker.work(handlers()):
        pass
    return list(mail.outbox)


def changed(evening: Gathering, version: int | None = None, **other: Any) -> Gathering:
    evening = Gathering.objects.select_related("day__city").get(pk=evening.pk)
    return changing.change(evening, replace(changing.details(evening, evening.day), **other), version=version)


def test_other_hours_are_told_to_who_it_concerns_once(cast: Cast) -> None:
    cast.place.address_public = False
    cast.place.save()
    evening = dinner(cast, cast.bo, cast.femke, cast.idris, cast.noor, capacity=1)
    come(evening, cast.bo)
    come(evening, cast.femke)  # waits
    coming.cancel(evening.day, cast.noor, client_key=uuid4())
    sent()
    for _twice in range(2):
        changed(evening, opens=dt.time(17), begins=dt.time(17, 30))
    letters = {message.to[0]: message for message in sent()}
    assert letters.keys() == {cast.bo.email, cast.femke.email}
    seated, waits = (" ".join(str(letters[who.email].body).split()) for who in (cast.bo, cast.femke))
    assert "Bo, de deur gaat nu om 17.00 open" in seated
    assert "17.00–22.00" in seated
    assert "Zeeburgerdijk" in seated
    assert "Zeeburgerdijk" not in waits
    assert "DTSTART;TZID=Europe/Amsterdam" in str(letters[cast.bo.email].attachments)


def test_another_name_writes_to_nobody(cast: Cast) -> None:
    evening = dinner(cast, cast.bo)
    come(evening, cast.bo)
    sent()
    made = changed(evening, name="Het zomerdiner", about="Taart na.", plus_ones=3)
    assert (made.day.name, made.about, made.day.plus_ones, made.day.version) == (
        "Het zomerdiner", "Taart na.", 3, 1,
    )  # fmt: skip
    assert sent() == []


def test_fewer_guests_than_somebody_brings_cannot_be(cast: Cast) -> None:
    evening = dinner(cast, cast.bo, cast.femke)
    come(evening, cast.bo, "Sjaak", "Truus")
    come(evening, cast.femke, "Anna")
    with pytest.raises(Refused, match="2 gasten"):
        changed(evening, plus_ones=1)
    assert changed(evening, plus_ones=2).day.plus_ones == 2
    assert len(seats(evening.day)) == 5


@pytest.mark.parametrize("asks", [False, True])
def test_what_is_asked_no_longer_is_erased(cast: Cast, asks: bool) -> None:
    evening = dinner(cast, cast.bo)
    come(evening, cast.bo)
    diets.keep(evening.day.rsvps.get(), cast.bo, ["nuts"], "")
    changed(evening, name="Diner", asks_diets=asks)
    assert Diet.objects.exists() is asks


def test_who_comes_second_sees_it_as_it_is_now(cast: Cast) -> None:
    evening = dinner(cast)
    changed(evening, version=0, name="Een")
    with pytest.raises(Stale):
        changed(evening, version=0, name="Twee")
    assert Day.objects.get(pk=evening.day.pk).name == "Een"
    last = changed(evening, name="Twee")  # the control: without a version the last one wins
    assert last.day.name == "Twee"


def form(**other: object) -> dict[str, object]:
    return {
        "version": 0, "name": NAME, "about": "Soep vooraf.", "opens": "18:00", "begins": "18:30", "closes": "22:00",
        "plus_ones": 2, "asks_diets": "on",
    } | other  # fmt: skip


def test_at_the_desk(cast: Cast, client: Client) -> None:
    evening = dinner(cast)
    client.force_login(cast.noor)
    address = reverse("desk_gathering_details", args=[evening.day.pk])
    answer = client.post(address, form(name="Diner", begins="17:00"))
    assert (answer.status_code, list(answer.context["details_form"].errors)) == (409, ["opens"])
    assert 'value="Diner"' in answer.content.decode()
    assert client.post(address, form(name="Diner")).status_code == 302
    assert client.post(address, form(name="Feest")).status_code == 409
    assert Day.objects.get(pk=evening.day.pk).name == "Diner"
    assert client.post(address, form(name="Feest\r\nBcc: iedereen", version=1)).status_code == 302
    assert (
        Day.objects.get(pk=evening.day.pk).name == "Feest Bcc: iedereen"
    )  # a name is one line, in a letter's subject


def test_an_invitation_taken_back_frees_the_seat_and_tells_no_one(cast: Cast, client: Client) -> None:
    evening = dinner(cast, cast.bo, cast.femke, capacity=2)
    come(evening, cast.bo, "Sjaak")
    come(evening, cast.femke)
    diets.keep(evening.day.rsvps.get(person=cast.bo), cast.bo, ["nuts"], "")
    sent()
    client.force_login(cast.noor)
    address = reverse("desk_guest_invitations", args=[evening.day.pk])
    for _twice in range(2):
        assert client.post(address, {"take_back": str(cast.bo.uuid)}).status_code == 302
    assert client.post(address, {"take_back": "x"}).status_code == 302
    assert seats(evening.day) == [("Femke", "going", evening.day.rsvps.get(person=cast.femke).seat, None)]
    assert not Diet.objects.exists()
    assert [message.to for message in sent()] == [[cast.femke.email]]
    client.force_login(cast.bo)
    assert client.get(reverse("gathering", args=[evening.day.pk])).status_code == 404
    with pytest.raises(Refused):
        come(evening, cast.bo)


def test_nor_does_a_rule_ask_them_anew_or_a_letter_that_waits_go(cast: Cast) -> None:
    evening = dinner(cast)
    settle(cast.bo, {Purpose.LETTERS})
    rules.pick(evening, cast.bo, wanted=True, by=cast.noor)
    inviting.invite(evening, cast.noor)
    assert inviting.under_way(evening).waits == 1
    inviting.take_back(evening, cast.bo, cast.noor)
    under_way = inviting.under_way(evening)
    assert (under_way.asked, under_way.waits, under_way.unwritten) == (0, 0, 0)
    assert sent() == []
    assert not Effect.objects.open().exists()
    assert inviting.invite(evening, cast.noor) == []


def test_at_one_for_everybody_the_seat_stays(cast: Cast) -> None:
    evening = dinner(cast, cast.bo, by_invitation=False)
    come(evening, cast.bo)
    assert inviting.take_back(evening, cast.bo, cast.noor) is False
    assert not Invited.objects.exists()
    assert [name for name, *_rest in seats(evening.day)] == ["Bo"]
