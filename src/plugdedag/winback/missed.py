"""Whom we miss: people who came often, by their own rhythm, and have not been for far longer than that.

Time is counted in days that were held, not in weeks: a summer without PLUG is nobody's staying away. What comes out is
a reason in words; no number about anybody, and no order but that of their names.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Away, Day, Rhythm, Rsvp, Visit
from plugdedag.lib.dates import said
from plugdedag.lib.spelling import bare
from plugdedag.people.models import Person
from plugdedag.winback.asking import may_be_asked
from plugdedag.winback.models import Asked

OFTEN = 4  # who came fewer times has no rhythm yet
RHYTHM = 12  # so many of the latest visits tell it
LONGER = 3  # as many usual gaps as it takes to be missed
AT_LEAST = 5  # held days: a holiday and a busy month are nobody's staying away
FORGOTTEN = dt.timedelta(days=365)  # who has been away for longer has answered by that
REST = dt.timedelta(days=182)  # after a letter, whoever wrote it, somebody is in no such list


@dataclass(frozen=True)
class Missed:
    """Somebody who came often and stayed away. ``first`` and ``last`` are dates on which they were there."""

    person: Person
    first: dt.date
    last: dt.date
    district: str = ""  # where they came more than anywhere else

    @property
    def why(self) -> str:
        """The reason in words."""
        return " ".join(filter(None, [when(self.first, self.last), where(self.district)]))


def missed(city: City, reader: Person, day: Day, today: dt.date | None = None) -> list[Missed]:
    """Whom this reader may write to about coming on ``day``, in the order of their names; in three queries."""
    today = today or city.today()
    held = held_days(city, today)
    visits = visits_of(city, today, held)
    away = {who: there for who, there in visits.items() if is_away(there, len(held), held, today)}
    people = wanting(day, reader, today).filter(pk__in=away)
    found = [told(person, away[person.pk], held) for person in people]
    return sorted(found, key=lambda one: (bare(one.person.name), one.person.pk))


def wanting(day: Day, reader: Person, today: dt.date) -> QuerySet[Person]:
    """Who may be asked, has no rhythm, is not away, answered for no coming day, and got no letter for half a year."""
    ahead = Rsvp.objects.filter(person=OuterRef("pk"), day__date__gte=today, day__city=day.city)
    before = Asked.objects.filter(to=OuterRef("pk"), at__date__gt=today - REST)
    mine = {"city": day.city, "person": OuterRef("pk")}
    spoken = Exists(Rhythm.objects.open().filter(**mine)) | Exists(Away.objects.on(today).filter(**mine))
    return may_be_asked(day, reader).exclude(Exists(ahead) | Exists(before) | spoken)


def held_days(city: City, today: dt.date) -> list[tuple[dt.date, str]]:
    """The days that were held, oldest first, each with the part of the city."""
    days = Day.objects.in_city(city).published().standing().filter(date__lt=today)
    return list(days.order_by("date", "opens").values_list("date", "place__district"))


def visits_of(city: City, today: dt.date, held: Sequence[tuple[dt.date, str]]) -> dict[int, list[int]]:
    """For each person the held days they were at, by their place in that list."""
    dates = [date for date, _district in held]
    rows = Visit.objects.filter(day__city=city, person__isnull=False, day__date__lt=today)
    found: dict[int, list[int]] = {}
    for who, date in rows.order_by("day__date").values_list("person", "day__date"):
        at = bisect_right(dates, date) - 1
        if at >= 0 and dates[at] == date:
            found.setdefault(who, []).append(at)
    return found


def is_away(there: Sequence[int], now: int, held: Sequence[tuple[dt.date, str]], today: dt.date) -> bool:
    """Whether the gap since the last visit is far longer than the gaps between the visits before."""
    if len(there) < OFTEN or held[there[-1]][0] < today - FORGOTTEN:
        return False
    lately = there[-RHYTHM:]
    usual = median(after - before for before, after in zip(lately, lately[1:], strict=False))
    return now - 1 - there[-1] >= max(AT_LEAST, LONGER * usual)


def told(person: Person, there: Sequence[int], held: Sequence[tuple[dt.date, str]]) -> Missed:
    """The dates to tell, and the part of the city where they were more than anywhere else, if there is one."""
    lately = there[-RHYTHM:]
    districts = Counter(held[at][1] for at in there if held[at][1])
    (most, count), *others = [*districts.most_common(2), ("", 0)][:2]
    liked = most if count >= 2 and count > (others[0][1] if others else 0) else ""
    return Missed(person, held[lately[0]][0], held[lately[-1]][0], liked)


def when(first: dt.date, last: dt.date) -> str:
    """“Came often between March and June, last on 12 June.”"""
    words = {"first": month(first), "month": month(last), "date": said(last)}
    if words["first"] == words["month"]:
        return _("Came often in %(month)s, last on %(date)s.") % words
    return _("Came often between %(first)s and %(month)s, last on %(date)s.") % words


def month(date: dt.date) -> str:
    """“June”, with the year when it is not this one."""
    return date_format(date, "F" if date.year == localdate().year else "F Y")


def where(district: str) -> str:
    return _("Most often in %(district)s.") % {"district": district} if district else ""
