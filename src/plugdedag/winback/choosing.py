"""Which day to ask people for, and what was written lately."""

from __future__ import annotations

from django.db.models import Count, F, Q
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Day, DayKind
from plugdedag.people.blocking import hidden_from
from plugdedag.people.models import Person
from plugdedag.winback.missed import REST
from plugdedag.winback.models import Asked, AskedKind


def next_day(city: City) -> Day | None:
    """The next day of PLUG with a seat free, from tomorrow on: a letter needs a night to be read."""
    days = Day.objects.in_city(city).published().standing().exclude(kind=DayKind.GATHERING).whole()
    ahead = days.filter(date__gt=city.today()).order_by("date", "opens")
    going = Count("rsvps", filter=Q(rsvps__answer=Answer.GOING))
    found: Day | None = ahead.annotate(going=going).filter(going__lt=F("capacity")).first()
    return found


def lately_written(city: City, reader: Person) -> list[Asked]:
    """The letters to people who stayed away, the latest first; without whom the reader does not see."""
    rows = Asked.objects.filter(day__city=city, kind=AskedKind.MISSED, at__gt=timezone.now() - REST)
    return list(
        rows.exclude(to__in=hidden_from(reader)).select_related("to", "by").order_by("-at", "-pk")[:12]
    )
