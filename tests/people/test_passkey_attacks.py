"""Attacks on passkeys: every answer that is not quite right opens nothing and says so; with controls that come in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from plugdedag.people import passkeys
from plugdedag.people.models import Membership, Passkey, Person
from tests.cast import Cast, other_city
from tests.people.authenticator import PRESENT, Json, Phone, add, english, enter, question, said
from tests.people.knocking import proved, who

MISFIT = "This answer does not fit here, so nothing happened. Try once more, or have a code sent by mail."
LATE = "That took too long, or was done before. Nothing happened: try once more."


@pytest.fixture
def bo(cast: Cast) -> Client:
    """Bo's browser; she came in just now."""
    client = english()
    client.force_login(cast.bo)
    return proved(client)


Attack = Callable[[Client, Phone, Json], str]
ATTACKS: dict[str, tuple[Attack, str]] = {
    "another page": (lambda client, phone, asked: phone.answer(asked, site="http://testserver.evil.example"), MISFIT),
    "a name below ours": (lambda client, phone, asked: phone.answer(asked, site="http://sub.testserver"), MISFIT),
    "without https": (lambda client, phone, asked: phone.answer(asked, site="https://testserver"), MISFIT),
    "another hostname": (lambda client, phone, asked: phone.answer(asked, host="evil.example"), MISFIT),
    "in a frame of another": (lambda client, phone, asked: phone.answer(asked, cross_origin=True), MISFIT),
    "nobody verified": (lambda client, phone, asked: phone.answer(asked, flags=PRESENT), MISFIT),
    "nobody there": (lambda client, phone, asked: phone.answer(asked, flags=0), MISFIT),
    "a changed signature": (lambda client, phone, asked: phone.answer(asked, spoilt=True), MISFIT),
    "the wrong kind": (lambda client, phone, asked: phone.answer(asked, kind="webauthn.create"), MISFIT),
    "another question": (lambda client, phone, asked: phone.answer(question(english())), MISFIT),
    "an older question": (lambda client, phone, asked: (phone.answer(asked), question(client))[0], MISFIT),
    "another key under this name": (lambda client, phone, asked: Phone(raw_id=phone.raw_id).answer(asked), MISFIT),
    "another person's name": (lambda client, phone, asked: as_user(phone, b"somebody else").answer(asked), MISFIT),
    "an unknown key": (
        lambda client, phone, asked: Phone().answer(asked),
        "We do not know this passkey here; perhaps it was taken away. Have a code sent by mail.",
    ),
    "no answer": (lambda client, phone, asked: "", MISFIT),
    "no JSON": (lambda client, phone, asked: "{", MISFIT),
    "JSON of another shape": (lambda client, phone, asked: '[{"id": 1}]', MISFIT),
    "JSON without a bottom": (lambda client, phone, asked: "[" * 100_000, MISFIT),
    "half an answer": (lambda client, phone, asked: phone.answer(asked).replace("signature", "sign"), MISFIT),
    "data cut short": (lambda client, phone, asked: cut(phone.answer(asked)), MISFIT),
}  # fmt: skip


def as_user(phone: Phone, user: bytes) -> Phone:
    phone.user = user
    return phone


def cut(answer: str) -> str:
    told = json.loads(answer)
    told["response"]["authenticatorData"] = "AAAA"
    return json.dumps(told)


def test_the_control_of_the_attacks_comes_in(cast: Cast) -> None:
    client, phone = english(), Phone().of(cast.bo, cast)
    assert enter(client, phone.answer(question(client))).url == reverse("welcome")
    assert who(client) == str(cast.bo.pk)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_answer_that_does_not_fit_opens_nothing(name: str, cast: Cast) -> None:
    attack, words = ATTACKS[name]
    client, phone = english(), Phone().of(cast.bo, cast)
    refused = enter(client, attack(client, phone, question(client)), next="/days/")
    assert refused.url == f"{reverse('sign_in')}?next=%2Fdays%2F"
    assert said(client.get(refused.url)) == [words]
    assert (who(client), Passkey.objects.get().used) == (None, None)


def test_an_answer_is_good_once(cast: Cast) -> None:
    client, phone = english(), Phone().of(cast.bo, cast)
    answer = phone.answer(question(client))
    cookies = dict(client.cookies)
    assert enter(client, answer).url == reverse("welcome")
    client.post(reverse("sign_out"))
    assert said(enter_follow(client, answer)) == [LATE]
    before = Client(headers={"accept-language": "en"})  # with the session as it was before
    before.cookies.update(cookies)
    assert said(enter_follow(before, answer)) == [LATE]
    assert (who(client), who(before)) == (None, None)


def enter_follow(client: Client, answer: str) -> Any:
    return client.get(enter(client, answer).url)


@pytest.mark.parametrize("guarded", [True, False])
def test_two_who_read_the_question_before_either_used_it_up(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, guarded: bool
) -> None:
    """The session of the second still holds it: the key itself remembers. With that off, it would come in."""
    phone, first, second = Phone().of(cast.bo, cast), english(), english()
    asked = question(first)
    kept = second.session
    kept[passkeys.QUESTION] = first.session[passkeys.QUESTION]
    kept.save()
    second.cookies["sessionid"] = kept.session_key
    answer = phone.answer(asked)
    assert enter(first, answer).url == reverse("welcome")
    if not guarded:
        Passkey.objects.update(answered_hash="")
    enter(second, answer)
    assert (who(second) is None) == guarded


@pytest.mark.parametrize(("minutes", "opens"), [(4, True), (5, False)])
def test_a_question_stands_for_five_minutes(cast: Cast, minutes: int, opens: bool) -> None:
    client, phone = english(), Phone().of(cast.bo, cast)
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False) as clock:
        answer = phone.answer(question(client))
        clock.shift(dt.timedelta(minutes=minutes))
        enter(client, answer)
    assert (who(client) is not None) == opens


@pytest.mark.parametrize(("counter", "opens"), [(7, True), (6, False), (0, False)])
def test_a_counter_that_does_not_grow_is_a_copy(cast: Cast, counter: int, opens: bool) -> None:
    client, phone = english(), Phone(counter=6).of(cast.bo, cast)
    phone.counter = counter - 1 if counter else 0  # one is added with each answer
    answered = enter_follow(client, phone.answer(question(client)))
    assert (who(client) is not None) == opens
    if not opens:
        assert said(answered)[0].startswith("This passkey seems to exist twice")


def test_the_question_of_one_purpose_answers_no_other(bo: Client, cast: Cast) -> None:
    """A stranger's question is of no use for a proof, nor the other way round."""
    phone, stranger = Phone().of(cast.bo, cast), english()
    kept = stranger.session
    question(bo)
    kept[passkeys.QUESTION] = bo.session[passkeys.QUESTION]
    kept.save()
    stranger.cookies["sessionid"] = kept.session_key
    answer = phone.answer({"challenge": kept[passkeys.QUESTION]["challenge"]})
    assert said(enter_follow(stranger, answer)) == [LATE]
    assert who(stranger) is None


def test_who_is_kept_out_does_not_come_in_by_a_passkey(cast: Cast) -> None:
    client, phone = english(), Phone().of(cast.bo, cast)
    Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    answered = enter_follow(client, phone.answer(question(client)))
    assert said(answered) == ["This address cannot come in. Write to the organisers."]
    assert who(client) is None


def test_a_passkey_of_one_city_opens_no_other(cast: Cast) -> None:
    there, phone = (
        Client(headers={"host": other_city().hostname, "accept-language": "en"}),
        Phone().of(cast.bo, cast),
    )
    enter(
        there, phone.answer(question(there), site="http://rotterdam.testserver", host="rotterdam.testserver")
    )
    assert who(there) is None
    assert Membership.objects.filter(person=cast.bo).count() == 1


@pytest.mark.parametrize(
    "more",
    [{"site": "http://evil.example"}, {"host": "evil.example"}, {"flags": PRESENT}, {"flags": 0}],
    ids=["page", "hostname", "unverified", "nobody"],
)
def test_a_key_that_was_made_elsewhere_or_for_nobody_is_not_kept(bo: Client, more: Json) -> None:
    refused = add(bo, Phone(), **more)
    assert refused.status_code == 422
    form = refused.context["form"]
    assert (form.non_field_errors(), form["name"].value(), form["answer"].value()) == (
        [MISFIT],
        "Mijn telefoon",
        "",
    )
    assert Passkey.objects.count() == 0
    assert add(bo, Phone()).url == reverse("keys")  # the control
