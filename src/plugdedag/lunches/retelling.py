"""Telling the sixty seconds of a lunch otherwise: a row an edit, and nobody writes over what they have not seen."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Stale
from plugdedag.lunches.models import BriefEdit
from plugdedag.people.models import Person


def retold(day: Day) -> BriefEdit | None:
    """The latest edit of a lunch's brief, which may be an empty one. One query."""
    return BriefEdit.objects.filter(day=day).select_related("by").last()


def retell(day: Day, text: str, *, by: Person, base: int | None, client_key: UUID) -> BriefEdit | None:
    """Tell the brief in these words; empty ones bring back what is made by rule.

    ``base`` is the key of the edit the writer had before them. Raises ``Stale`` when somebody told it otherwise
    meanwhile, and ``KeyReused`` when the key came with other words; the same words again are the edit that is there
    (None when there is none, and none was needed).
    """
    text = text.replace("\r\n", "\n").strip()
    with transaction.atomic():
        lock(day)
        before = BriefEdit.objects.filter(client_key=client_key).first()
        if before is not None:
            if (before.day_id, before.text) != (day.pk, text):
                raise KeyReused(
                    _("This was sent before, with other words. Those are kept; send these once more.")
                )
            return before
        last = retold(day)
        if (last.text if last else "") == text:
            return last
        if (last.pk if last else None) != base:
            raise Stale(
                _("Somebody told it otherwise meanwhile. Your words are still here, theirs are beside them.")
            )
        return BriefEdit.objects.create(client_key=client_key, day=day, text=text, base=last, by=by)
