"""What was answered from a mail, perhaps by who found it, is taken back by its owner in one tap."""

from __future__ import annotations

import uuid

from django.utils import timezone

from plugdedag.days.coming import answer, named
from plugdedag.days.locks import locked
from plugdedag.days.models import Day, Rsvp, Wish
from plugdedag.people.models import Person


def take_back(day: Day, person: Person, *, client_key: uuid.UUID) -> Rsvp | None:
    """Have the last word that was not said from a mail count again, at the end of the line, with who they
    brought; none was: not coming.

    Answers what is now; changes nothing when the last word was no link's, and when the key was used before. Raises
    ``Refused`` when the day takes no answers any more.
    """
    with locked(day) as now:
        mine = Rsvp.objects.told().filter(day=now, person=person).first()
        if mine is None or not mine.is_by_link or Wish.objects.filter(pk=client_key).exists():
            return mine
        own = now.wishes.filter(person=person, by_link__isnull=True).order_by("-at").first()
        return answer(again(own, now, person, client_key), guests_of(own, now, person))


def guests_of(own: Wish | None, day: Day, person: Person) -> list[str] | None:
    """Whom they brought before anything was said from a mail; None where nobody brings anybody."""
    if not day.plus_ones:
        return None
    later = day.wishes.filter(person=person, by_link__isnull=False)
    first = (later.filter(at__gt=own.at) if own else later).earliest("at")
    there = named(day, person).filter(at__lt=first.at) if own and own.comes else Rsvp.objects.none()
    return [guest.guest_name for guest in there]


def again(own: Wish | None, day: Day, person: Person, client_key: uuid.UUID) -> Wish:
    """The same wish once more, with hours and rhythm."""
    said = own or Wish(comes=False)
    return Wish(
        client_key=client_key, day=day, person=person, comes=said.comes, by_rhythm=said.by_rhythm,
        later=said.later and day.asks_again, arrives=said.arrives, leaves=said.leaves, at=timezone.now(),
    )  # fmt: skip
