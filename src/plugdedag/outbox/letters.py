"""Every letter PLUG can send: to whom, when, why, and how many of it there can be. Knows no app.

Each app lists its letters in ``letters.py``, beside what writes them. A letter that is not listed is not written (see
``outbox/mail.py``). From the lists come the page about letters, the page in the docs, and what a test counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class Kind(Enum):
    """Why somebody gets it, in words for who reads it."""

    ASKED = _("you asked for it")
    CONCERNS = _("it is about something you take part in")
    NEWS = _("it is news: one press and it stops")

    @property
    def can_be_stopped(self) -> bool:
        """Only what nobody asked for and nobody needs: it carries a way to stop it that takes one press."""
        return self is Kind.NEWS


class To(Enum):
    """Who can get it, in the order in which a page tells them."""

    PLUGGER = _("pluggers")
    ON_DUTY = _("who has a turn that day")
    ORGANISER = _("organisers")
    HOST = _("the host of a month")
    COLLEAGUE = _("a host’s colleague who reads along")
    INVITED = _("who is on a list an organiser brought")
    KEEPER = _("who keeps the server")


@dataclass(frozen=True)
class Letter:
    """One letter. ``name``, ``when`` are words for a reader, ``template`` the file that is rendered.

    ``most``: how many of it one person gets in the fullest month there is (``tests/front/test_fullest_month.py`` counts
    them); None where it comes once each time somebody asks for it. ``insists``: it is tried even at an address that
    bounced, because it is how somebody shows that the address works again.
    """

    template: str
    name: Any
    to: tuple[To, ...]
    when: Any
    kind: Kind
    most: int | None = None
    insists: bool = False


def letters() -> tuple[Letter, ...]:
    """All of them, as named by the setting ``LETTERS`` (dotted path)."""
    return cast("tuple[Letter, ...]", import_string(settings.LETTERS))


@lru_cache
def by_template() -> Mapping[str, Letter]:
    return {letter.template: letter for letter in letters()}


def declared(template: str) -> Letter:
    """The letter of a template. Raises ``LookupError`` for one that is in nobody's list."""
    found = by_template().get(template)
    if found is None:
        raise LookupError(f"“{template}” is no letter: declare it in the letters.py of its app.")
    return found


def insists(template: str) -> bool:
    """Whether a letter is tried even at an address that bounced."""
    found = by_template().get(template)
    return found is not None and found.insists


def by_reader(among: Iterable[Letter]) -> dict[To, list[Letter]]:
    """The letters under each who can get them, in the order of :class:`To`; one that several get stands under each."""
    kept = list(among)
    found = {to: [letter for letter in kept if to in letter.to] for to in To}
    return {to: some for to, some in found.items() if some}


def at_most(to: To, among: Iterable[Letter]) -> int:
    """How many letters such a reader can get in the fullest month, without those they asked for themselves."""
    return sum(letter.most or 0 for letter in among if to in letter.to)
