"""What a list of people would do: for each row who it is, whether we know them, what would be added. Writes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib.sheets.columns import Understood
from plugdedag.outbox.models import Bounce
from plugdedag.people.importing.declining import hash_of
from plugdedag.people.importing.reading import Entry, is_total, read_row
from plugdedag.people.importing.report import Line, Outcome, Report
from plugdedag.people.models import Declined, Hat, Invitation, Membership, Person


@dataclass(frozen=True)
class Member:
    """Somebody who takes part already, as far as a list can add to it."""

    person: int
    name: str
    since: dt.date


class Known:
    """Everybody this city knows, asked from the database once."""

    def __init__(self, city: City) -> None:
        self.city = city
        members = Membership.objects.in_city(city).values_list(
            "person__email", "person_id", "person__name", "since"
        )
        self.members = {email.lower(): Member(*rest) for email, *rest in members}
        hats = Hat.objects.filter(network__city=city, until=None).values_list("person_id", "network__name")
        self.hats = {(person, network.casefold()) for person, network in hats}
        self.asked = set(Invitation.objects.in_city(city).open().values_list("email", flat=True))
        self.declined = set(Declined.objects.in_city(city).values_list("address_hash", flat=True))
        self.bounced = set(Bounce.objects.open().values_list("address", flat=True))
        self.kept_out = set(Person.objects.filter(is_active=False).values_list("email", flat=True))

    def has_declined(self, email: str) -> bool:
        return bool(self.declined) and hash_of(self.city, email) in self.declined


def plan(city: City, rows: list[list[str]], understood: Understood) -> Report:
    """The report on a sheet. ``rows`` are all of it, the headings and what stands above them included."""
    known, first, skipped, lines = Known(city), dict[str, int](), list[int](), list[Line]()
    for number, row in below(rows, understood):
        if is_total(row) or is_headings(rows, understood, row):
            skipped.append(number)
            continue
        lines.append(line(number, understood.cells(row), known, first, city.today()))
    return Report(lines, skipped)


def below(rows: list[list[str]], understood: Understood) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, below the headings, with their numbers as Excel shows them."""
    start = 0 if understood.header is None else understood.header + 1
    for index in range(start, len(rows)):
        if any(rows[index]):
            yield index + 1, rows[index]


def is_headings(rows: list[list[str]], understood: Understood, row: list[str]) -> bool:
    """Whether the headings are repeated here, as on each page of a printed list."""
    return understood.header is not None and row == rows[understood.header]


def line(number: int, cells: dict[str, str], known: Known, first: dict[str, int], today: dt.date) -> Line:
    """One row; ``first`` remembers in which row an address came first."""
    reading = read_row(cells, today)
    entry = reading.entry
    if entry is None:
        about = " ".join(filter(None, [cells.get("name"), cells.get("first"), cells.get("last")]))
        return Line(number, about[:80] or cells.get("email", "")[:80], Outcome.LEFT_OUT, [reading.wrong])
    about = f"{entry.name} · {entry.email}" if entry.name else entry.email
    earlier = first.setdefault(entry.email, number)
    if earlier != number:
        words = _(
            "This address is in row %(row)d already; that row counts. Is it somebody else? Give them their own."
        )
        return Line(number, about, Outcome.LEFT_OUT, [words % {"row": earlier}])
    outcome, words_ = outcome_of(entry, known)
    return Line(number, about, outcome, words_ + reading.notes, entry)


def outcome_of(entry: Entry, known: Known) -> tuple[Outcome, list[str]]:
    """What becomes of somebody, and why."""
    member = known.members.get(entry.email)
    if member is not None:
        added = [words for _field, words in additions(entry, member, known)]
        return (Outcome.FILLS, added) if added else (Outcome.KNOWN, [])
    if entry.email in known.kept_out:
        return Outcome.LEFT_OUT, [_("This address cannot come in.")]
    if entry.email in known.asked:
        return Outcome.ASKED, []
    if known.has_declined(entry.email):
        return Outcome.LEFT_OUT, [_("Somebody at this address said no before, and is not asked again.")]
    if entry.email in known.bounced:
        return Outcome.LEFT_OUT, [_("Letters to this address come back. Is there a slip in it?")]
    return Outcome.NEW, []


def additions(entry: Entry, member: Member, known: Known) -> Iterator[tuple[str, str]]:
    """What a list adds to a member: only what was empty, an earlier first day, and a hat in another network."""
    if entry.name and not member.name:
        yield "name", _("Gets the name %(name)s.") % {"name": entry.name}
    if entry.since and entry.since < member.since:
        date = formats.date_format(entry.since, "j F Y")
        yield "since", _("Takes part since %(date)s.") % {"date": date}
    if entry.organisation and (member.person, entry.organisation.casefold()) not in known.hats:
        yield "hat", _("Gets a hat at %(organisation)s.") % {"organisation": entry.organisation}
