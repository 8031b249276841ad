"""Addresses that take no letters: noted when a mail server says so, held until somebody lifts it.

Theory of operation. A bounce is a row; while it is open no letter goes to its address (``mail.py`` asks at the moment
of sending, so what was queued before stops too), and each such letter is held, to be seen. It is lifted by a person at
the desk, by who came in with a code that was sent there (such letters are tried all the same), and by a new address
that takes its place. Only a reply about the address itself counts: who refuses *us* must not silence everybody.
"""

from __future__ import annotations

import datetime as dt
import re

from django.db import transaction
from django.utils import timezone

from plugdedag.outbox.models import Bounce, Effect, Effects, State

ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")  # RFC 3463
OF_THE_ADDRESS = {
    "0",
    "1",
    "2",
    "4",
}  # undefined, addressing, mailbox, the way there; not system, protocol, policy
OF_THE_SENDER = {"1.7", "1.8"}
BARE = {550, 551, 552, 553, 556}  # replies to a recipient that need no more words
FRESH = dt.timedelta(days=7)  # an older letter is about days that have been
LONGEST = 500  # characters of what a server said


def is_final(status: str) -> bool:
    """Whether an enhanced status (“5.1.1”) says for good that this address takes no letters."""
    found = ENHANCED.search(status)
    if found is None or found[1] != "5":
        return False
    return found[2] in OF_THE_ADDRESS and f"{found[2]}.{found[3]}" not in OF_THE_SENDER


def is_about_address(code: int, words: str) -> bool:
    """The same of a reply to RCPT TO: its enhanced status, or the code alone when it has none."""
    if not 500 <= code < 600:
        return False
    return is_final(words) if ENHANCED.search(words) else code in BARE


def one_line(said: str) -> str:
    """What a server said, fit to be kept and shown: what cannot be printed is left out."""
    words = " ".join(said.split())
    return "".join(character for character in words if character.isprintable())[:LONGEST]


def bounced(address: str, letter: str, said: str) -> Bounce:
    """Note that an address takes no letters. Once, until it is lifted; ``letter`` is the key of what came back."""
    found, _new = Bounce.objects.get_or_create(
        address=address.strip().lower(), lifted=None, defaults={"letter": letter, "said": one_line(said)}
    )
    return found


def holding(address: str) -> Bounce | None:
    """The bounce that keeps letters from this address now."""
    return Bounce.objects.of(address).open().first()


def lift(address: str, by: str) -> int:
    """Try again: letters go to this address from now on, those held of the last week first. Answers how many.

    ``by`` is the address of who says so, for the row.
    """
    with transaction.atomic():
        open_rows = Bounce.objects.of(address).open()
        if not open_rows.update(lifted=timezone.now(), lifted_by=by.strip().lower()):
            return 0
        return held(address).filter(due__gt=timezone.now() - FRESH).again()


def replace(address: str, instead: str, by: str) -> int:
    """Another address takes the place of one that bounced: what is held goes there. Answers how many letters."""
    with transaction.atomic():
        if holding(address) is None:
            return 0
        there = Effect.objects.filter(recipient__iexact=instead).values("key")
        held(address).exclude(key__in=there).update(recipient=instead)
        Bounce.objects.of(address).open().update(lifted=timezone.now(), lifted_by=by.strip().lower())
        moved = held(instead).filter(due__gt=timezone.now() - FRESH)
        return moved.again() if holding(instead) is None else 0


def held(address: str) -> Effects:
    """The letters that are kept in for an address."""
    return Effect.objects.filter(recipient__iexact=address.strip(), state=State.HELD)
