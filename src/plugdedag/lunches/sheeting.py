"""The sheets of a lunch: one for each round in which something is written, and for each table that was laid."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lunches import sheets
from plugdedag.questions.kinds import kinds_of
from plugdedag.questions.models import Kind
from plugdedag.seating.laid import laid
from plugdedag.seating.making import current
from plugdedag.steering.choosing import script_of
from plugdedag.steering.scripts import Phase, Round

WRITTEN = {Phase.SILENT, Phase.TABLE, Phase.PLENARY}


def printed(day: Day, asked: str, made: dt.datetime | None = None) -> bytes:
    """The PDF. ``asked`` is the question as it stands now; without tables each sheet has a line for its name."""
    tables = [table.name for table in laid(current(day))] or [""]
    rounds = [each for each in script_of(day).rounds if each.phase in WRITTEN]
    told = {"date": date_format(day.date, "j F"), "place": day.title}
    return sheets.printed(
        sheets.Sheets(
            title=_("Sheets for the tables of %(date)s, %(place)s") % told,
            question=asked,
            below=f"{day.title} · {told['date']}",
            who=_("who"),
            of_table=_("Table"),
            bring=_(
                "Full? Bring it to who writes things down: it comes onto the board, with your name beside it."
            ),
            pages=tuple(page(day, each, table) for table in tables for each in rounds),
            language=(get_language() or "nl")[:2],
        ),
        made,
    )


def page(day: Day, each: Round, table: str) -> sheets.Page:
    """The sheet of a round at a table."""
    kinds = each.kinds or kinds_of(day.step)
    words = " · ".join(str(Kind(kind).label) for kind in kinds)
    return sheets.Page(str(each.title), str(each.what), words, table)
