"""Somebody leaves: their seats go to who waits, and their turns are open again."""

from __future__ import annotations

from django.utils import timezone

from plugdedag.days import turns
from plugdedag.days.coming import fill, named
from plugdedag.days.locks import locked
from plugdedag.days.models import Answer, Day, Rsvp, Turn
from plugdedag.people.models import Person


def give_up(person: Person) -> int:
    """Take back every answer for a day to come, and lay down every turn. Answers how many seats and turns.

    Days in the order of their keys, so that two who leave at once never wait for each other.
    """
    mine = Rsvp.objects.filter(person=person).exclude(answer=Answer.NOT).select_related("day__city")
    to_come = [rsvp.day for rsvp in mine.order_by("day_id") if not rsvp.day.is_over]
    for day in to_come:
        free(day, person)
    carried = Turn.objects.filter(person=person, ended__isnull=True).select_related("day__city")
    return len(to_come) + sum(turns.end(turn) for turn in carried if not turn.day.is_over)


def free(day: Day, person: Person) -> None:
    """Take somebody off the list of a day; the first who waits gets the seat, if the day takes place."""
    with locked(day) as now:
        named(now, person).delete()
        mine = Rsvp.objects.filter(day=now, person=person)
        mine.update(
            answer=Answer.NOT,
            seat=None,
            seated=None,
            ticket=None,
            arrives=None,
            leaves=None,
            at=timezone.now(),
        )
        if now.is_published and not now.is_cancelled:
            fill(now)


def forget(person: Person) -> None:
    """Of the days that have been stays that somebody said they would come; not from when until when, nor with whom."""
    Rsvp.objects.filter(brought_by=person).update(guest_name="–")
    Rsvp.objects.filter(person=person).update(arrives=None, leaves=None)


def sweep() -> int:
    """Free what somebody took in the very moment they left. Answers how many seats and turns."""
    gone = Person.objects.filter(departure__isnull=False)
    answers = Rsvp.objects.filter(person__in=gone).exclude(answer=Answer.NOT)
    left = gone.filter(pk__in=answers.filter(day__date__gte=timezone.localdate()).values("person"))
    return sum(give_up(person) for person in left)
