"""At the door: who is here. Signing up and being there are two facts, so a visit asks for no seat.

A tap may arrive long after it was made, twice, or after it was taken back; its key makes that harmless.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.locks import locked
from plugdedag.days.models import Answer, Day, Rsvp, TakenBack, Visit
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.blocking import hidden_from
from plugdedag.people.models import Membership, Person, Purpose

FOUND = 8


@dataclass(frozen=True)
class Expected:
    """Somebody on the door's list, with the key their tap sends: the visit that is, or one still to be made.

    A plus-one has no person: the answer that brings them along says who it is.
    """

    person: Person | None
    visit: Visit | None
    key: uuid.UUID
    waits: bool = False
    plus_one: Rsvp | None = None


@dataclass(frozen=True)
class Names:
    """All names at a door: who said to come, who came without saying so, and who was looked for."""

    expected: list[Expected] = field(default_factory=list)
    walk_ins: list[Visit] = field(default_factory=list)
    found: list[Expected] = field(default_factory=list)

    @property
    def here(self) -> int:
        return sum(one.visit is not None for one in self.expected) + len(self.walk_ins)


def names_at(day: Day, words: str = "") -> Names:
    """The names an opener reads: the one way in which a page gets them."""
    return Names(expected(day), walk_ins(day), members_found(day, words))


def check_in(
    day: Day, key: uuid.UUID, by: Person | None, *, person: Person | None = None, guest_name: str = "",
    of_host: bool = False, plus_one: Rsvp | None = None, at: dt.datetime | None = None,
) -> Visit | None:  # fmt: skip
    """Write down that somebody is here: a person, a plus-one by their seat, or a guest by name.

    ``key`` is made by the phone, ``at`` is when.

    The same key, or the same person again, answers the visit there is; None when this very tap was taken back since.
    Raises ``KeyReused`` for a key of another visit.
    """
    with locked(day) as now:
        check_open(now)
        if TakenBack.objects.filter(pk=key).exists():
            return None
        found = Visit.objects.filter(pk=key).first()
        if found is not None:
            if (found.day_id, found.person, found.guest_name) != (now.pk, person, guest_name):
                raise KeyReused(
                    _("This button was used before for somebody else. Reload the page and tap again.")
                )
            return found
        moment = within(now, at)
        if person is not None:
            made = {"uuid": key, "by": by, "at": moment}
            return Visit.objects.get_or_create(day=now, person=person, defaults=made)[0]
        if plus_one is not None:
            along = {"uuid": key, "by": by, "at": moment, "guest_name": guest_name}
            return Visit.objects.get_or_create(day=now, plus_one=plus_one, defaults=along)[0]
        return Visit.objects.create(
            uuid=key, day=now, guest_name=guest_name, of_host=of_host, by=by, at=moment
        )


def within(day: Day, at: dt.datetime | None) -> dt.datetime:
    """The moment of a tap, held to the day and to now. Without one: now."""
    now = timezone.now()
    if at is None:
        return now
    first = day.city.at(day.date, dt.time.min)
    last = day.city.at(day.date, dt.time.max)
    return max(first, min(at, last, now))


def undo(day: Day, key: uuid.UUID, by: Person | None = None) -> bool:
    """Take a tap on the wrong name back, for good; False when there was nothing to take back."""
    with locked(day) as now:
        TakenBack.objects.get_or_create(key=key, defaults={"day": now, "by": by})
        return bool(Visit.objects.filter(day=now, pk=key).delete()[0])


def check_open(day: Day) -> None:
    """The door is open on the day itself, and a week after for who wrote it on paper."""
    if day.is_cancelled:
        raise Refused(_("This day was cancelled. There is no door to open."))
    if not is_open(day):
        raise Refused(_("The door opens on the day itself, and closes a week later."))


def is_open(day: Day) -> bool:
    return not day.is_cancelled and 0 <= (day.city.today() - day.date).days <= 7


def expected(day: Day) -> list[Expected]:
    """Everybody who comes or waits, by name, each with who they bring; and whether they are here. Two queries."""
    there = day.visits.filter(Q(person__isnull=False) | Q(plus_one__isnull=False))
    visits = {(visit.person_id, visit.plus_one_id): visit for visit in there}
    rsvps = day.rsvps.exclude(answer=Answer.NOT).select_related("person", "brought_by")
    by_holder = sorted(
        rsvps, key=lambda rsvp: (rsvp.holder.name, rsvp.holder.pk, rsvp.person is None, rsvp.pk)
    )
    return [awaited(rsvp, visits) for rsvp in by_holder]


def awaited(rsvp: Rsvp, visits: dict[tuple[int | None, int | None], Visit]) -> Expected:
    plus_one = rsvp if rsvp.person is None else None
    visit = visits.get((rsvp.person_id, plus_one.pk if plus_one else None))
    key = visit.pk if visit else uuid.uuid4()
    return Expected(rsvp.person, visit, key, rsvp.answer == Answer.WAITING, plus_one)


def walk_ins(day: Day) -> list[Visit]:
    """Who is here without having said so: members and guests, latest first."""
    said = day.rsvps.filter(person__isnull=False).exclude(answer=Answer.NOT).values("person")
    unsaid = day.visits.filter(plus_one__isnull=True)
    return list(unsaid.exclude(person__in=said).select_related("person").order_by("-at", "pk"))


def members_found(day: Day, words: str) -> list[Expected]:
    """Members of the city whose name holds every one of these words and who are not here yet; at most eight."""
    parts = words.split()
    if not parts:
        return []
    rows = Membership.objects.in_city(day.city).exclude(person__visits__day=day)
    for part in parts:
        rows = rows.filter(person__name__icontains=part)
    people = rows.select_related("person").order_by("person__name")[:FOUND]
    return [Expected(row.person, None, uuid.uuid4()) for row in people]


def names_here(day: Day, reader: Person | None = None) -> list[Membership]:
    """Who is here and agreed that members may see it, with what they work on. Show it to members only.

    Whom the reader blocked, or who blocked the reader, is left out.
    """
    agreed = Q(person__consents__purpose=Purpose.NAME_AT_DAY, person__consents__withdrawn__isnull=True)
    rows = Membership.objects.in_city(day.city).filter(agreed, person__visits__day=day)
    rows = rows.exclude(person__in=hidden_from(reader))
    return list(rows.select_related("person").distinct().order_by("person__name"))
