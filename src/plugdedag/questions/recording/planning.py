"""What a list of months would do, row by row. Writes nothing."""

from __future__ import annotations

import datetime as dt

from django.utils import formats
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Day, Residency
from plugdedag.days.recording import check_past, likely
from plugdedag.lib.refusals import Refused
from plugdedag.lib.sheets.columns import Understood
from plugdedag.people.importing.planning import below, is_headings
from plugdedag.people.importing.reading import is_total
from plugdedag.people.importing.report import Line, Outcome, Report
from plugdedag.questions.recording.reading import Past, read_row


class Calendar:
    """Where PLUG was and is, as the database and the rows above say."""

    def __init__(self, city: City) -> None:
        self.city = city
        days = Day.objects.in_city(city).regular().standing()
        self.taken: dict[dt.date, str] = dict(days.values_list("date", "place__name"))
        months = Residency.objects.in_city(city).values_list("place__name", "month")
        self.months = {(name.casefold(), month) for name, month in months}


def plan(city: City, rows: list[list[str]], understood: Understood) -> Report:
    """The report on a sheet; each row also reckons with the rows above it."""
    calendar, skipped, lines = Calendar(city), list[int](), list[Line]()
    for number, row in below(rows, understood):
        if is_total(row) or is_headings(rows, understood, row):
            skipped.append(number)
            continue
        lines.append(line(number, understood.cells(row), calendar))
    return Report(lines, skipped)


def line(number: int, cells: dict[str, str], calendar: Calendar) -> Line:
    """One row of the sheet."""
    reading = read_row(cells, calendar.city)
    past = reading.past
    if past is None:
        return Line(number, cells.get("place", "")[:80], Outcome.LEFT_OUT, reading.wrong)
    name = past.texts["place"]
    about = f"{name} · {formats.date_format(past.month, 'F Y')}"
    if (name.casefold(), past.month) in calendar.months:
        return Line(number, about, Outcome.KNOWN, reading.notes)
    dates = past.dates or likely(calendar.city, past.month, calendar.taken)
    try:
        check_past(calendar.city, past.month, dates, calendar.taken)
    except Refused as refused:
        return Line(number, about, Outcome.LEFT_OUT, list(refused.messages))
    calendar.months.add((name.casefold(), past.month))
    calendar.taken |= dict.fromkeys(dates, name)
    return Line(number, about, Outcome.NEW, said_of(past, dates) + reading.notes, (past, dates))


def said_of(past: Past, dates: list[dt.date]) -> list[str]:
    """What goes in that the list does not say, or that is not public yet."""
    words = []
    if not past.dates:
        days = ", ".join(formats.date_format(date, "j") for date in dates)
        words.append(
            _("The dates are assumed: %(days)s. Add a column with dates if it was otherwise.")
            % {"days": days}
        )
    if past.texts["question"] and not past.agreed:
        words.append(_("The question is for organisers alone until its owner agrees."))
    return words
