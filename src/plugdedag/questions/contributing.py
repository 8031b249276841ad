"""Bringing something to a question.

A contribution is written once, under a key its phone made. Sending it again answers what is there; sending something
else under the same key is refused. Nothing here reads a form: a page calls it, and so does a phone that was offline.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.models import Day, Visit
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.lib.sight import shows
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.happening import line_changed
from plugdedag.questions.kinds import fitting, longest
from plugdedag.questions.models import Contribution, GrewFrom, Kind, Question


def contribute(
    question: Question, *, uuid: UUID, kind: str, text: str, day: Day | None, author: Person | None = None,
    guest: str = "", visit: Visit | None = None, contact: Contact | None = None, language: str = "nl",
    grew_from: Iterable[Contribution] = (), written: dt.datetime | None = None, table: int | None = None,
) -> Contribution:  # fmt: skip
    """Bring a contribution to a question, at a day's lunch.

    ``written`` is when it was typed, if that is earlier than now; ``visit`` is of a guest who typed it themselves, and
    ``table`` where they sat. Raises ``KeyReused`` when the key came before with
    something else in it, and ``Refused`` when it may not be (its errors are by field: text, kind).
    """
    parents = list(grew_from)
    new = Contribution(
        uuid=uuid, question=question, day=day, kind=kind, text=tidy(text), language=language, author=author,
        guest=guest.strip()[:80], visit=visit, contact=contact, written=written or timezone.now(), table=table,
    )  # fmt: skip
    before = Contribution.objects.filter(pk=uuid).first()
    if before is None:
        accept(new, parents)
        before = inserted(new, parents)
    return replayed(before, new, parents) if before is not new else new


def tidy(text: str) -> str:
    """Line ends of one kind, no space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def inserted(new: Contribution, parents: list[Contribution]) -> Contribution:
    """The new row, or the one that somebody wrote under the same key a moment before."""
    try:
        with transaction.atomic():
            new.save(force_insert=True)
            GrewFrom.objects.bulk_create(GrewFrom(child=new, parent=parent) for parent in parents)
            line_changed(new)
    except IntegrityError:
        return Contribution.objects.get(pk=new.pk)
    return new


def replayed(before: Contribution, again: Contribution, parents: list[Contribution]) -> Contribution:
    """What is there, if it is what was sent."""
    fields = (
        "question_id",
        "day_id",
        "kind",
        "text",
    )  # whoever's phone brings it: a neighbour's may come first
    same = all(getattr(before, field) == getattr(again, field) for field in fields)
    if not same or set(before.roots.values_list("parent", flat=True)) != {parent.pk for parent in parents}:
        raise KeyReused(
            _("This was sent before, with other words. Those are kept; copy these and open the page anew.")
        )
    return before


def accept(new: Contribution, parents: list[Contribution]) -> None:
    """Raise ``Refused`` when this may not be brought now."""
    may_be_brought(new.question, new.day)
    if new.kind not in Kind.values or (new.day and new.kind not in fitting(new.day)):
        raise Refused({"kind": _("This does not belong to this lunch. Choose one of the others.")})
    readable(new.text, new.kind)
    if any(parent.question_id != new.question_id for parent in parents):
        raise Refused(_("What this builds on belongs to another question."))


def readable(text: str, kind: str) -> None:
    """Raise ``Refused`` for a text that is empty, too long, or no text."""
    most = longest(kind)
    if not shows(text):
        raise Refused({"text": _("There is nothing here yet. One sentence is enough.")})
    if len(text) > most:
        words = _(
            "This is %(length)d characters long and %(most)d fit. All of it is still here: make it shorter."
        )
        if kind == Kind.TIP:
            words = _(
                "This is %(length)d characters long and %(most)d fit on a postcard. All of it is still here."
            )
        raise Refused({"text": words % {"length": len(text), "most": most}})
    if "\0" in text:
        raise Refused({"text": _("There is a character in this that cannot be kept. Type it anew, please.")})


def may_be_brought(question: Question, day: Day | None) -> None:
    """Raise ``Refused`` when nothing more can be brought to this question, or not on this day."""
    if question.is_withdrawn:
        raise Refused(
            _("The owner has withdrawn this question, so nothing can be added. What was said is kept.")
        )
    if day is None:
        return
    if day.residency_id != question.residency_id:
        raise Refused(_("This lunch is about another question."))
    if day.is_cancelled:
        raise Refused(_("This day is cancelled, so nothing can be added to its lunch."))
    if timezone.now() < day.starts:
        raise Refused(_("This day has not begun. You can read along; adding starts when the doors open."))
