"""How a day stands: how many come, how many wait, what is free, and what I answered.

The number of people who come is public; who they are is not. Names are shown to members alone, and only of those who
agreed to it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.people.blocking import hidden_from
from plugdedag.people.models import Person, Purpose

Viewer = Person | AnonymousUser | None


@dataclass(frozen=True)
class Standing:
    """A day in numbers, and the viewer's own answer (None when there is none, or nobody is signed in)."""

    day: Day
    going: int = 0
    waiting: int = 0
    mine: Rsvp | None = None
    ahead: int = 0  # how many wait before the viewer does

    @property
    def free(self) -> int:
        """Seats that can be promised now."""
        return max(self.day.capacity - self.going, 0)

    @property
    def over(self) -> int:
        """How many more were promised a seat than there are now; nobody loses theirs."""
        return max(self.going - self.day.capacity, 0)

    @property
    def is_full(self) -> bool:
        return self.free == 0

    @property
    def takes_answers(self) -> bool:
        return self.day.is_published and not self.day.is_cancelled and not self.day.is_over

    @property
    def going_myself(self) -> bool:
        return self.mine is not None and self.mine.answer == Answer.GOING

    @property
    def waiting_myself(self) -> bool:
        return self.mine is not None and self.mine.answer == Answer.WAITING

    @property
    def later_myself(self) -> bool:
        return self.mine is not None and self.mine.is_later

    @property
    def by_rhythm(self) -> bool:
        """Whether the viewer's rhythm put them on the list."""
        return self.mine is not None and self.mine.is_by_rhythm and self.mine.answer != Answer.NOT

    @property
    def by_link(self) -> bool:
        """Whether the viewer's answer was given from a mail, so perhaps by somebody else."""
        return self.mine is not None and self.mine.is_by_link

    @property
    def lunch_only(self) -> bool:
        """Whether the viewer comes for the lunch alone."""
        return self.mine is not None and self.mine.arrives == self.day.lunch


def standing(day: Day, person: Viewer) -> Standing:
    """How one day stands for a viewer, in at most three queries."""
    return standings([day], person)[day.pk]


def standings(days: Iterable[Day], person: Viewer) -> dict[uuid.UUID, Standing]:
    """How each day stands, in at most three queries however many days there are."""
    days = list(days)
    rows = Rsvp.objects.filter(day__in=days).order_by().values("day")
    counts = rows.annotate(
        going=Count("pk", filter=Q(answer=Answer.GOING)), waiting=Count("pk", filter=Q(answer=Answer.WAITING))
    )
    counted = {row["day"]: (row["going"], row["waiting"]) for row in counts}
    mine = answers(days, person)
    ahead = lines(mine)
    return {
        day.pk: Standing(day, *counted.get(day.pk, (0, 0)), mine.get(day.pk), ahead.get(day.pk, 0))
        for day in days
    }


def answers(days: list[Day], person: Viewer) -> dict[uuid.UUID, Rsvp]:
    if person is None or isinstance(person, AnonymousUser):
        return {}
    return {rsvp.day_id: rsvp for rsvp in Rsvp.objects.told().filter(day__in=days, person=person)}


def lines(mine: dict[uuid.UUID, Rsvp]) -> dict[uuid.UUID, int]:
    """For each day somebody waits for, how many wait before them."""
    before = Q()
    for rsvp in mine.values():
        if rsvp.answer == Answer.WAITING:
            before |= Q(day=rsvp.day_id, ticket__lt=rsvp.ticket)
    if not before:
        return {}
    rows = Rsvp.objects.filter(before).order_by().values("day").annotate(count=Count("pk"))
    return {row["day"]: row["count"] for row in rows}


def on_the_list(day: Day) -> list[Rsvp]:
    """Who comes, by name, and then who waits, in their order. For who organises the day."""
    rows = Rsvp.objects.filter(day=day).exclude(answer=Answer.NOT).select_related("person", "brought_by")
    name = Coalesce("person__name", "brought_by__name")  # a guest comes after who brings them
    return list(
        rows.order_by("answer", "ticket", name, F("person").asc(nulls_last=True), "pk")
    )  # “going” is before “waiting”


def names_shown(day: Day, reader: Person | None = None) -> list[Person]:
    """Who comes and agreed that members may see it, in the order of their names. Show it to members only.

    Whom the reader blocked, or who blocked the reader, is left out.
    """
    agreed = Q(consents__purpose=Purpose.NAME_AT_DAY, consents__withdrawn__isnull=True)
    going = Q(rsvps__day=day, rsvps__answer=Answer.GOING)
    people = Person.objects.filter(agreed, going).exclude(pk__in=hidden_from(reader))
    return list(people.distinct().order_by("name"))
