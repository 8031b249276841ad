"""A row of a list of people, understood: who it is, or why not, and what is worth a second look."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from plugdedag.lib.dates import said
from plugdedag.lib.sheets.dates import date_in
from plugdedag.people.importing.addresses import addresses_in, is_address, perhaps
from plugdedag.people.importing.names import one_line, whole_name

FITS = 120  # characters of a name, an organisation, and what somebody does there
EARLIEST = dt.date(1950, 1, 1)
LANGUAGES = {
    "nl": ("nl", "nederlands", "dutch", "ned", "nl-nl", "nld", "hollands"),
    "en": ("en", "engels", "english", "eng", "en-gb", "en-us"),
}  # fmt: skip
TOTALS = re.compile(r"^(sub)?(totaal|totalen|total|totals|aantal|count|som|sum)\b", re.IGNORECASE)
FORMULA = re.compile(r"^[=+@]|^-\s*[A-Za-z]")


@dataclass(frozen=True)
class Entry:
    """Somebody as they stand in the list; empty where the list says nothing."""

    email: str
    name: str = ""
    since: dt.date | None = None
    organisation: str = ""
    what: str = ""
    language: str = ""


@dataclass
class Reading:
    """``wrong`` says why a row cannot be used and what to do; ``notes`` what goes in otherwise than it stands there."""

    entry: Entry | None = None
    wrong: str = ""
    notes: list[str] = field(default_factory=list)


def read_row(cells: dict[str, str], today: dt.date) -> Reading:
    """Understand the cells of a row, by field."""
    reading = Reading()
    email = the_address(cells.get("email", ""), reading)
    name = whole_name(cells)
    if not reading.wrong:
        reading.wrong = wrong_with(name)
    if reading.wrong:
        return reading
    organisation, what = the_hat(cells, reading)
    reading.entry = Entry(
        email, name, the_date(cells.get("since", ""), today, reading), organisation, what,
        the_language(cells.get("language", ""), reading),
    )  # fmt: skip
    return reading


def the_address(cell: str, reading: Reading) -> str:
    """The address of a cell; when there is none that can be written to, the reading says so."""
    if not cell:
        reading.wrong = _(
            "There is no e-mail address, so nobody can be asked. Add it, or leave this one out."
        )
        return ""
    found = addresses_in(cell)
    email = next(filter(is_address, found), "")
    if not email:
        words = _("“%(cell)s” is no e-mail address. Correct it, such as noor@example.org.")
        reading.wrong = words % {"cell": shown(cell)}
    elif len(found) > 1:
        reading.notes.append(
            _("There are several addresses; only %(email)s gets a letter.") % {"email": email}
        )
    if meant := perhaps(email):
        reading.notes.append(_("Is the address right? It looks like %(meant)s.") % {"meant": meant})
    return email


def wrong_with(name: str) -> str:
    """Why this cannot be a name."""
    if len(name) > FITS:
        words = _("The name is %(count)d characters long; %(most)d fit. Shorten it.")
        return words % {"count": len(name), "most": FITS}
    if FORMULA.search(name):
        return _("The name is a formula (“%(name)s”). Type the name itself.") % {"name": shown(name)}
    return ""


def the_hat(cells: dict[str, str], reading: Reading) -> tuple[str, str]:
    """The organisation and what somebody does there. What does not fit, or hangs in the air, is left out and said."""
    organisation, what = one_line(cells.get("organisation", "")), one_line(cells.get("what", ""))
    for text in (organisation, what):
        if len(text) > FITS or FORMULA.search(text):
            words = _("“%(text)s” is too long or a formula, and stays out. The person goes in without it.")
            reading.notes.append(words % {"text": shown(text)})
            return "", ""
    if what and not organisation:
        words = _("“%(what)s” stays out: the list does not say at which organisation.")
        reading.notes.append(words % {"what": shown(what)})
        return "", ""
    return organisation, what


def the_date(cell: str, today: dt.date, reading: Reading) -> dt.date | None:
    """Since when somebody takes part; one that cannot be read, or cannot be, is left out and said."""
    if not cell:
        return None
    found = date_in(cell)
    if found is None:
        words = _("“%(cell)s” is no date we can read, such as 12-3-2024; it stays out.")
        reading.notes.append(words % {"cell": shown(cell)})
    elif not EARLIEST <= found <= today:
        words = _("“%(cell)s” cannot be the date since when; it stays out.")
        reading.notes.append(words % {"cell": said(found) if found > today else shown(cell)})
        return None
    return found


def the_language(cell: str, reading: Reading) -> str:
    folded = cell.strip().casefold()
    for code, names in LANGUAGES.items():
        if folded in names:
            return code
    if folded:
        words = _("We do not write in “%(cell)s” yet; the letter is in the language of the city.")
        reading.notes.append(words % {"cell": shown(cell)})
    return ""


def is_total(row: list[str]) -> bool:
    """Whether a row counts the others: a total below the list."""
    first = next((cell for cell in row if cell), "")
    return bool(TOTALS.search(first)) and not any("@" in cell for cell in row)


def shown(text: str) -> str:
    """The beginning of what was typed, on one line."""
    text = one_line(text)
    return text if len(text) <= 40 else text[:39] + "…"
