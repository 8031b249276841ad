"""Which day to ask people for, whom, and what was written lately."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Day, DayKind, Rsvp
from plugdedag.lib.spelling import bare
from plugdedag.people.blocking import hidden_from
from plugdedag.people.consent import who_agreed
from plugdedag.people.models import Person, Purpose
from plugdedag.turnout.likely import likely
from plugdedag.winback.asking import may_be_asked
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


def candidates(day: Day, by: Person, at_most: int, ticked: Collection[str] = ()) -> list[Person]:
    """Who is likely to come and may be asked by this person, by name; with whom they ticked before, if still so."""
    free = may_be_asked(day, by)
    others = who_agreed(day.city, Purpose.LETTERS).exclude(pk__in=free.values("pk"))
    found = {
        person.pk: person for person in likely(day, at_most, but=set(others.values_list("pk", flat=True)))
    }
    found |= {person.pk: person for person in free.filter(uuid__in=keys(ticked))}
    return sorted(found.values(), key=lambda person: (bare(person.name), person.pk))


def keys(texts: Collection[str]) -> list[UUID]:
    """Those that are keys."""
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(UUID(text))
    return found


@dataclass(frozen=True)
class Progress:
    """Whom was written to about a day, by name, and how many answered what since."""

    asked: list[Asked]
    come: int = 0
    cannot: int = 0

    @property
    def silent(self) -> int:
        return len(self.asked) - self.come - self.cannot


def progress(day: Day, reader: Person) -> Progress:
    """How it goes with the letters about a day; names that the reader does not see are left out."""
    rows = Asked.objects.filter(day=day).exclude(to__in=hidden_from(reader)).select_related("to", "by")
    asked = sorted(rows, key=lambda one: (bare(one.to.name), one.pk))
    answers = Rsvp.objects.filter(day=day, person__in=[one.to_id for one in asked])
    cannot = answers.filter(answer=Answer.NOT).count()
    return Progress(asked, answers.count() - cannot, cannot)
