"""The kinds of sheets an organiser can bring in: how each is understood, shown, carried out and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext

from plugdedag.cities.models import City
from plugdedag.lib.progress import Progress
from plugdedag.lib.refusals import Refused
from plugdedag.lib.sheets.columns import Fields, Understood
from plugdedag.people.importing import carrying, planning, undoing
from plugdedag.people.importing.fields import MEMBERS
from plugdedag.people.importing.report import Outcome, Report
from plugdedag.people.importing.uploading import short, take, understood
from plugdedag.people.models import Duty, Import, ImportKind, ImportUndo, Person, StandingDuty, Upload
from plugdedag.questions.recording import fields as month_fields
from plugdedag.questions.recording import planning as month_planning
from plugdedag.questions.recording import writing as month_writing

SHOWN = 20  # earlier imports on the page


@dataclass(frozen=True)
class Kind:
    """What one kind of sheet needs."""

    fields: Fields
    plan: Callable[[City, list[list[str]], Understood], Report]
    carry_out: Callable[..., Import]
    undo: Callable[..., ImportUndo]


KINDS = {
    ImportKind.MEMBERS: Kind(MEMBERS, planning.plan, carrying.carry_out, undoing.undo),
    ImportKind.MONTHS: Kind(
        month_fields.MONTHS, month_planning.plan, month_writing.carry_out, month_writing.undo
    ),
}


def kind_of(sheet: Upload | Import) -> Kind:
    return KINDS[ImportKind(sheet.kind)]


def report_on(upload: Upload) -> Report:
    """What this sheet would do, with its columns as they are understood now."""
    return kind_of(upload).plan(upload.city, upload.rows, understood(upload))


def earlier(city: City) -> QuerySet[Import]:
    """The latest imports, with who did them and whether they were undone."""
    rows: QuerySet[Import] = Import.objects.in_city(city).select_related("by", "undo__by")
    return rows.order_by("-at")[:SHOWN]


@dataclass(frozen=True)
class Incoming:
    """A file at the command line."""

    city: City
    by: Person
    kind: str
    name: str
    data: bytes


def received(incoming: Incoming, progress: Progress, *, yes: bool, undo: bool) -> Iterator[str]:
    """The report on a file in lines, and what was done. Without ``yes`` nothing stays behind. Raises ``Refused``."""
    kind = KINDS[ImportKind(incoming.kind)]
    if undo:
        yield taken_back(incoming, kind)
        return
    upload = take(incoming.city, incoming.kind, kind.fields, incoming.data, incoming.name, incoming.by)
    try:
        yield from told(upload)
        if yes:
            kind.carry_out(upload, incoming.by, progress)
            yield gettext("Done. For a day it can be taken back: --undo.")
        else:
            yield gettext("Nothing was written. To do it, add --yes.")
    finally:
        Upload.objects.filter(pk=upload.pk).delete()


def told(upload: Upload) -> Iterator[str]:
    """The columns as they were understood, the rows, and how many come to what."""
    yield from upload.remarks
    labels = {field.key: str(field.label) for field in kind_of(upload).fields.wanted}
    headings = upload.rows[upload.header] if upload.header is not None else upload.columns
    for heading, key in zip(headings, upload.columns, strict=True):
        yield f"{heading or '–'}: {labels.get(key, gettext('not kept'))}"
    report = report_on(upload)
    for line in report.lines:
        yield f"{line.number:>6}  {Outcome(line.outcome).label}  {line.about}  {' '.join(line.words)}".rstrip()
    yield ", ".join(f"{Outcome(value).label}: {count}" for value, count in report.counts.items())


def taken_back(incoming: Incoming, kind: Kind) -> str:
    """Undo the latest import of a file of that name."""
    rows = Import.objects.in_city(incoming.city).filter(
        kind=incoming.kind, file_name=short(incoming.name), undo=None
    )
    found = rows.order_by("at").last()
    if found is None:
        raise Refused(gettext("No import of that file is there to take back."))
    counts = kind.undo(found, incoming.by).counts
    return ", ".join(f"{what}: {count}" for what, count in counts.items())


def city_of(slug: str | None) -> City | str:
    """The city of that short name, or the only one; else one line that says what to do."""
    cities = list(City.objects.filter(slug=slug) if slug else City.objects.all()[:2])
    if len(cities) == 1:
        return cities[0]
    return (
        f"There is no city “{slug}”."
        if slug
        else "There are several cities, or none. Say which: --city NAME."
    )


def organiser_of(city: City, email: str | None) -> Person | str:
    """The organiser of that address, or the first one; else one line that says what to do."""
    duties = Duty.objects.in_city(city).on(city.today()).filter(kind=StandingDuty.ORGANISER)
    if email:
        duties = duties.filter(person__email__iexact=email)
    found = duties.select_related("person").order_by("since", "pk").first()
    if found is None:
        return f"There is no organiser {email} in {city}." if email else f"{city} has no organiser today."
    return found.person
