"""Asking people to a gathering: the list as it is now becomes rows, and each new guest gets one letter.

Pressing again asks only who came to meet a rule since. The words are written when a letter goes, in the reader's
language, never at night; who said that PLUG may not write gets none and finds the invitation on their own page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.leaving import free
from plugdedag.days.letters import Reader, link
from plugdedag.days.locks import locked
from plugdedag.days.models import Answer, Invited, Rsvp
from plugdedag.gatherings.models import Diet, Gathering
from plugdedag.gatherings.rules import pick, to_ask
from plugdedag.lib.refusals import Refused
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect, State
from plugdedag.outbox.queue import enqueue_all
from plugdedag.outbox.quiet import decent
from plugdedag.people import consent
from plugdedag.people.models import Link, Person, Purpose

KIND = "gathering"
TEMPLATE = "gatherings/letters/invited.html"


@dataclass(frozen=True)
class UnderWay:
    """How it stands with the letters: how many guests, and of how many the letter left, waits, or did not arrive."""

    asked: int
    sent: int
    waits: int
    stuck: int

    @property
    def unwritten(self) -> int:
        """How many get no letter, as they asked PLUG not to write."""
        return self.asked - self.sent - self.waits - self.stuck


def key_of(gathering: Gathering) -> str:
    return f"gathering:{gathering.day_id}"


def invite(gathering: Gathering, by: Person) -> list[Person]:
    """Ask everybody on the list who was not asked yet; answers who they are. Raises ``Refused`` when it is too late."""
    with locked(gathering.day) as day:
        if day.is_cancelled or day.is_over:
            raise Refused(_("This gathering has been, or was cancelled. Nobody was asked."))
        people = to_ask(gathering)
        Invited.objects.bulk_create([Invited(day=day, person=person, by=by) for person in people])
        write_to(gathering, people)
    return people


def take_back(gathering: Gathering, person: Person, by: Person) -> bool:
    """Ask somebody no longer, and have no rule ask them anew; answers whether a seat or a place in line is free now.

    No letter tells them: that is for a person to do. One that still waits does not go. Whoever may come to an open
    gathering keeps the seat. Raises ``Refused`` when it has been.
    """
    with locked(gathering.day) as day:
        if day.is_cancelled or day.is_over:
            raise Refused(_("This gathering has been, or was cancelled. The invitation stays as it was."))
        Invited.objects.filter(day=day, person=person).delete()
        pick(gathering, person, wanted=False, by=by)
        comes = Rsvp.objects.filter(day=day, person=person).exclude(answer=Answer.NOT).exists()
        if not (day.by_invitation and comes):
            return False
        Diet.objects.filter(rsvp__day=day, rsvp__person=person).delete()
        free(day, person)
        return True


def write_to(gathering: Gathering, people: Sequence[Person]) -> None:
    """A letter to each of them who agreed to letters; the key names the gathering, so it is one at most."""
    city = gathering.day.city
    agreed = set(consent.who_agreed(city, Purpose.LETTERS).values_list("pk", flat=True))
    enqueue_all(
        KIND,
        [
            (key_of(gathering), person.email, {"gathering": gathering.pk, "person": person.pk})
            for person in people
            if person.pk in agreed
        ],
        decent(timezone.now(), city.tzinfo),
    )


def write(effect: Effect) -> dict[str, Any] | None:
    """The letter as it reads now; None when it is off or taken back, or the reader answered or wants no letters."""
    kept = effect.payload
    rows = Gathering.objects.select_related("day__city", "day__place", "day__cancellation", "by")
    gathering = rows.get(pk=kept["gathering"])
    day = gathering.day
    person = consent.who_agreed(day.city, Purpose.LETTERS).filter(pk=kept["person"]).first()
    if (
        person is None
        or day.is_cancelled
        or day.is_over
        or not Invited.objects.filter(day=day, person=person).exists()
        or Rsvp.objects.filter(day=day, person=person).exists()
    ):
        return None
    city, reader = day.city, Reader.of(person)
    stop = city.link(reverse("letters", args=[Link.issue(city, consent.STOP, "", person=person)]))
    context = {"city": city, "day": day, "gathering": gathering, "reader": reader, "link": link(day, reader)}
    return mail.written(TEMPLATE, context, person.language, headers=city.reply_to, stop=stop)


def under_way(gathering: Gathering) -> UnderWay:
    """Two queries, however many guests."""
    asked = gathering.day.invited.values("person__email")
    letters = Effect.objects.filter(key=key_of(gathering), recipient__in=asked)
    states = Counter(letters.values_list("state", flat=True))
    sent, waits = (
        states[State.DONE],
        sum(states[each] for each in (State.WAITING, State.CLAIMED, State.SENDING)),
    )
    return UnderWay(gathering.day.invited.count(), sent, waits, sum(states.values()) - sent - waits)
