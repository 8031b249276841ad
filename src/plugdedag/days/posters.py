"""The poster at the door, and what its address answers: the day that is open now, or when one is.

Theory of operation. A poster is printed once and hangs for a month, so its address says nothing about a day. Scanned,
it finds the day of that residency which is open at this moment, an hour before and after included; at any other moment
it says when the door opens, and nobody is checked in. A photograph of the poster works from elsewhere while the door is
open: who scans says that they are there, and the opener, who sees who checked in by themselves, takes off who is not.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.listing import label, sign
from plugdedag.days.models import Day, Poster
from plugdedag.lib import posters
from plugdedag.look import pictures
from plugdedag.look.palette import PRINT

LETTERS = "23456789abcdefghjkmnpqrstwxyz"  # none that is taken for another when it is typed over
LENGTH = 7
MARGIN = dt.timedelta(hours=1)
TONES = {1: "people", 2: "place", 3: "question", 4: "plug"}


@dataclass(frozen=True)
class Doorway:
    """What a scan finds: the day to check in for now, else the next one, else today’s that was cancelled or is over."""

    open: Day | None = None
    next: Day | None = None
    today: Day | None = None


def poster_of(day: Day) -> Poster:
    """The poster that hangs there on this day, made when first asked for; the same for all days of a residency."""
    about = {"residency": day.residency} if day.residency_id else {"day": day}
    found = Poster.objects.filter(**about).first()
    while found is None:
        code = "".join(secrets.choice(LETTERS) for _each in range(LENGTH))
        try:
            with transaction.atomic():
                found = Poster.objects.create(city=day.city, code=code, **about)
        except IntegrityError:  # somebody made it in the same moment, or the code is taken
            found = Poster.objects.filter(**about).first()
    return found


def find(city: City, code: str) -> Poster | None:
    """The poster with this code, however it was typed."""
    if not set(code.lower()) <= set(LETTERS):
        return None
    posters_here = Poster.objects.in_city(city).select_related("residency", "day")
    return posters_here.filter(code=code.lower()).first()


def days_of(poster: Poster) -> list[Day]:
    """The days it hangs there, soonest first; plans not certain yet are left out. Who has the code is there."""
    about = {"residency": poster.residency_id} if poster.residency_id else {"pk": poster.day_id}
    return list(Day.objects.in_city(poster.city).settled().whole().filter(**about).order_by("date", "opens"))


def doorway(days: list[Day]) -> Doorway:
    """What a scan finds at this moment."""
    now, standing = timezone.now(), [day for day in days if not day.is_cancelled]
    return Doorway(
        open=next((day for day in standing if day.starts - MARGIN <= now <= day.ends + MARGIN), None),
        next=next((day for day in standing if day.starts - MARGIN > now), None),
        today=next((day for day in days if day.date == day.city.today()), None),
    )


def url_of(poster: Poster) -> str:
    return poster.city.link(reverse("arrival", args=[poster.code]))


def table_url(poster: Poster, table: int) -> str:
    """What the card on a table leads to: the board, after checking in; 0 is the first table."""
    return poster.city.link(reverse("table_arrival", args=[poster.code, table + 1]))


def printed(day: Day, made: dt.datetime | None = None) -> bytes:
    """The PDF of the poster, in the city's language."""
    poster = poster_of(day)
    days = [each for each in days_of(poster) if not each.is_cancelled] or [day]
    with translation.override(day.city.language):
        return posters.printed(sheet(poster, days), made)


def sheet(poster: Poster, days: list[Day]) -> posters.Poster:
    """The words and drawings, in the language that is active."""
    place, url = days[0].place, url_of(poster)
    month = date_format(days[0].date, "F")
    told = {"place": place.name, "where": place.district or poster.city.name, "month": month}
    return posters.Poster(
        title=_("Poster for the door of %(place)s") % told,
        hello=_("You made it!"),
        invitation=_("Scan and plug in"),
        place=place.name,
        where=" · ".join(dict.fromkeys(filter(None, (place.street, place.district, poster.city.name)))),
        steps=(_("Scan the code"), _("Tap “I am here”"), _("Find a socket")),
        typed=_("Does scanning not work? Type"),
        address=url.split("//", 1)[-1].rstrip("/"),
        url=url,
        code_alt=_("QR code to check in"),
        no_phone=_("No phone with you? Say your name to whoever opens the door."),
        frame_svg=frame(),
        postmark_svg=pictures.on_paper(pictures.postmark_svg(month, told["where"], palette=PRINT)),
        postmark_alt=_("Postmark: %(month)s, %(where)s") % told,
        stamps=tuple(stamp(each) for each in days),
        language=poster.city.language,
    )


def frame() -> str:
    """An empty stamp around the code."""
    outline = pictures.perforation(pictures.HEIGHT, pictures.HEIGHT)
    side = pictures.HEIGHT
    return (
        f'{pictures.opening(f"-2 -2 {side + 4} {side + 4}", "")}<path d="{outline}" fill="{PRINT.card}"/>'
        f'<rect x="9" y="9" width="{side - 18}" height="{side - 18}" fill="none" stroke="{PRINT.ink}"/></svg>'
    )


def stamp(day: Day) -> posters.Stamp:
    state = "next" if day.number else "free"
    number = sign(day)
    drawn = pictures.stamp_svg(
        number, label(day), motif=day.pk, tone=TONES.get(day.number or 0, "place"), state=state, palette=PRINT
    )
    said = date_format(day.date, "j b")
    alt = (_("Stamp of lunch %(number)s, %(date)s") if day.number else day.name and _("Stamp of %(name)s, %(date)s")
           or _("Stamp of a free day, %(date)s")) % {
        "number": number, "name": day.name, "date": date_format(day.date, "j F"),
    }  # fmt: skip
    return posters.Stamp(pictures.on_paper(drawn), alt, said)
