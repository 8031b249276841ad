"""Passkeys: made after a proof, coming in with one, and every answer that is not quite right refused."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid

from plugdedag.outbox.models import Effect
from plugdedag.people import passkeys
from plugdedag.people.models import Passkey, PasskeyLater
from tests.cast import Cast
from tests.people.authenticator import Phone, add, english, enter, question
from tests.people.knocking import come_in, letter_to, proved, who


@pytest.fixture
def bo(cast: Cast) -> Client:
    """Bo's browser; she came in just now."""
    client = english()
    client.force_login(cast.bo)
    return proved(client)


def test_a_passkey_is_added_and_comes_in(bo: Client, cast: Cast) -> None:
    phone, stranger = Phone(), english()
    assert add(bo, phone).url == reverse("keys")
    assert enter(stranger, phone.answer(question(stranger)), next="/days/").url == reverse("welcome")
    assert who(stranger) == str(cast.bo.pk)
    assert stranger.get(reverse("welcome")).url == "/days/"
    made = Passkey.objects.get()
    assert (made.name, made.person, made.city, made.used is None) == (
        "Mijn telefoon",
        cast.bo,
        cast.city,
        False,
    )


def test_its_person_hears_of_it_by_mail_once(bo: Client, cast: Cast) -> None:
    phone = Phone()
    answer = phone.make(question(bo, "key_question"))
    for _count in range(2):  # a second tap
        assert bo.post(reverse("key_new"), {"name": "x", "answer": answer}).url == reverse("keys")
    assert (Passkey.objects.count(), Effect.objects.count()) == (1, 1)
    letter = letter_to(cast.bo.email)
    assert "“x”" in letter["text"]
    assert f"http://testserver{reverse('keys')}" in letter["text"]


def test_the_question_asks_for_a_verified_person_and_a_key_that_finds_itself(bo: Client, cast: Cast) -> None:
    phone = Phone().of(cast.bo, cast)
    new = question(bo, "key_question")
    wanted = new["authenticatorSelection"]
    assert (wanted["userVerification"], wanted["residentKey"], new["attestation"]) == (
        "required",
        "required",
        "none",
    )
    assert (new["rp"]["id"], [each["id"] for each in new["excludeCredentials"]]) == (
        "testserver", [websafe_encode(phone.raw_id)],
    )  # fmt: skip
    asked = question(english())
    assert (asked["userVerification"], asked["rpId"], "allowCredentials" in asked) == (
        "required",
        "testserver",
        False,
    )
    assert asked["challenge"] != question(english())["challenge"]


def test_which_make_of_device_it_is_is_not_kept(bo: Client) -> None:
    phone = Phone()
    answer = json.loads(phone.make(question(bo, "key_question")))
    bo.post(reverse("key_new"), {"name": "x", "answer": json.dumps(answer)})
    assert passkeys.known(Passkey.objects.get()).aaguid == Aaguid.NONE


def test_a_key_that_is_somebody_elses_is_not_kept(bo: Client, cast: Cast) -> None:
    refused = add(bo, Phone().of(cast.femke, cast))
    assert refused.context["form"].non_field_errors() == ["This key is somebody’s already. Nothing happened."]
    assert Passkey.objects.get().person == cast.femke


def test_a_name_that_does_not_fit_keeps_the_key_that_was_made(bo: Client) -> None:
    answer = Phone().make(question(bo, "key_question"))
    form = bo.post(reverse("key_new"), {"name": "x" * 61, "answer": answer}).context["form"]
    assert (list(form.errors), form["answer"].value()) == (["name"], answer)
    assert bo.post(reverse("key_new"), {"name": "x" * 60, "answer": answer}).url == reverse("keys")


def test_taking_it_away_shuts_the_door(bo: Client, cast: Cast) -> None:
    phone, stranger = Phone().of(cast.bo, cast), english()
    his = Phone().of(cast.idris, cast)
    mine = reverse("key", args=[Passkey.objects.get(person=cast.bo).pk])
    assert bo.post(reverse("key", args=[Passkey.objects.get(person=cast.idris).pk])).status_code == 404
    assert bo.post(mine).url == reverse("keys")
    enter(stranger, phone.answer(question(stranger)))
    assert who(stranger) is None
    enter(stranger, his.answer(question(stranger)))
    assert who(stranger) == str(cast.idris.pk)


def test_it_is_offered_once_just_after_coming_in(cast: Cast) -> None:
    client = english()
    come_in(client, cast.bo.email)
    assert client.get(reverse("mine")).context["offers_passkey"] is True
    stale = proved(english(), 601)
    stale.force_login(cast.bo)
    assert stale.get(reverse("mine")).context["offers_passkey"] is False
    for _count in range(2):
        assert client.post(reverse("keys_later")).url == reverse("mine")
    assert client.get(reverse("mine")).context["offers_passkey"] is False
    PasskeyLater.objects.all().delete()
    Phone().of(cast.bo, cast)
    assert client.get(reverse("mine")).context["offers_passkey"] is False


def test_a_question_to_a_stranger_leaves_no_session_behind_for_months(cast: Cast) -> None:
    client, phone = english(), Phone().of(cast.bo, cast)
    asked = question(client)
    assert client.session.get_expiry_age() <= 3600
    enter(client, phone.answer(asked))
    assert client.session.get_expiry_age() > 3600 * 24 * 100


def test_a_second_tap_in_the_same_moment_finds_the_first(cast: Cast) -> None:
    """Both read the question before either used it up: one row and one letter."""
    phone = Phone()
    found = [
        passkeys.keep(cast.city, cast.bo, name, phone.raw_id, phone.credential.public_key, 0) for name in "ab"
    ]
    assert (found[0], Passkey.objects.get().name, Effect.objects.count()) == (found[1], "a", 1)


def test_twenty_are_enough(bo: Client, cast: Cast) -> None:
    for _count in range(passkeys.MOST):
        Phone().of(cast.bo, cast)
    assert add(bo, Phone()).context["form"].non_field_errors() == [
        "You have many passkeys already. Take away one that you do not use."
    ]
    assert Passkey.objects.count() == passkeys.MOST
