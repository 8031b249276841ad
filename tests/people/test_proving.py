"""What asks for a fresh proof: refused without, let in with one, and nothing that was typed is lost on the way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from plugdedag.people import proving
from plugdedag.people.models import Duty, Person
from tests.cast import Cast
from tests.house.routes import ROLES, ROUTES
from tests.house.test_routes import client_of, everything
from tests.people.authenticator import Phone, enter, question, said
from tests.people.knocking import code_for, come_in, proved, type_in, who

GUARDED = sorted(name for name, route in ROUTES.items() if route.proof)
STALE, FRESH = 601, 60  # seconds ago: a code lives for ten minutes


def role_in(name: str) -> str:
    return next(role for role in reversed(ROLES) if role in ROUTES[name].who)


def asked(client: Client, name: str, cast: Cast, method: str) -> Any:
    return getattr(client, method)(reverse(name, kwargs=ROUTES[name].at(cast, role_in(name))))


def is_asked_for_proof(answer: Any) -> bool:
    return answer.status_code == 302 and answer["Location"] == reverse("proof")


def test_the_table_names_every_view_that_asks_and_no_other() -> None:
    wearing = {name for name, each in everything().items() if hasattr(each.callback, "proof")}
    assert wearing == set(GUARDED)
    assert len(GUARDED) == 8


def test_who_is_not_signed_in_is_stopped_by_the_guard_above() -> None:
    """The proof leaves them alone, so no view may wear it below the guard for everybody."""
    assert [name for name in GUARDED if everything()[name].callback.access == "anyone"] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", GUARDED)
def test_a_stale_proof_is_refused(name: str, cast: Cast) -> None:
    client = proved(client_of(role_in(name), cast), STALE)
    assert is_asked_for_proof(asked(client, name, cast, ROUTES[name].proof))


@pytest.mark.parametrize("name", GUARDED)
def test_a_fresh_proof_is_let_in(name: str, cast: Cast) -> None:
    client = proved(client_of(role_in(name), cast), FRESH)
    assert not is_asked_for_proof(asked(client, name, cast, ROUTES[name].proof))


@pytest.mark.parametrize("name", GUARDED)
def test_with_the_guard_off_a_stale_proof_would_do(
    name: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(proving, "just_proved", lambda request: True)
    client = proved(client_of(role_in(name), cast), STALE)
    assert not is_asked_for_proof(asked(client, name, cast, ROUTES[name].proof))


@pytest.mark.parametrize(("ago", "stale"), [(599, False), (600, True)])
def test_a_proof_lasts_for_ten_minutes(cast: Cast, ago: int, stale: bool) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC), tick=False):
        client = proved(client_of("organiser", cast), ago)
        assert is_asked_for_proof(client.post(reverse("desk_export"))) == stale


@pytest.mark.parametrize("name", sorted(name for name in GUARDED if ROUTES[name].proof == "post"))
def test_looking_at_it_asks_for_nothing(name: str, cast: Cast) -> None:
    client = proved(client_of(role_in(name), cast), STALE)
    assert not is_asked_for_proof(asked(client, name, cast, "get"))


@pytest.fixture
def noor(cast: Cast) -> Client:
    """The organiser's browser, from yesterday."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.noor)
    return proved(client, STALE)


def test_by_a_code_one_is_back_with_what_was_typed(noor: Client, cast: Cast) -> None:
    typed = {"kind": "scout", "person": str(cast.bo.pk)}
    assert is_asked_for_proof(noor.post(reverse("desk_duties"), typed))
    assert not Duty.objects.filter(kind="scout").exists()
    assert noor.post(reverse("proof")).url == reverse("sign_in_code")
    before = noor.session.session_key
    type_in(noor, code_for(cast.noor.email))
    back = noor.get(reverse("welcome"))
    assert (back.url, noor.session.session_key == before) == (reverse("desk_duties"), False)
    form = noor.get(back.url).context["form"]
    assert {name: form[name].value() for name in typed} == typed
    assert noor.get(back.url).context["form"]["kind"].value() is None  # once
    assert noor.post(back.url, typed).url == reverse("desk_duties")
    assert Duty.objects.get(kind="scout").person == cast.bo


def test_who_never_said_a_name_is_back_too_and_is_not_asked_for_one(cast: Cast) -> None:
    Person.objects.filter(pk=cast.bo.pk).update(name="")
    bo = Client()
    bo.force_login(cast.bo)
    assert is_asked_for_proof(proved(bo, STALE).post(reverse("leaving")))
    bo.post(reverse("proof"))
    type_in(bo, code_for(cast.bo.email))
    assert bo.get(reverse("welcome")).url == reverse("leaving")
    other = Client()  # the control: who comes in by the door is asked
    come_in(other, cast.bo.email, next=reverse("leaving"))
    assert other.get(reverse("welcome")).status_code == 200


def test_by_a_passkey_too(noor: Client, cast: Cast) -> None:
    phone = Phone().of(cast.noor, cast)
    duty = Duty.objects.get(person=cast.noor)
    noor.post(reverse("desk_duty", args=[duty.pk]), {"person": str(cast.bo.pk)})
    page = noor.get(reverse("proof"))
    assert page.context["has_passkey"] is True
    offered = question(noor)["allowCredentials"]
    assert len(offered) == 1
    assert enter(noor, phone.answer({"challenge": noor.session["passkey"]["challenge"]})).url == reverse(
        "welcome"
    )
    assert noor.get(reverse("welcome")).url == reverse("desk_duty", args=[duty.pk])
    form = noor.get(reverse("desk_duty", args=[duty.pk])).context["form"]
    assert form["person"].value() == str(cast.bo.pk)


def test_the_passkey_of_somebody_else_proves_nothing(noor: Client, cast: Cast) -> None:
    phone = Phone().of(cast.bo, cast)
    refused = enter(noor, phone.answer(question(noor)))
    assert refused.url == reverse("proof")
    assert said(noor.get(refused.url))[0].startswith("This passkey is somebody else’s.")
    assert who(noor) == str(cast.noor.pk)
    assert is_asked_for_proof(noor.post(reverse("desk_export")))


def test_the_code_goes_to_ones_own_address(noor: Client, cast: Cast) -> None:
    noor.post(reverse("proof"), {"email": "eve@example.org"})
    assert code_for(cast.noor.email)


@pytest.mark.parametrize(
    ("given", "back"),
    [
        ("/me/leaving/", "/me/leaving/"),
        ("https://evil.example/", "/me/"),
        ("//evil.example/", "/me/"),
        ("", "/me/"),
    ],
)
def test_the_way_back_is_ours(noor: Client, given: str, back: str) -> None:
    noor.get(reverse("proof"), {"next": given})
    proved(noor)
    assert noor.get(reverse("proof")).url == back


def test_a_file_goes_back_to_the_page_it_hangs_on(noor: Client) -> None:
    noor.get(reverse("data_file"))
    proved(noor)
    assert noor.get(reverse("proof")).url == reverse("data")


def test_a_form_that_is_very_long_is_not_kept_and_breaks_nothing(noor: Client) -> None:
    assert is_asked_for_proof(noor.post(reverse("desk_duties"), {"kind": "x" * 5000}))
    assert noor.get(reverse("desk_duties")).status_code == 200


def test_htmx_leaves_the_page(noor: Client) -> None:
    answer = noor.post(reverse("desk_duties"), {}, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == reverse("proof")


def test_too_many_letters_are_refused_in_words(noor: Client) -> None:
    answers = [noor.post(reverse("proof")) for _count in range(7)]
    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert said(answers[-1])[0].startswith("Many codes were asked for")
