"""Saying yes to a list of months, and taking it back."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from plugdedag.days.locks import calendar
from plugdedag.days.models import Residency
from plugdedag.days.recording import record
from plugdedag.lib.progress import Progress, quiet
from plugdedag.people.hats import network_named
from plugdedag.people.importing.undoing import let_go, refuse_too_late
from plugdedag.people.importing.uploading import understood
from plugdedag.people.models import Import, ImportUndo, Person, Upload
from plugdedag.places.models import Contact, Place
from plugdedag.questions.intake import shortened
from plugdedag.questions.models import Publication, Question, Recorded, Result
from plugdedag.questions.recording.planning import plan
from plugdedag.questions.recording.reading import Past


def carry_out(upload: Upload, by: Person, progress: Progress = quiet) -> Import:
    """Do what the report says, all of it or nothing. The same upload again is the same import."""
    with calendar(upload.city):
        if found := Import.objects.filter(pk=upload.pk).first():
            return found
        report = plan(upload.city, upload.rows, understood(upload))
        made = Import.objects.create(
            uuid=upload.uuid, city=upload.city, kind=upload.kind, by=by, file_name=upload.file_name,
            counts=report.counts,
        )  # fmt: skip
        changes = report.changes
        for done, line in enumerate(changes, 1):
            write(made, *line.entry)
            progress(made.file_name, done, len(changes))
        Upload.objects.filter(pk=upload.pk).delete()
    return made


def write(made: Import, past: Past, dates: list[dt.date]) -> None:
    """One month: its place, its days, its question and what came of it."""
    texts, by = past.texts, made.by
    assert by is not None  # who says yes is there
    place = place_of(made, past)
    contact, _new = Contact.objects.get_or_create(
        place=place, email=past.email, name=texts["contact"] or place.network.name,
        defaults={"language": made.city.language},
    )  # fmt: skip
    residency = record(place, contact, past.month, dates, by)
    Recorded.objects.create(residency=residency, imported=made)
    if not texts["question"]:
        return
    question = Question.objects.create(
        city=made.city, network=place.network, residency=residency, owner=contact, as_asked=texts["question"],
        title=texts["title"] or shortened(texts["question"]), asked=made.city.at(dates[0], made.city.opens),
    )  # fmt: skip
    if texts["result"]:
        result = Result.objects.create(question=question, text=texts["result"], by=by)
        if past.agreed:
            Publication.objects.create(question=question, result=result, by=contact)


def place_of(made: Import, past: Past) -> Place:
    """The place of that name. A new one keeps its street for who comes there: nobody said that it may be public."""
    texts = past.texts
    found = (
        Place.objects.in_city(made.city).filter(name__iexact=texts["place"]).select_related("network").first()
    )
    if found is not None:
        return found
    network = network_named(made.city, texts["organisation"] or texts["place"])
    return Place.objects.create(
        city=made.city, network=network, name=texts["place"], kind=past.kind, street=texts["street"],
        postcode=texts["postcode"], district=texts["district"], seats=past.seats, address_public=False,
    )  # fmt: skip


def undo(imported: Import, by: Person | None) -> ImportUndo:
    """Take the months of a list back. A month that somebody added to since stays, and with it its place.

    ``counts``: how many months were ``removed``, and how many ``stay``. Raises ``Refused`` after a day.
    """
    with calendar(imported.city):
        if found := ImportUndo.objects.filter(imported=imported).first():
            return found
        refuse_too_late(imported)
        rows = imported.recorded.select_related("residency__place__network", "residency__contact")
        done = [take_back(row, imported) for row in rows]
        counts = {"removed": done.count(True), "stay": done.count(False)}
        return ImportUndo.objects.create(imported=imported, by=by, at=timezone.now(), counts=counts)


def take_back(row: Recorded, imported: Import) -> bool:
    """Whether the month could go."""
    residency = row.residency
    if touched(residency, imported):
        return False
    place, contact, network = residency.place, residency.contact, residency.place.network
    residency.delete()
    for each in (contact, place):
        if each is contact or not place.contacts.exists():
            with suppress(ProtectedError), transaction.atomic():
                each.delete()
    if not network.places.exists():
        let_go(network)
    return True


def touched(residency: Residency, imported: Import) -> bool:
    """Whether somebody did something with the month since it was written down."""
    days = residency.days
    if days.filter(visits__isnull=False).exists() or days.filter(turns__isnull=False).exists():
        return True
    if days.filter(moves__isnull=False).exists() or days.filter(cancellation__isnull=False).exists():
        return True
    question = Question.objects.filter(residency=residency).first()
    if question is None:
        return False
    latest = question.results.last()
    rewritten = latest is not None and latest.at > imported.at + dt.timedelta(minutes=5)
    spoken = question.contributions.exists() or question.handovers.exists() or question.afterwords.exists()
    return rewritten or spoken or question.actions.exists()
