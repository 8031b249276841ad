"""Answers from a mail: looking changes nothing, a finder can only answer for that day, its owner undoes it."""

import datetime as dt
import re
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from plugdedag.days import asking, changes, coming
from plugdedag.days.models import Day, Renewal, Rsvp, Wish
from plugdedag.days.views import coming as views
from plugdedag.outbox.models import Effect
from plugdedag.people import consent
from plugdedag.people.models import Link, Purpose
from plugdedag.questions.intake import publish as announce
from tests.cast import Cast
from tests.days.rhythmic import rhythm, settle_in, work
from tests.days.test_views import hidden

ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def morning(cast: Cast):
    with time_machine.travel(cast.days[0].starts - dt.timedelta(minutes=5)) as clock:
        yield clock


def link_of(cast: Cast, day: Day | None = None) -> str:
    return reverse(
        "rsvp_link", args=[Link.issue(cast.city, "rsvp", (day or cast.days[1]).pk, person=cast.bo)]
    )


def press(client: Client, url: str, answer: str, **more: str):
    return client.post(url, hidden(client.get(url).content) | {"answer": answer, **more}, headers=ENGLISH)


def seat(cast: Cast) -> str:
    return Rsvp.objects.get(day=cast.days[1], person=cast.bo).answer


# a scanner follows every link of every letter


def a_full_mailbox(cast: Cast, clock) -> set[str]:
    """Every letter of this app to a plugger, sent; and the addresses in them."""
    settle_in(cast)
    consent.settle(cast.bo, {Purpose.LETTERS})
    rhythm(cast, cast.bo, districts=["Oost"])
    Day.objects.update(capacity=2)
    announce(cast.residency, cast.noor)
    work()
    coming.come(cast.days[0], cast.femke, client_key=uuid4())
    coming.come(cast.days[0], cast.idris, client_key=uuid4())
    coming.cancel(cast.days[0], cast.femke, client_key=uuid4())
    coming.cancel(cast.days[1], cast.femke, client_key=uuid4(), later=True)
    press(Client(), link_of(cast), "not")
    changes.move(cast.days[3], cast.days[3].date + dt.timedelta(days=1), cast.noor)
    clock.move_to(cast.city.at(cast.days[1].date - dt.timedelta(days=2), dt.time(10)))
    asking.ask()
    clock.shift(asking.QUARTER)
    asking.ask()
    work()
    clock.shift(-asking.QUARTER)
    return {
        found
        for message in mail.outbox
        for found in re.findall(r"https?://testserver(/[^\s\"<>)]+)", message.body)
    }


def state() -> list[object]:
    """All that an answer could change."""
    rows = [Rsvp, Wish, Renewal]
    return [*(list(model.objects.order_by("pk").values()) for model in rows), Effect.objects.count()]


def scan(urls: set[str]) -> None:
    for url in sorted(urls):
        for ask in (Client().get, Client().head):
            ask(url.replace("&amp;", "&"))


def test_a_scanner_that_follows_every_link_changes_nothing(cast: Cast, morning) -> None:
    urls = a_full_mailbox(cast, morning)
    kinds = {url.split("/")[1] for url in urls}
    assert {"rsvp", "rhythm", "days"} <= kinds
    assert {"come", "not"} <= set(re.findall(r"answer=(\w+)", " ".join(urls)))
    before = state()
    scan(urls)
    assert state() == before


def test_a_page_that_answered_when_looked_at_would_be_noticed(
    cast: Cast, morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    urls, shown = a_full_mailbox(cast, morning), views.answered

    def hasty(request, day, person, *rest):
        if request.GET.get("answer") == "not":
            coming.cancel(day, person, client_key=uuid4())
        return shown(request, day, person, *rest)

    monkeypatch.setattr(views, "answered", hasty)
    before = state()
    scan(urls)
    assert state() != before


# the page of a link


@pytest.mark.parametrize(
    ("asked", "first"), [("come", "come"), ("not", "not"), ("later", "later"), ("x", "come"), ("", "come")]
)
def test_the_answer_pressed_in_the_mail_stands_first_and_large(
    client: Client, cast: Cast, asked: str, first: str
) -> None:
    page = client.get(f"{link_of(cast)}?answer={asked}").content.decode()
    buttons = re.findall(r'<button class="button (button--\w+)[^"]*" name="answer" value="(\w+)"', page)
    assert buttons[0] == ("button--main", first)
    assert sorted(value for _kind, value in buttons) == ["come", "later", "lunch", "not"]
    assert [kind for kind, _value in buttons].count("button--main") == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [("come", b"A seat is kept for you."), ("not", b"That is fine."), ("later", b"we ask you once more")],
)
def test_each_answer_in_one_tap(client: Client, cast: Cast, answer: str, words: bytes) -> None:
    url = link_of(cast)
    assert press(client, f"{url}?answer={answer}", answer).status_code == 302
    assert words in client.get(url, headers=ENGLISH).content
    wish = Wish.objects.get()
    assert (wish.comes, wish.later, wish.by_link_id is not None) == (
        answer == "come",
        answer == "later",
        True,
    )
    assert "sessionid" not in client.cookies


def test_after_the_day_the_link_says_kindly_what_to_do(client: Client, cast: Cast, morning) -> None:
    url = link_of(cast)
    fields = hidden(client.get(url).content)
    morning.move_to(cast.days[1].ends)
    for response in (
        client.get(url, headers=ENGLISH),
        client.post(url, fields | {"answer": "come"}, headers=ENGLISH),
    ):
        assert response.status_code == 410
        assert b"This day has been" in response.content
        assert b'href="/days/"' in response.content
    assert not Wish.objects.exists()


# a finder


def test_a_finder_learns_a_first_name_and_nothing_else(client: Client, cast: Cast) -> None:
    cast.bo.name = "Bo Geheim"
    cast.bo.save()
    coming.come(cast.days[1], cast.bo, client_key=uuid4(), arrives=dt.time(10, 17), leaves=dt.time(15, 43))
    for who in (cast.femke, cast.idris):
        consent.settle(who, {Purpose.NAME_AT_DAY})
        coming.come(cast.days[1], who, client_key=uuid4())
    cast.place.address_public = False
    cast.place.save()
    url = link_of(cast)
    press(client, url, "come")
    page = client.get(url, headers=ENGLISH).content.decode()
    assert "Hello Bo" in page
    told = (
        "Geheim",
        cast.bo.email,
        "10:17",
        "15:43",
        "Femke",
        "Idris",
        cast.place.street,
        "/me/",
        str(cast.bo.uuid),
    )
    assert [word for word in told if word in page] == []
    assert str(cast.days[2].pk) not in page
    closed = [
        "/me/",
        "/me/rhythm/",
        "/me/data/",
        f"/days/{cast.days[1].pk}/rsvp/",
        f"/days/{cast.days[2].pk}/rsvp/",
    ]
    assert [client.get(path).status_code for path in closed] == [302] * 5


def test_a_finder_answers_for_that_day_alone_and_types_no_hours(client: Client, cast: Cast) -> None:
    url = link_of(cast)
    press(
        client,
        url,
        "come",
        arrives="11:00",
        leaves="12:00",
        day=str(cast.days[2].pk),
        person=str(cast.femke.pk),
    )
    mine = Rsvp.objects.get()
    assert (mine.day, mine.person, mine.arrives, mine.leaves) == (cast.days[1], cast.bo, None, None)
    assert client.post(f"/days/{cast.days[1].pk}/rsvp/undo/").status_code == 302  # to the door
    for name in ("rhythm_link", "owner", "letters"):
        assert client.get(reverse(name, args=[url.split("/")[2]])).status_code == 404


# the owner


def owner(cast: Cast) -> Client:
    browser = Client(headers=ENGLISH)
    browser.force_login(cast.bo)
    browser.cookies["django_language"] = "en"
    return browser


def undo(cast: Cast, key: str = "") -> bytes:
    url = reverse("rsvp_undo", args=[cast.days[1].pk])
    return owner(cast).post(url, {"client_key": key or str(uuid4())}, follow=True).content


def test_the_owner_hears_it_once_sees_it_and_has_the_seat_back(client: Client, cast: Cast) -> None:
    coming.come(cast.days[1], cast.bo, client_key=uuid4(), arrives=dt.time(10))
    url = link_of(cast)
    press(client, url, "not")
    press(client, url, "later")
    assert Effect.objects.filter(key__startswith="rsvp-given-up").count() == 1
    for page in ("/me/", f"/days/{cast.days[1].pk}/"):
        assert b"nswered from a mail" in owner(cast).get(page).content
    key = str(uuid4())
    assert b"Taken back. You have a seat." in undo(cast, key)
    undo(cast, key)
    mine = Rsvp.objects.get()
    assert (mine.answer, mine.arrives, Wish.objects.count()) == ("going", dt.time(10), 4)
    assert b"nswered from a mail" not in owner(cast).get(f"/days/{cast.days[1].pk}/").content


def test_a_seat_that_went_to_somebody_else_stays_theirs_and_the_page_says_so(
    client: Client, cast: Cast
) -> None:
    Day.objects.update(capacity=1)
    for who in (cast.bo, cast.femke):
        coming.come(cast.days[1], who, client_key=uuid4())
    press(client, link_of(cast), "not")
    page = undo(cast)
    assert b"Your seat had gone to somebody who waited for it" in page
    assert (seat(cast), Rsvp.objects.get(person=cast.femke).answer) == ("waiting", "going")


def test_what_somebody_else_said_yes_to_is_taken_back_to_nothing(client: Client, cast: Cast) -> None:
    press(client, link_of(cast), "come")
    assert b"You are not on the list." in undo(cast)
    assert seat(cast) == "not"


def test_one_s_own_word_is_not_undone(cast: Cast) -> None:
    coming.come(cast.days[1], cast.bo, client_key=uuid4())
    undo(cast)
    assert seat(cast) == "going"


def test_a_letter_tells_that_a_place_was_given_back_and_nothing_when_there_was_none(
    client: Client, cast: Cast
) -> None:
    press(client, link_of(cast), "not")
    assert not Effect.objects.exists()
