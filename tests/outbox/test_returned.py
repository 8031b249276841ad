"""Mail that comes back: believed when it knows the letter, and only about that letter's address."""

from __future__ import annotations

import mailbox
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from plugdedag.outbox import mail
from plugdedag.outbox.bouncing import lift
from plugdedag.outbox.models import Bounce, Effect, State
from plugdedag.outbox.returned import Verdict, messages, read, take_in
from tests.outbox.notices import notice

pytestmark = pytest.mark.django_db
Write = Callable[..., Effect]


@pytest.fixture
def sent(write: Write) -> Effect:
    """A letter that a mail server took, and of which no word is kept."""
    effect = write("bo@example.org")
    Effect.objects.filter(pk=effect.pk).update(
        state=State.DONE, done=timezone.now(), payload={"template": "news"}
    )
    effect.refresh_from_db()
    return effect


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_letter_that_came_back_has_its_address_held(sent: Effect, returned: str) -> None:
    raw = notice(sent, returned=returned)
    assert (take_in(raw), take_in(raw)) == (Verdict.BOUNCED, Verdict.KNOWN)
    bounce = Bounce.objects.get()
    assert (bounce.address, bounce.letter) == ("bo@example.org", sent.key)
    assert bounce.said.startswith("5.1.1 smtp; 550 5.1.1 <bo@example.org>: Recipient address rejected")


def test_it_is_the_letters_address_that_is_held_wherever_it_was_forwarded(sent: Effect) -> None:
    assert take_in(notice(sent, final="bo@elsewhere.example")) == Verdict.BOUNCED
    assert Bounce.objects.get().address == "bo@example.org"


@pytest.mark.parametrize("guess", ["<nobody@example.org>", f"<{'0' * 32}@localhost>", "", "<>", "x" * 5000])
def test_who_does_not_know_the_letter_stops_nothing(sent: Effect, guess: str) -> None:
    assert take_in(notice(None, message_id=guess or "none", to=sent.recipient)) == Verdict.NOT_OURS
    assert not Bounce.objects.exists()


def test_a_reader_cannot_stop_the_letters_of_another(sent: Effect, write: Write) -> None:
    """Who got a letter knows its Message-ID; it says nothing of the same letter to somebody else."""
    mine = write("mallory@example.org", sent.key)
    assert take_in(notice(mine, to="bo@example.org")) == Verdict.NOT_OURS
    assert not Bounce.objects.exists()


def test_a_message_id_cannot_be_computed_without_our_key(
    sent: Effect, settings: pytest.FixtureRequest
) -> None:
    known = mail.message_id(sent)
    settings.SECRET_KEY = "another-key-of-another-installation-" * 2
    assert mail.message_id(sent) != known
    assert take_in(notice(None, message_id=known, to=sent.recipient)) == Verdict.NOT_OURS


@pytest.mark.parametrize(
    "more",
    [{"status": "4.2.2"}, {"status": "4.4.7"}, {"action": "delayed", "status": "4.4.1"}, {"action": "delivered"},
     {"action": "relayed", "status": "2.0.0"}, {"status": "5.7.1"}, {"status": "5.6.0"}, {"status": "rubbish"}],
)  # fmt: skip
def test_what_is_for_now_or_about_us_stops_nothing(sent: Effect, more: dict[str, str]) -> None:
    assert take_in(notice(sent, **more)) == Verdict.FOR_NOW
    assert not Bounce.objects.exists()


def test_old_news_does_not_undo_that_somebody_tried_again(sent: Effect, write: Write) -> None:
    take_in(notice(sent))
    lift("bo@example.org", by="noor@example.org")
    assert (take_in(notice(sent)), Bounce.objects.open().count()) == (Verdict.KNOWN, 0)
    later = write("bo@example.org", "news:2")
    Effect.objects.filter(pk=later.pk).update(state=State.DONE, done=timezone.now())
    assert (take_in(notice(later)), Bounce.objects.open().count()) == (Verdict.BOUNCED, 1)


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\xff", b"Subject: I am on holiday\n\nBack on Monday.",
     b"Content-Type: multipart/report; boundary=A\n\n",
     b"Content-Type: multipart/report\n\n--A\n", "Content-Type: multipart/report; boundary=é\n\n--é".encode(),
     b"".join(b"Content-Type: multipart/report; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000))],
    ids=["empty", "bytes", "holiday", "no parts", "no boundary", "odd", "deep"],
)  # fmt: skip
def test_what_is_no_notification_changes_nothing(sent: Effect, raw: bytes) -> None:
    assert take_in(raw) == Verdict.NOT_OURS


def test_whatever_is_torn_off_or_garbled_never_breaks_and_never_holds_another(sent: Effect) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    chance, whole = random.Random(seed), notice(sent)
    for _count in range(150):
        raw = bytearray(whole[: chance.randrange(len(whole))])
        for _flip in range(chance.randrange(6)):
            if raw:
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        take_in(bytes(raw))
    assert set(Bounce.objects.values_list("address", flat=True)) <= {"bo@example.org"}
    assert read(whole) is not None  # the control


def test_odd_characters_can_be_kept(sent: Effect) -> None:
    raw = notice(sent).replace(b"User unknown", b"User \x00 unknown \xff\xfe \x1b[31m")
    assert take_in(raw) == Verdict.BOUNCED
    assert Bounce.objects.get().said.isprintable()


@pytest.mark.parametrize("kind", ["mbox", "Maildir"])
def test_a_whole_mailbox(sent: Effect, tmp_path: Path, kind: str) -> None:
    box = mailbox.mbox(tmp_path / "box") if kind == "mbox" else mailbox.Maildir(tmp_path / "box")
    for raw in (notice(sent), b"Subject: hi\n\nhi\n", notice(sent)):
        box.add(raw)
    box.flush()
    found = [take_in(raw) for raw in messages(tmp_path / "box")]
    assert sorted(found) == sorted([Verdict.BOUNCED, Verdict.KNOWN, Verdict.NOT_OURS])
