"""A gathering after it was planned: its name, its line, its hours, whom each may bring, and whether the cook asks.

Another date, another number of seats and calling it off are those of any day: ``days/changes.py``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import ngettext

from plugdedag.days.changes import check_seen, check_standing, touch
from plugdedag.days.letters import Reader, calendar_file, concerned, link
from plugdedag.days.locks import locked
from plugdedag.days.models import Answer, Day
from plugdedag.gatherings.models import Diet, Gathering
from plugdedag.gatherings.planning import check_hours
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.mail import letter


@dataclass(frozen=True)
class Details:
    """What an organiser can change."""

    name: str
    about: str
    opens: dt.time
    begins: dt.time
    closes: dt.time
    plus_ones: int
    asks_diets: bool


class TooFew(Refused):
    """Somebody brings more than each might bring from now on."""


def change(gathering: Gathering, to: Details, *, version: int | None = None) -> Gathering:
    """Make it so. ``version`` is the one its editor saw. Those concerned hear of other hours, of nothing else.

    Raises ``Refused``, or ``Stale`` when it changed meanwhile. What is so already is no change, and tells nobody.
    """
    with locked(gathering.day) as day:
        found = Gathering.objects.get(pk=gathering.pk)
        before, hours = details(found, day), (day.opens, day.lunch, day.closes)
        if before == to:
            return found
        check_seen(day, version)
        check_standing(day)
        check_hours(day.city.at(day.date, to.closes), to.opens, to.begins, to.closes)
        check_brought(day, to.plus_ones)
        day.name, day.plus_ones = to.name, to.plus_ones
        day.opens, day.lunch, day.closes = to.opens, to.begins, to.closes
        touch(day, "name", "plus_ones", "opens", "lunch", "closes")
        Gathering.objects.filter(pk=found.pk).update(about=to.about, asks_diets=to.asks_diets)
        if not to.asks_diets:
            Diet.objects.filter(rsvp__day=day).delete()
        if hours != (day.opens, day.lunch, day.closes):
            tell(day)
    return Gathering.objects.select_related("day__city", "day__place").get(pk=gathering.pk)


def details(gathering: Gathering, day: Day) -> Details:
    """As it is now."""
    return Details(
        day.name, gathering.about, day.opens, day.lunch, day.closes, day.plus_ones, gathering.asks_diets
    )


def check_brought(day: Day, plus_ones: int) -> None:
    """Raise ``TooFew`` when somebody who was told that they may bring more does."""
    brought = (
        day.rsvps.filter(brought_by__isnull=False).exclude(answer=Answer.NOT).order_by().values("brought_by")
    )
    most = brought.annotate(count=Count("pk")).order_by("-count").values_list("count", flat=True).first() or 0
    if most > plus_ones:
        words = ngettext(
            "Somebody brings %(count)d guest already. That many is the least.",
            "Somebody brings %(count)d guests already. That many is the least.",
            most,
        )
        raise TooFew(words % {"count": most})


def tell(day: Day) -> None:
    """To everybody concerned, once for each change of the hours; who has a seat keeps knowing the street."""
    seated = set(day.rsvps.filter(answer=Answer.GOING).values_list("person", flat=True))
    for reader in concerned(day):
        has_seat = reader.person is not None and reader.person.pk in seated
        write(day, reader, has_seat)


def write(day: Day, reader: Reader, has_seat: bool) -> None:
    context = {
        "city": day.city,
        "day": day,
        "reader": reader,
        "has_seat": has_seat,
        "link": link(day, reader),
    }
    letter(
        f"gathering-hours:{day.pk}:{day.version}", reader.email, "gatherings/letters/hours.html", context,
        reader.language, headers=day.city.reply_to, attachments=[calendar_file(day, reader, address=has_seat)],
    )  # fmt: skip
