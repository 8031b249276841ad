"""What can happen to a month after it was planned: confirmed, a day moved, cancelled, made larger or smaller.

Sign-ups stay. Everybody concerned gets one letter for each move or cancellation, written with it.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days import letters, rhythms
from plugdedag.days.coming import fill
from plugdedag.days.locks import calendar, locked
from plugdedag.days.models import Cancellation, Confirmation, Day, DayKind, Move, Residency
from plugdedag.days.proposing import check_near, taken
from plugdedag.lib.dates import said
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.people.models import Person


def confirm(residency: Residency, by: Person, *, link: str = "") -> Confirmation:
    """Make a residency and its days public, and tell its contact. Once: a second time answers the first.

    ``link`` is the address of the contact's own page, for the letter.
    """
    with calendar(residency.city):
        found = Confirmation.objects.filter(residency=residency).first()
        if found is not None:
            return found
        days = list(Day.objects.filter(residency=residency).standing())
        if not days:
            raise Refused(_("There is no day left in this month. Plan one first."))
        made = Confirmation.objects.create(residency=residency, by=by)
        Day.objects.filter(residency=residency).update(changed=made.at)
        letters.residency_confirmed(residency, days, link)
        rhythms.published(days)
    return made


def move(day: Day, to: dt.date, by: Person, why: str = "", *, version: int | None = None) -> Move:
    """Take a day to another date. ``version`` is the one its editor saw; leave it out to move whatever it is now.

    The lunches stay numbered in the order of their dates. Raises ``Refused``, or ``Stale`` when it changed meanwhile.
    """
    with calendar(day.city), locked(day) as now:
        check_seen(now, version)
        check_movable(now, to)
        made = Move.objects.create(day=now, was=now.date, to=to, why=why, by=by)
        now.date = to
        touch(now, "date")
        renumber(now)
        if now.is_published:
            letters.day_moved(now, made)
    day.refresh_from_db()
    return made


def cancel(day: Day, by: Person, why: str = "", *, version: int | None = None) -> Cancellation:
    """Call a day off. What people answered is kept. Raises ``Refused`` or ``Stale``."""
    with locked(day) as now:
        check_seen(now, version)
        check_standing(now)
        made = Cancellation.objects.create(day=now, why=why, by=by)
        touch(now)
        if now.is_published:
            letters.day_cancelled(now, made)
    return made


def resize(day: Day, capacity: int, by: Person, *, version: int | None = None) -> Day:
    """Change how many may be promised a seat. More seats go to who waits; fewer take no seat away from anybody."""
    with locked(day) as now:
        check_seen(now, version)
        check_standing(now)
        now.capacity = capacity
        touch(now, "capacity")
        fill(now)
    return now


def touch(day: Day, *fields: str) -> None:
    """Save a changed day as its next version. Only for a day that is locked."""
    day.version += 1
    day.changed = timezone.now()
    day.save(update_fields=[*fields, "version", "changed"])


def renumber(day: Day) -> None:
    """Number the lunches of a residency by their dates. Those that have been are the earliest, so they keep theirs."""
    if day.kind != DayKind.LUNCH or day.residency is None:
        return
    lunches = list(
        Day.objects.filter(residency=day.residency, kind=DayKind.LUNCH).standing().order_by("date")
    )
    numbers = sorted(lunch.number or 0 for lunch in lunches)
    wrong = [
        (lunch, number) for lunch, number in zip(lunches, numbers, strict=True) if lunch.number != number
    ]
    rows = Day.objects.filter(pk__in=[lunch.pk for lunch, _number in wrong])
    rows.update(kind=DayKind.FREE, number=None)  # out of the way: each number is unique at every moment
    for lunch, number in wrong:
        rows.filter(pk=lunch.pk).update(
            kind=DayKind.LUNCH, number=number, version=F("version") + 1, changed=day.changed
        )
    day.refresh_from_db(fields=["kind", "number", "version"])


def check_seen(day: Day, version: int | None) -> None:
    """Raise ``Stale``, with what the other did, when the day is no longer the one its editor saw."""
    if version is None or version == day.version:
        return
    last = day.moves.select_related("by").order_by("-at").first()
    if last is not None and last.at >= day.changed - dt.timedelta(seconds=1):
        words = {"who": last.by or _("Somebody"), "date": said(day.date)}
        raise Stale(
            _("%(who)s moved this day to %(date)s while you had it open. Nothing of yours was lost.") % words
        )
    raise Stale(
        _("Somebody changed this day while you had it open. Look at it as it is now, and send again.")
    )


def check_standing(day: Day) -> None:
    if day.is_cancelled:
        raise Refused(_("This day was cancelled."))
    if day.is_over:
        raise Refused(_("This day is over, and stays as it was."))


def check_movable(day: Day, to: dt.date) -> None:
    """Raise ``Refused`` when the day cannot go to that date."""
    check_standing(day)
    if to == day.date:
        raise Refused(_("The day is on %(date)s already.") % {"date": said(to)})
    if to < day.city.today():
        raise Refused(_("%(date)s has been. Choose a date to come.") % {"date": said(to)})
    if day.is_gathering:  # beside the rhythm: it may share its date with a day
        return
    check_near(day.residency, to)
    there = taken(day.city, to, to + dt.timedelta(days=1))
    if to in there:
        words = {"place": there[to], "date": said(to)}
        raise Refused(_("PLUG is at %(place)s on %(date)s already. Choose another date.") % words)
