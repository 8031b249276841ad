"""The cards on the tables: what is on each, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.days.posters import poster_of, table_url
from plugdedag.lib.tents import Tent, Tents
from plugdedag.lib.tents import printed as on_paper
from plugdedag.look.palette import PRINT
from plugdedag.look.pictures import motif_svg
from plugdedag.seating.laid import Laid


def printed(day: Day, tables: Iterable[Laid], made: dt.datetime | None = None) -> bytes:
    """The PDF of these tables: a page of A4 for each, folded in two."""
    return on_paper(tents(day, tables), made)


def tents(day: Day, tables: Iterable[Laid]) -> Tents:
    """The words and drawings."""
    poster = poster_of(day) if day.number else None  # a card leads to the board, where there is one
    told = {"date": date_format(day.date, "j F"), "place": day.title}
    return Tents(
        title=_("Table cards of %(date)s, %(place)s") % told,
        below=f"{day.title} · {date_format(day.date, 'j F')}",
        fold=_("Fold here"),
        tents=tuple(
            Tent(
                table.name, tuple(one.name for one in table.sitters), motif_svg(table.motif, tone=PRINT.tone("plug")),
                table_url(poster, table.number) if poster else "",
            )
            for table in tables
        ),
        scan=_("Scan, and write along"),
        language=(get_language() or "nl")[:2],
    )  # fmt: skip
