"""At the door: who is here. Signing up and being there are two facts, so a visit asks for no seat."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plugdedag.days.locks import locked
from plugdedag.days.models import Answer, Day, Visit
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Membership, Person

FOUND = 8


@dataclass(frozen=True)
class Expected:
    """Somebody on the door's list, with the key their tap sends: the visit that is, or one still to be made."""

    person: Person
    visit: Visit | None
    key: uuid.UUID
    waits: bool = False


def check_in(
    day: Day, key: uuid.UUID, by: Person, *, person: Person | None = None, guest_name: str = ""
) -> Visit:
    """Write down that somebody is here: a person, or a guest by name. ``key`` is made by the opener's phone.

    The same key, or the same person again, answers the visit there is. Raises ``KeyReused`` for a key of another visit.
    """
    with locked(day) as now:
        check_open(now)
        found = Visit.objects.filter(pk=key).first()
        if found is not None:
            if (found.day_id, found.person, found.guest_name) != (now.pk, person, guest_name):
                raise KeyReused(
                    _("This button was used before for somebody else. Reload the page and tap again.")
                )
            return found
        if person is not None:
            return Visit.objects.get_or_create(day=now, person=person, defaults={"uuid": key, "by": by})[0]
        return Visit.objects.create(uuid=key, day=now, guest_name=guest_name, by=by)


def undo(day: Day, key: uuid.UUID) -> bool:
    """Take a tap on the wrong name back; False when there was nothing to take back."""
    with locked(day) as now:
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
    """Everybody who comes or waits, by name, with whether they are here. Two queries."""
    visits = {visit.person_id: visit for visit in day.visits.filter(person__isnull=False)}
    rsvps = day.rsvps.exclude(answer=Answer.NOT).select_related("person").order_by("person__name", "pk")
    return [
        Expected(rsvp.person, visit, visit.pk if visit else uuid.uuid4(), rsvp.answer == Answer.WAITING)
        for rsvp in rsvps
        for visit in [visits.get(rsvp.person_id)]
    ]


def walk_ins(day: Day) -> list[Visit]:
    """Who is here without having said so: members and guests, latest first."""
    said = day.rsvps.exclude(answer=Answer.NOT).values("person")
    return list(day.visits.exclude(person__in=said).select_related("person").order_by("-at"))


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
