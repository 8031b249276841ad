"""Saying that something is not right, and saying what was done about it."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Person, Report, ReportAnswer


def report(
    city: City, by: Person, words: str, *, client_key: uuid.UUID, about: Person | None = None, page: str = ""
) -> Report:
    """Put a report on the organisers' desk, about a person or about what stands on a page. Twice is once."""
    made, new = Report.objects.get_or_create(
        client_key=client_key, defaults={"city": city, "by": by, "about": about, "page": page, "words": words}
    )
    if not new and (made.by_id, made.words, made.page, made.about_id) != (
        by.pk,
        words,
        page,
        about and about.pk,
    ):
        raise KeyReused(
            _("You reported this before, with other words. Those arrived; send again if this is more.")
        )
    return made


def answer(found: Report, by: Person, done: str) -> ReportAnswer:
    """Write down what was done. The same words again are once; after another's answer it raises ``Refused``."""
    with transaction.atomic():
        lock(found)
        there = ReportAnswer.objects.filter(report=found).select_related("by").first()
        if there is None:
            return ReportAnswer.objects.create(report=found, by=by, done=done)
        if there.done != done:
            raise Refused(
                _("%(who)s was first and answered this already.") % {"who": there.by or _("Somebody")}
            )
    return there


def waiting(city: City, reader: Person) -> list[Report]:
    """What waits for an answer on the desk of this reader: not what is about themselves."""
    rows = Report.objects.in_city(city).waiting().select_related("by", "about")
    return [each for each in rows if each.about_id != reader.pk]
