"""Knocking too often: for one address, from one network address, altogether. Each limit is tried with it raised too."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from plugdedag.outbox.models import Effect
from plugdedag.people import signing_in
from plugdedag.people.models import Knock
from tests.cast import Cast
from tests.people.knocking import ask, code_for, type_in

FEW = 3


def knocks(limit: str, number: int) -> list[int]:
    """Knock that many times in the way that one limit alone counts; the status of each answer."""
    emails, sources = {
        "PER_EMAIL": (["bo@example.org"] * number, [f"192.0.2.{n}" for n in range(number)]),
        "PER_SOURCE": ([f"a{n}@example.org" for n in range(number)], ["192.0.2.1"] * number),
        "ALTOGETHER": ([f"a{n}@example.org" for n in range(number)], [f"192.0.2.{n}" for n in range(number)]),
    }[limit]
    pairs = zip(emails, sources, strict=True)
    return [ask(Client(), email, REMOTE_ADDR=source).status_code for email, source in pairs]


@pytest.mark.parametrize("limit", ["PER_EMAIL", "PER_SOURCE", "ALTOGETHER"])
def test_one_too_many_is_refused_and_writes_no_letter(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(signing_in, limit, FEW)
    assert knocks(limit, FEW + 1) == [302] * FEW + [429]
    assert (Knock.objects.count(), Effect.objects.count()) == (FEW, FEW)


@pytest.mark.parametrize("limit", ["PER_EMAIL", "PER_SOURCE", "ALTOGETHER"])
def test_with_that_limit_raised_it_passes(cast: Cast, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    for each in ("PER_EMAIL", "PER_SOURCE", "ALTOGETHER"):
        monkeypatch.setattr(signing_in, each, FEW + 1 if each == limit else FEW * 10)
    assert knocks(limit, FEW + 1) == [302] * (FEW + 1)


def test_the_answer_says_what_to_do_and_keeps_the_address(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "PER_EMAIL", 0)
    page = ask(client, "bo@example.org", headers={"accept-language": "en"}).content.decode()
    assert "Many codes were asked for in a short time." in page
    assert 'value="bo@example.org"' in page


def test_a_known_address_is_refused_like_a_new_one(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "PER_EMAIL", 1)
    answers = [
        [ask(Client(), email).status_code for _ in range(2)]
        for email in ("bo@example.org", "new@example.org")
    ]
    assert answers == [[302, 429], [302, 429]]


def test_an_address_in_other_capitals_is_the_same(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "PER_EMAIL", 1)
    assert [ask(Client(), email).status_code for email in ("bo@example.org", "BO@example.org")] == [302, 429]


def test_an_hour_later_it_opens_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "PER_EMAIL", 1)
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False) as clock:
        statuses = []
        for minutes in (0, 59, 1):
            clock.shift(dt.timedelta(minutes=minutes))
            statuses.append(ask(Client(), "bo@example.org").status_code)
    assert statuses == [302, 429, 302]


def test_the_latest_letter_still_works_after_one_too_many(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "PER_EMAIL", 1)
    ask(client, "bo@example.org")
    ask(client, "bo@example.org")
    assert type_in(client, code_for("bo@example.org")).status_code == 302


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),  # a household has a whole /64 to knock from
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("", "unix:", False),
    ],
)
def test_what_counts_as_one_network_address(one: str, other: str, same: bool) -> None:
    assert (signing_in.source_of(one) == signing_in.source_of(other)) is same


def test_no_network_address_is_kept(client: Client, cast: Cast) -> None:
    ask(client, "bo@example.org", REMOTE_ADDR="192.0.2.77")
    assert "192.0.2.77" not in repr(Knock.objects.values().get())


def test_knocks_are_forgotten_after_a_day(client: Client, cast: Cast) -> None:
    """An address that never came in is nobody's business here."""
    old = Knock.objects.create(
        city=cast.city, email="gone@example.org", at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=25)
    )
    ask(client, "bo@example.org")
    assert not Knock.objects.filter(pk=old.pk).exists()
    assert list(Knock.objects.values_list("email", flat=True)) == ["bo@example.org"]


def test_a_visit_to_the_door_alone_knocks_nowhere(client: Client, cast: Cast) -> None:
    client.get(reverse("sign_in"), {"email": "bo@example.org"})
    assert Knock.objects.count() == 0
