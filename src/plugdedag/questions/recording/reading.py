"""A row of a list of months, understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib.sheets.columns import fold
from plugdedag.lib.sheets.dates import date_in, dates_in
from plugdedag.people.importing.addresses import addresses_in, is_address
from plugdedag.people.importing.names import one_line
from plugdedag.people.importing.reading import shown
from plugdedag.places.models import PlaceKind

SEATS = 20  # when the list does not say
YES = {"ja", "j", "yes", "y", "x", "waar", "true", "1", "akkoord", "ok"}
FITS = {
    "place": 120, "organisation": 120, "street": 160, "postcode": 12, "district": 60, "question": 2000, "title": 120,
    "result": 4000, "contact": 120,
}  # fmt: skip
KINDS = {
    PlaceKind.SPORTS: ("sport", "voetbal", "hockey", "tennis", "korfbal", "roei", "zwem"),
    PlaceKind.SCHOOL: ("school", "college", "lyceum", "universiteit"),
    PlaceKind.GALLERY: ("galerie", "gallery", "museum"),
    PlaceKind.FARM: ("boerderij", "farm", "tuin", "garden"),
    PlaceKind.THEATRE: ("theater", "theatre", "podium"),
    PlaceKind.LIBRARY: ("bibliotheek", "library", "oba"),
    PlaceKind.CENTRE: (
        "buurthuis",
        "buurtcentrum",
        "wijkcentrum",
        "centrum",
        "centre",
        "huisvandewijk",
        "buurtkamer",
    ),
    PlaceKind.CHURCH: ("kerk", "church", "moskee", "synagoge", "klooster"),
    PlaceKind.WORKSHOP: ("werkplaats", "atelier", "werf", "workshop", "loods", "yard"),
    PlaceKind.OFFICE: ("kantoor", "office", "bedrijf"),
}


@dataclass(frozen=True)
class Past:
    """A month as it stands in the list. ``dates`` are empty when the list tells only the month."""

    texts: dict[str, str]
    month: dt.date
    dates: list[dt.date]
    kind: str
    seats: int
    email: str
    agreed: bool


@dataclass
class Reading:
    """``wrong`` says why a row cannot be used; ``notes`` what goes in otherwise than it stands there."""

    past: Past | None = None
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_row(cells: dict[str, str], city: City) -> Reading:
    """Understand the cells of a row, by field."""
    reading = Reading()
    texts = the_texts(cells, reading)
    month, dates = the_days(cells, city, reading)
    if not texts["place"]:
        reading.wrong.append(_("There is no place. Write where PLUG was."))
    if reading.wrong or month is None:
        return reading
    email = next(filter(is_address, addresses_in(cells.get("email", ""))), "")
    if cells.get("email") and not email:
        reading.notes.append(
            _("“%(cell)s” is no e-mail address; it stays out.") % {"cell": shown(cells["email"])}
        )
    agreed = fold(cells.get("agreed", "")) in YES and bool(texts["result"])
    reading.past = Past(
        texts, month, dates, kind_of(cells.get("kind", "")), the_seats(cells, reading), email, agreed
    )
    return reading


def the_texts(cells: dict[str, str], reading: Reading) -> dict[str, str]:
    """The words of a row. One that does not fit is nothing we cut off."""
    lines = {"question", "result"}
    texts = {key: cells.get(key, "") if key in lines else one_line(cells.get(key, "")) for key in FITS}
    for key, most in FITS.items():
        if len(texts[key]) > most:
            words = _("“%(text)s” is %(count)d characters long; %(most)d fit. Shorten it.")
            reading.wrong.append(words % {"text": shown(texts[key]), "count": len(texts[key]), "most": most})
    if texts["result"] and not texts["question"]:
        reading.wrong.append(_("There is a result and no question. Write the question with it."))
    return texts


def the_days(cells: dict[str, str], city: City, reading: Reading) -> tuple[dt.date | None, list[dt.date]]:
    """The first day of the month, and the dates if they are told."""
    dates: list[dt.date] = []
    if cells.get("dates"):
        found = dates_in(cells["dates"], city.weekday)
        if found is None:
            words = _("“%(cell)s” are no dates we can read, such as 6-11-2024, 13-11-2024.")
            reading.wrong.append(words % {"cell": shown(cells["dates"])})
        else:
            dates = sorted(found)
    month = date_in(cells["month"]) if cells.get("month") else min(dates, default=None)
    if month is None and not reading.wrong:
        cell = cells.get("month", "")
        words = _("“%(cell)s” is no month we can read, such as november 2024.")
        reading.wrong.append(
            words % {"cell": shown(cell)} if cell else _("There is no month and no date. Write one.")
        )
    if month is not None and not 1990 <= month.year <= city.today().year:
        reading.wrong.append(_("“%(cell)s” cannot be the month.") % {"cell": month.year})
    return month and month.replace(day=1), dates


def the_seats(cells: dict[str, str], reading: Reading) -> int:
    cell = cells.get("seats", "")
    if cell.isdecimal() and 1 <= int(cell) <= 1000:
        return int(cell)
    if cell:
        reading.notes.append(
            _("“%(cell)s” is no number of seats; twenty is assumed.") % {"cell": shown(cell)}
        )
    return SEATS


def kind_of(cell: str) -> str:
    """The kind of place a word is about; something else when we cannot tell."""
    folded = fold(cell)
    labels = {fold(str(kind.label)): kind for kind in PlaceKind}
    if folded in labels:
        return labels[folded]
    near = (kind for kind, words in KINDS.items() if any(word in folded for word in words))
    return next(near, PlaceKind.OTHER)
