"""Making a month at a place: its four lunches and any free days. What it could look like is in ``proposing.py``."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from plugdedag.days.locks import calendar
from plugdedag.days.models import Day, DayKind, Move, Residency
from plugdedag.days.proposing import LUNCHES, Looking
from plugdedag.lib.dates import first_of_next_month, said
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Person
from plugdedag.places.models import Contact, Place


def make_residency(
    place: Place, contact: Contact, month: dt.date, dates: Sequence[dt.date], by: Person,
    client_key: uuid.UUID, *, free: Sequence[dt.date] = (),
) -> Residency:  # fmt: skip
    """Make a month at a place out of four lunch dates and any free days. Not public before it is confirmed.

    It is called after ``month``, or after its first lunch when no lunch is in that month.
    The same key gives the residency it made before. Raises ``Refused`` with everything that is wrong, or ``KeyReused``.
    """
    first, dates, free = month.replace(day=1), sorted(dates), sorted(free)
    name = called_after(first, dates)
    with calendar(place.city):
        found = Residency.objects.filter(client_key=client_key).first()
        if found is not None:
            return replayed(found, place, contact, name, dates)
        check(place, contact, first, dates, free)
        made = Residency.objects.create(
            city=place.city, client_key=client_key, place=place, contact=contact, month=name, created_by=by
        )
        lunches = [new_day(made, date, DayKind.LUNCH, number) for number, date in enumerate(dates, 1)]
        Day.objects.bulk_create([*lunches, *(new_day(made, date, DayKind.FREE, None) for date in free)])
    return made


def called_after(month: dt.date, dates: Sequence[dt.date]) -> dt.date:
    """The first of the month that a residency is called after: the one asked for, if a lunch is in it."""
    months = [date.replace(day=1) for date in dates]
    return month if month in months or not months else months[0]


def new_day(residency: Residency, date: dt.date, kind: DayKind, number: int | None) -> Day:
    city, place = residency.city, residency.place
    return Day(
        city=city, residency=residency, place=place, kind=kind, number=number, date=date, opens=city.opens,
        lunch=city.lunch, closes=city.closes, capacity=place.seats,
    )  # fmt: skip


def replayed(
    found: Residency, place: Place, contact: Contact, month: dt.date, dates: Sequence[dt.date]
) -> Residency:
    """What this key made before, if it asked for the same."""
    days = found.days.filter(kind=DayKind.LUNCH)
    was = {move.day_id: move.was for move in Move.objects.filter(day__in=days).order_by("-at")}
    planned = sorted(was.get(day.pk, day.date) for day in days)
    if (found.place_id, found.contact_id, found.month, planned) != (place.pk, contact.pk, month, list(dates)):
        raise KeyReused(_("This form was sent before with other dates. Open it again and try once more."))
    return found


def check(
    place: Place, contact: Contact, month: dt.date, dates: Sequence[dt.date], free: Sequence[dt.date]
) -> None:
    """Everything that is wrong with a plan, at once."""
    wrong = []
    if contact.place_id != place.pk:
        wrong.append(_("%(contact)s does not belong to this place.") % {"contact": contact.name})
    if len(set(dates)) != LUNCHES:
        wrong.append(_("A month has four lunches on four different days: choose four dates."))
    if len({*dates, *free}) != len({*dates}) + len(free):
        wrong.append(_("A day is a lunch or a free day, not both."))
    end = first_of_next_month(first_of_next_month(month))
    look = Looking(place.city, month, end)
    for one in look.at(sorted({*dates, *free})):
        if not month <= one.date < end:
            wrong.append(_("%(date)s is too far from this month.") % {"date": said(one.date)})
        elif one.past or one.taken:
            wrong.append(f"{said(one.date)}: {one.why}")
    if wrong:
        raise Refused(wrong)
