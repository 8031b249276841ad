"""A month that was before PLUG kept count: its days as they were, by the same rules as a month to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from plugdedag.cities.holidays import holiday_on
from plugdedag.cities.models import City
from plugdedag.days.models import Confirmation, Day, DayKind, Residency
from plugdedag.days.planning import new_day
from plugdedag.days.proposing import LUNCHES, weekdays
from plugdedag.lib.dates import first_of_next_month, said
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Person
from plugdedag.places.models import Contact, Place

MOST = LUNCHES + 1  # the fifth one is a free day


def likely(city: City, month: dt.date, taken: Collection[dt.date]) -> list[dt.date]:
    """The lunches a month most likely had: the first four of its weekdays that were no holiday and are not taken."""
    dates = weekdays(month.replace(day=1), city.weekday)
    return [date for date in dates if date not in taken and not holiday_on(city, date)][:LUNCHES]


def check_past(city: City, month: dt.date, dates: Sequence[dt.date], taken: dict[dt.date, str]) -> None:
    """Raise ``Refused`` with everything that is wrong with the days of a month that has been."""
    wrong, end = [], first_of_next_month(first_of_next_month(month))
    if not dates:
        wrong.append(_("No day of this month can be told. Write its dates."))
    if len(dates) > MOST or len(set(dates)) != len(dates):
        wrong.append(_("A month has four lunches and at most one day more, each on a date of its own."))
    for date in dates:
        if date >= city.today():
            wrong.append(
                _("%(date)s is still to come. Make that month from an offer.") % {"date": said(date)}
            )
        elif not month <= date < end:
            wrong.append(_("%(date)s is too far from this month.") % {"date": said(date)})
        elif date in taken:
            words = _("PLUG was at %(place)s on %(date)s already.")
            wrong.append(words % {"place": taken[date], "date": said(date)})
    if wrong:
        raise Refused(wrong)


def record(place: Place, contact: Contact, month: dt.date, dates: Sequence[dt.date], by: Person) -> Residency:
    """Write down a month that has been, with its days. Everybody may know of it; nobody gets a letter."""
    made = Residency.objects.create(
        city=place.city, place=place, contact=contact, month=month.replace(day=1), created_by=by
    )
    Confirmation.objects.create(residency=made, by=by)
    days = [
        new_day(
            made,
            date,
            DayKind.LUNCH if number <= LUNCHES else DayKind.FREE,
            number if number <= LUNCHES else None,
        )
        for number, date in enumerate(sorted(dates), 1)
    ]
    Day.objects.bulk_create(days)
    return made
