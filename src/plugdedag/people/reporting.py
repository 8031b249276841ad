"""Saying that something is not right, and saying what was done about it."""

from __future__ import annotations

import uuid
from enum import Enum

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.outbox.mail import letter
from plugdedag.people.models import Duty, Person, Report, ReportAnswer, StandingDuty


class Readers(Enum):
    """Who reads a report: never who it is about, and not only who wrote it."""

    ORGANISERS = "organisers"
    OPERATOR = "operator"
    NOBODY = "nobody"


def readers(city: City, by: Person | None, about: Person | None) -> Readers:
    """Who would read it today: who runs the site when nobody else organises, nobody when that is who it is about."""
    carried = Duty.objects.in_city(city).on(city.today()).filter(kind=StandingDuty.ORGANISER)
    apart = [each.pk for each in (by, about) if each]
    if about is None or carried.exclude(person__in=apart).exists():
        return Readers.ORGANISERS
    if not carried.filter(person=about).exists():
        return Readers.ORGANISERS  # the writer alone organises, and finds it on their own desk
    theirs = about.email.lower() == settings.OPERATOR.lower()
    return Readers.NOBODY if theirs else Readers.OPERATOR


def report(
    city: City, by: Person, words: str, *, client_key: uuid.UUID, about: Person | None = None, page: str = ""
) -> Report:
    """Put a report where somebody reads it, about a person or about what stands on a page. Twice is once.

    Raises ``Refused`` when nobody but who it is about could read it.
    """
    to = readers(city, by, about)
    if to is Readers.NOBODY:
        raise Refused(
            _(
                "Nobody but they would read this here, so it was not sent. What you wrote still stands. "
                "Tell it to somebody you trust."
            )
        )
    with transaction.atomic():
        made, new = Report.objects.get_or_create(
            client_key=client_key,
            defaults={"city": city, "by": by, "about": about, "page": page, "words": words},
        )
        if new and to is Readers.OPERATOR and settings.OPERATOR:
            key, template = f"report:{made.pk}", "people/letters/report.html"
            letter(key, settings.OPERATOR, template, {"city": city}, city.language)
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


def answer(found: Report, by: Person | None, done: str) -> ReportAnswer:
    """Write down what was done, by an organiser or, with nobody here, by who runs the site.

    The same words again are once; after another's answer it raises ``Refused``.
    """
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


def unread() -> list[Report]:
    """Reports of every city that wait and that no organiser may read: for who runs the site."""
    rows = Report.objects.waiting().select_related("city", "by", "about")
    return [each for each in rows if readers(each.city, each.by, each.about) is not Readers.ORGANISERS]
