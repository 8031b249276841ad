"""The days that were, as the engine reads them: who said so and when, who came, who is known.

A past day counts once somebody was counted at its door; one of a month that was written down afterwards has no door.
Who left PLUG plays no part any more, neither in what is learned nor in what is told. An answer that was taken back was
never said; a seat that stayed empty was. Who waits for a seat was promised none: whether they count as having said so
is learned too, from those who waited before. Everybody is a bare key here: nothing of this is kept.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Day, DayKind, Rsvp, Visit, Wish
from plugdedag.engine.turnout import Ahead, Known, Past, Problem
from plugdedag.people.models import Membership

REACH = 104  # days, two years of weeks: what is older has faded
KINDS = (DayKind.LUNCH, DayKind.FREE)  # a gathering has guests of its own

Said = dict[UUID, dict[str, int]]


@dataclass(frozen=True)
class Answers:
    """Of each day who comes and who waits, with how many whole days before they said so."""

    going: Said
    waiting: Said


@dataclass(frozen=True)
class History:
    """The days that were, the same as the engine reads them, and who said so of those and of days to come."""

    days: list[Day]
    past: list[Past]
    said: Said


def problem(day: Day, on: dt.date | None = None) -> Problem:
    """What is known of a day on that date of its city; on today's, or the day's own once it has been.

    Five queries, however long the history.
    """
    told = min(on or day.city.today(), day.date)
    read = history(day.city, told, [day])
    return Problem(read.past, ahead(day, read.said[day.pk], told), known(day.city, told))


def history(city: City, before: dt.date, coming: Iterable[Day]) -> History:
    """The days before that date, and what was said of them and of the days to come. Four queries."""
    days = been(city, before)
    answers = said([*days, *coming])
    came, guests = visited(days)
    words = taken_at_their_word(answers, came)
    told = [
        Past(day.date, words[day.pk], frozenset(came[day.pk]), guests[day.pk], day.place.district)
        for day in days
    ]
    return History(days, told, words)


def been(city: City, before: dt.date) -> list[Day]:
    """The last days before that date at whose door somebody was counted, in their order."""
    rows = Day.objects.in_city(city).published().standing().gone(before).filter(kind__in=KINDS)
    counted = rows.filter(Exists(Visit.objects.filter(day=OuterRef("pk")))).select_related("city", "place")
    return list(counted[:REACH])[::-1]


def known(city: City, by: dt.date) -> dict[str, Known]:
    """Who may come: the pluggers of this city by that date. PLUG does not know where anybody lives."""
    rows = Membership.objects.in_city(city).filter(person__is_active=True, since__lte=by)
    return {str(person): Known(since) for person, since in rows.values_list("person", "since")}


def ahead(day: Day, answers: dict[str, int], on: dt.date) -> Ahead:
    """The day as it stands on that date, with who had said so by then."""
    left = (day.date - on).days
    return Ahead(
        day.date,
        frozenset(who for who, before in answers.items() if before >= left),
        left,
        day.place.district,
    )


def said(days: Iterable[Day]) -> Answers:
    """Of each day who said that they come and did not take it back, with how many whole days before. Two queries."""
    dates = {day.pk: day for day in days}
    first: dict[tuple[UUID, int], dt.datetime] = {}
    wishes = Wish.objects.filter(day__in=dates, person__is_active=True).order_by("at", "pk")
    for key, who, comes, at in wishes.values_list("day", "person", "comes", "at"):
        if comes:
            first.setdefault((key, who), at)
        else:
            first.pop((key, who), None)
    found = Answers({key: {} for key in dates}, {key: {} for key in dates})
    rows = Rsvp.objects.filter(day__in=dates, person__is_active=True).exclude(answer=Answer.NOT)
    for key, who, answer, at in rows.values_list("day", "person", "answer", "at"):
        kind = found.going if answer == Answer.GOING else found.waiting
        kind[key][str(who)] = before(dates[key], first.get((key, who), at))
    return found


def taken_at_their_word(answers: Answers, came: dict[UUID, set[str]]) -> Said:
    """Who said so; who waits for a seat as well, where most of those who waited came all the same."""
    waited = [who in came[key] for key, there in answers.waiting.items() if key in came for who in there]
    if 2 * sum(waited) <= len(waited):
        return answers.going
    return {key: answers.going[key] | answers.waiting[key] for key in answers.going}


def before(day: Day, at: dt.datetime) -> int:
    """How many whole days before the day, on the city's own calendar."""
    return max(0, (day.date - at.astimezone(day.city.tzinfo).date()).days)


def visited(days: Iterable[Day]) -> tuple[dict[UUID, set[str]], dict[UUID, int]]:
    """Of each day who was there, and how many guests nobody knows. One query."""
    came: dict[UUID, set[str]] = defaultdict(set)
    guests: dict[UUID, int] = defaultdict(int)
    rows = Visit.objects.filter(day__in=list(days)).exclude(person__is_active=False)
    for key, who in rows.values_list("day", "person"):
        if who is None:
            guests[key] += 1
        else:
            came[key].add(str(who))
    return came, guests
