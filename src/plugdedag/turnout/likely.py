"""Who is likely to come to a day and has not been heard of: whom to ask, for somebody who asks.

Worked out when it is asked for and kept nowhere. In the order of the names, so that no order tells a chance.
"""

from __future__ import annotations

from collections.abc import Collection

from plugdedag.days.models import Day
from plugdedag.engine.turnout import ENOUGH, Learner
from plugdedag.outbox.models import Bounce
from plugdedag.people.consent import who_agreed
from plugdedag.people.models import Person, Purpose
from plugdedag.turnout.history import problem


def likely(day: Day, at_most: int, *, but: Collection[int] = ()) -> list[Person]:
    """At most so many who come more readily than most and gave no answer for this day, by name; ``but`` are the
    keys of people not to be named, such as those who were asked already.

    Only who agreed to letters, at an address that takes them. Nobody while it is too early to say.
    """
    asked = problem(day)
    learner = Learner(asked.people)
    for past in asked.history:
        learner.learn(past)
    if learner.days < ENOUGH:
        return []
    held = Bounce.objects.open().values("address")
    open_to_it = who_agreed(day.city, Purpose.LETTERS).exclude(rsvps__day=day).exclude(pk__in=but)
    people = {str(person.pk): person for person in open_to_it.exclude(email__in=held)}
    ready = [people[name] for name in learner.inclined(asked.day) if name in people]
    return sorted(ready[:at_most], key=lambda person: (person.name.casefold(), person.pk))
