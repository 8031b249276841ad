"""A day beside the four lunches: working together, without a lunch question."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from plugdedag.days.locks import calendar
from plugdedag.days.models import Day, DayKind, Residency
from plugdedag.days.planning import new_day
from plugdedag.days.proposing import check_near, taken
from plugdedag.days.rhythms import published
from plugdedag.lib.dates import said
from plugdedag.lib.refusals import Refused


def add_free_day(residency: Residency, date: dt.date) -> Day:
    """Plan a free day of this residency. The same date again answers the day that is there; raises ``Refused``."""
    city = residency.city
    with calendar(city):
        found = residency.days.standing().filter(date=date, kind=DayKind.FREE).first()
        if found is not None:
            return found
        if date < city.today():
            raise Refused(_("%(date)s has been. Choose a date to come.") % {"date": said(date)})
        check_near(residency, date)
        there = taken(city, date, date + dt.timedelta(days=1))
        if there:
            words = {"date": said(date), "place": there[date]}
            raise Refused(_("PLUG is at %(place)s on %(date)s already. Choose another date.") % words)
        made = new_day(residency, date, DayKind.FREE, None)
        made.save(force_insert=True)
        if made.is_published:
            published([made])
    return made
