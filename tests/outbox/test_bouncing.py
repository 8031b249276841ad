"""A hard refusal stops letters to that address at once, and only there; lifting it sends what is fresh."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from plugdedag.outbox import bouncing, mail, worker
from plugdedag.outbox.models import Bounce, Effect
from tests.outbox.smtp import Mailbox

pytestmark = [pytest.mark.django_db, pytest.mark.smtp]
SERVED = {mail.KIND: mail.deliver}
GONE, WORDS = "gone@example.org", "550 5.1.1 No such user"
CODE = "people/letters/code.html"
Write = Callable[..., Effect]


def work() -> None:
    while worker.work(SERVED):
        pass


def states() -> dict[str, str]:
    return dict(Effect.objects.order_by("pk").values_list("key", "state"))


def test_it_stops_at_once_what_was_queued_before_too(mailbox: Mailbox, write: Write) -> None:
    mailbox.refused = {GONE: WORDS}
    for key in ("a", "b"):
        write(GONE, key)
    write("Gone@Example.org", "c")  # the same mailbox, whoever typed it
    write("bo@example.org", "d")
    work()
    assert states() == {"a": "held", "b": "held", "c": "held", "d": "done"}
    assert dict(mailbox.count) == {"bo@example.org": 1}
    bounce = Bounce.objects.get()
    assert (bounce.address, bounce.letter, bounce.said, bounce.lifted) == (GONE, "a", WORDS, None)
    assert [effect.error for effect in Effect.objects.filter(key="a")] == [WORDS]


def test_without_the_row_the_next_letter_knocks_again(mailbox: Mailbox, write: Write) -> None:
    """The control: it is the row that stops it."""
    mailbox.refused = {GONE: WORDS}
    write(GONE, "a")
    work()
    Bounce.objects.all().delete()
    mailbox.refused = {}
    write(GONE, "b")
    work()
    assert mailbox.count[GONE] == 1


@pytest.mark.parametrize(
    ("reply", "stops"),
    [
        ("550 5.1.1 No such user", True), ("550 No such user", True), ("551 User not local", True),
        ("550 5.2.1 Disabled", True), ("552 5.2.2 Full", True), ("554 5.4.1 Recipient address rejected", True),
        ("550 5.0.0 Unknown", True),
        ("554 5.7.1 Relay access denied", False), ("550 5.7.1 Your address is on a list", False),
        ("550 5.1.8 Sender address rejected", False), ("554 Transaction failed", False), ("503 5.5.1 Sequence", False),
        ("450 4.2.2 Full for now", False), ("451 Greylisted", False),
    ],
)  # fmt: skip
def test_only_what_is_about_the_address_and_for_good(
    mailbox: Mailbox, write: Write, reply: str, stops: bool
) -> None:
    """Who refuses *us* says nothing about the address: a ban must not silence everybody."""
    mailbox.refused = {GONE: reply}
    write(GONE)
    work()
    assert Bounce.objects.exists() == stops
    later = reply.startswith("4")
    assert states() == {"news:1": "held" if stops else "waiting" if later else "failed"}


def test_refused_words_stop_no_address(mailbox: Mailbox, write: Write) -> None:
    mailbox.answers = ["554 Looks like spam"]
    write(GONE)
    work()
    assert (Bounce.objects.count(), states()) == (0, {"news:1": "failed"})


def test_what_a_server_says_is_kept_on_one_line_and_short(mailbox: Mailbox, write: Write) -> None:
    found = bouncing.bounced(GONE, "k", "550\r\n5.1.1\x00\x1b[31m " + "x" * 900)
    assert (found.said[:12], len(found.said), found.said.isprintable()) == ("550 5.1.1[31", 500, True)


def test_a_code_is_tried_all_the_same(mailbox: Mailbox, write: Write) -> None:
    bouncing.bounced(GONE, "k", WORDS)
    write(GONE, "knock:1", template=CODE)
    write(GONE, "news:1")
    work()
    assert (states(), mailbox.count[GONE]) == ({"knock:1": "done", "news:1": "held"}, 1)


def test_a_code_that_comes_back_is_not_kept_for_later(mailbox: Mailbox, write: Write) -> None:
    mailbox.refused = {GONE: WORDS}
    write(GONE, "knock:1", template=CODE)
    work()
    assert (states(), Bounce.objects.count()) == ({"knock:1": "failed"}, 1)


def test_trying_again_sends_what_is_fresh_and_says_who_did(mailbox: Mailbox, write: Write) -> None:
    bouncing.bounced(GONE, "k", WORDS)
    write(GONE, "old")
    write(GONE, "new")
    work()
    Effect.objects.filter(key="old").update(due=timezone.now() - dt.timedelta(days=8))
    assert bouncing.lift("Gone@example.org", by="Noor@example.org") == 1
    work()
    assert states() == {"old": "held", "new": "done"}
    bounce = Bounce.objects.get()
    assert (bounce.lifted is not None, bounce.lifted_by) == (True, "noor@example.org")
    assert bouncing.lift(GONE, by="bo@example.org") == 0
    assert Bounce.objects.get().lifted_by == "noor@example.org"


def test_trying_again_in_vain_is_another_row(mailbox: Mailbox, write: Write) -> None:
    mailbox.refused = {GONE: WORDS}
    write(GONE)
    work()
    bouncing.lift(GONE, by="noor@example.org")
    work()
    assert (Bounce.objects.count(), Bounce.objects.open().count(), states()) == (2, 1, {"news:1": "held"})


def test_another_address_takes_its_place_with_what_was_held(mailbox: Mailbox, write: Write) -> None:
    bouncing.bounced("riaa@example.org", "k", WORDS)
    for key in ("a", "b"):
        write("riaa@example.org", key)
    write("ria@example.org", "a")  # she had this one already
    work()
    assert bouncing.replace("riaa@example.org", "ria@example.org", by="noor@example.org") == 1
    work()
    assert (mailbox.count["ria@example.org"], mailbox.count["riaa@example.org"]) == (2, 0)
    assert bouncing.replace("riaa@example.org", "ria@example.org", by="noor@example.org") == 0


def test_an_address_that_bounced_itself_gets_nothing_of_another(mailbox: Mailbox, write: Write) -> None:
    for address in ("riaa@example.org", GONE):
        bouncing.bounced(address, "k", WORDS)
    write("riaa@example.org", "a")
    work()
    assert bouncing.replace("riaa@example.org", GONE, by="") == 0
    work()
    assert (states(), dict(mailbox.count)) == ({"a": "held"}, {})


def test_an_address_is_held_once() -> None:
    first = bouncing.bounced(GONE, "a", WORDS)
    assert bouncing.bounced("GONE@example.org", "b", "551") == first
