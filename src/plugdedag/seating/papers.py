"""A programme on paper, in the city's language: whose cards they are, and what the tables are called."""

from __future__ import annotations

import datetime as dt

from django.utils import translation
from django.utils.translation import gettext as _

from plugdedag.days.models import Rsvp, Visit
from plugdedag.lib.dates import said
from plugdedag.look import pictures
from plugdedag.look.palette import PRINT
from plugdedag.seating import schedules
from plugdedag.seating.holders import Holders, holders
from plugdedag.seating.models import Programme
from plugdedag.seating.names import table_motif, table_name
from plugdedag.seating.schedules import Booklet, Line, Slip

TONES = ("people", "place", "question")


def cards(programme: Programme, made: dt.datetime | None = None) -> bytes:
    """The PDF of everybody's card: by name, then those without one by number."""
    with translation.override(programme.day.city.language):
        return schedules.printed(booklet(programme, _("Cards for %(day)s")), slips(holders(programme)), made)


def signs(programme: Programme, made: dt.datetime | None = None) -> bytes:
    """The PDF of the tables' signs."""
    with translation.override(programme.day.city.language):
        tables = [(table_name(number), svg(number)) for number in range(programme.tables)]
        return schedules.signs(booklet(programme, _("Table signs for %(day)s")), tables, made)


def booklet(programme: Programme, title: str) -> Booklet:
    day = programme.day
    return Booklet(
        title=title % {"day": day.title}, heading=day.title, when=said(day.date).capitalize(),
        write=_("Your name"), language=day.city.language,
    )  # fmt: skip


def slips(held: Holders) -> list[Slip]:
    """Every number once, with the name of who holds it."""
    names = {number: name(rsvp) for number, rsvp in held.printed.items() if number not in held.spare}
    names |= {number: name(visit) for number, visit in held.given.items()}
    ordered = sorted(
        held.numbers, key=lambda number: (number not in names, names.get(number, "").casefold(), number)
    )
    drawings = [svg(number) for number in range(held.programme.tables)]
    return [slip(held.programme, number, names.get(number, ""), drawings) for number in ordered]


def name(row: Rsvp | Visit) -> str:
    return str(row.person) if row.person is not None else row.guest_name


def slip(programme: Programme, number: int, whose: str, drawings: list[str]) -> Slip:
    lines = [
        Line(_("Round %(number)s") % {"number": place}, table_name(table), drawings[table])
        for place, table in enumerate(programme.path(number), 1)
    ]
    return Slip(whose, _("Card %(number)s") % {"number": number}, tuple(lines))


def svg(table: int) -> str:
    return pictures.motif_svg(table_motif(table), tone=PRINT.tone(TONES[table % len(TONES)]))
