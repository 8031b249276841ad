"""Where somebody is signed in: a row a browser, written once a day, and out at once when it is ended."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.front.leaving import leave
from plugdedag.people import sign_ins
from plugdedag.people.devices import browser_of, system_of
from plugdedag.people.models import Membership, Person, SignIn
from tests.cast import Cast, other_city
from tests.house.rows import sign_in
from tests.people.authenticator import Phone, enter, question
from tests.people.knocking import come_in

PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"  # noqa: E501


def browser(person: Person, agent: str = PHONE) -> Client:
    """A browser in which somebody is signed in and has seen a page."""
    client = Client(headers={"user-agent": agent, "accept-language": "en"})
    client.force_login(person)
    client.get(reverse("mine"))
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("mine")).status_code == 200


@pytest.mark.parametrize(
    ("agent", "browser", "system"),
    [
        (PHONE, "chrome", "android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) Version/18.1 Mobile/15E148 Safari/604.1", "safari", "iphone"),
        ("Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) CriOS/131.0 Mobile/15E148 Safari/604.1", "chrome", "ipad"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "edge", "windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/131.0.0.0 Safari/537.36", "chrome", "chromebook"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "firefox", "linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/131 Safari/537.36 OPR/116", "opera", "mac"),
        ("Mozilla/5.0 (Linux; Android 14) SamsungBrowser/27.0 Chrome/125 Mobile Safari/537.36", "samsung", "android"),
        ("curl/8.0", "other", "other"),
        ("", "other", "other"),
    ],
)  # fmt: skip
def test_a_browser_is_two_words(agent: str, browser: str, system: str) -> None:
    assert (browser_of(agent), system_of(agent)) == (browser, system)


def test_coming_in_makes_the_row_at_once(client: Client, cast: Cast) -> None:
    """Before any page is looked at, so that whoever signs out everywhere ends this one too."""
    come_in(client, cast.bo.email, headers={"user-agent": PHONE})
    found = SignIn.objects.get()
    assert (found.person, found.session_id, found.city) == (cast.bo, client.session.session_key, cast.city)


def test_this_browser_is_in_the_list_on_its_very_first_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    page = client.get(reverse("keys"))
    assert [one.session_id for one in page.context["sign_ins"]] == [client.session.session_key]


def test_a_stranger_has_no_row_and_no_session(client: Client, cast: Cast) -> None:
    client.get(reverse("home"))
    client.get(reverse("sign_in"))
    assert (SignIn.objects.count(), Session.objects.count()) == (0, 0)


def test_the_second_page_of_a_day_writes_nothing_and_the_next_day_once(cast: Cast) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC), tick=False) as clock:
        client = browser(cast.bo)
        first = SignIn.objects.get()
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("keys"))
        assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []
        clock.shift(dt.timedelta(days=1))
        client.get(reverse("mine"))
        then = SignIn.objects.get()
    assert (then.pk, then.since, then.seen) == (first.pk, first.since, first.seen + dt.timedelta(days=1))


def test_a_proof_changes_the_key_of_the_session_and_keeps_since_when(cast: Cast) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC), tick=False) as clock:
        client, phone = browser(cast.bo), Phone().of(cast.bo, cast)
        before = SignIn.objects.get()
        clock.shift(dt.timedelta(hours=2))
        enter(client, phone.answer(question(client)))
    after = SignIn.objects.get()
    assert after.session_id == client.session.session_key != before.session_id
    assert after.since == before.since


def test_the_list_says_where_and_which_is_this_one(cast: Cast) -> None:
    there = other_city()
    Membership.objects.create(city=there, person=cast.bo, since=there.today())
    abroad = Client(headers={"host": there.hostname})
    abroad.force_login(cast.bo)
    abroad.get(reverse("mine"))
    browser(cast.idris, "Mozilla/5.0 (Windows NT 10.0) Firefox/133.0")
    here = browser(cast.bo)
    page = here.get(reverse("keys"))
    assert [one.city for one in page.context["sign_ins"]] == [cast.city, there]
    words = page.content.decode()
    assert (words.count("Chrome on Android"), words.count("this one"), "Firefox" in words) == (1, 1, False)
    assert "PLUG Rotterdam" in words


@pytest.mark.parametrize("ended", [True, False])
def test_ending_one_has_it_out_at_its_next_request_and_no_other(cast: Cast, ended: bool) -> None:
    here, lost, third = browser(cast.bo), browser(cast.bo), browser(cast.bo)
    row = SignIn.objects.get(session_id=lost.session.session_key)
    if ended:
        assert here.post(reverse("sign_in_end", args=[row.pk])).url == reverse("keys")
    assert (is_in(here), is_in(lost), is_in(third)) == (True, not ended, True)


def test_nobody_ends_somebody_elses(cast: Cast) -> None:
    his = browser(cast.idris)
    row = SignIn.objects.get(person=cast.idris)
    assert browser(cast.bo).post(reverse("sign_in_end", args=[row.pk])).status_code == 404
    assert is_in(his)


def test_ending_this_one_is_signing_out(cast: Cast) -> None:
    here, other = browser(cast.bo), browser(cast.bo)
    row = SignIn.objects.get(session_id=here.session.session_key)
    answer = here.post(reverse("sign_in_end", args=[row.pk]))
    assert (answer.url, answer["Clear-Site-Data"]) == (reverse("home"), '"storage"')
    assert (is_in(here), is_in(other)) == (False, True)


@pytest.mark.parametrize("which", ["others", "all"])
def test_signing_out_everywhere(cast: Cast, which: str) -> None:
    here, lost, his = browser(cast.bo), browser(cast.bo), browser(cast.idris)
    there = other_city()
    Membership.objects.create(city=there, person=cast.bo, since=there.today())
    abroad = Client(headers={"host": there.hostname})
    abroad.force_login(cast.bo)
    assert is_in(abroad)
    answer = here.post(reverse("sign_ins_end"), {"which": which})
    assert answer.url == reverse("keys" if which == "others" else "home")
    assert (is_in(here), is_in(lost), is_in(abroad), is_in(his)) == (which == "others", False, False, True)
    assert SignIn.objects.filter(person=cast.bo).count() == (which == "others")


@pytest.mark.parametrize("renewed", [True, False])
def test_a_session_that_no_row_tells_of_ends_too(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, renewed: bool
) -> None:
    """Such as one from before there were rows. Without the new password it would stay: the control."""
    here, old = browser(cast.bo), Client()
    old.force_login(cast.bo)
    if not renewed:
        monkeypatch.setattr(Person, "set_unusable_password", lambda person: None)
    here.post(reverse("sign_ins_end"))
    assert (is_in(here), is_in(old)) == (True, not renewed)


def test_signing_out_takes_the_row_along_and_so_does_the_end_of_a_session(cast: Cast) -> None:
    client = browser(cast.bo)
    client.post(reverse("sign_out"))
    assert SignIn.objects.count() == 0
    ended = sign_in(cast, cast.bo)
    Session.objects.filter(pk=ended.session_id).update(expire_date=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert list(sign_ins.of(cast.bo)) == []


def test_who_leaves_is_out_everywhere_and_nothing_of_it_stays(cast: Cast) -> None:
    here, other, his = browser(cast.bo), browser(cast.bo), browser(cast.idris)
    leave(cast.bo, client_key=uuid.uuid4())
    assert (is_in(here), is_in(other), is_in(his)) == (False, False, True)
    assert (SignIn.objects.count(), Session.objects.count()) == (1, 1)


def test_who_is_ended_while_a_page_is_made_is_not_written_down_again(cast: Cast) -> None:
    client = browser(cast.bo)
    request = client.get(reverse("mine")).wsgi_request
    request.city, request.session[sign_ins.NOTED] = cast.city, []
    Session.objects.all().delete()
    sign_ins.note(request)
    assert SignIn.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(cast: Cast, rows: int) -> None:
    client = browser(cast.bo)
    for _count in range(rows):
        Phone().of(cast.bo, cast)
        sign_in(cast, cast.bo)
    with CaptureQueriesContext(connection) as asked:
        assert len(client.get(reverse("keys")).context["sign_ins"]) == rows + 1
    assert len(asked) == 7
