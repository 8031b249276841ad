"""What people do not eat. It may say something about their health or their faith, so it is kept for the cook alone.

The organisers read it as a list without names, in an order that tells nothing about who said it first. It is gone three
days after the gathering (``personal.py``), and at once when somebody does not come after all or it is called off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.gatherings.models import Diet, Need
from plugdedag.people.models import Person


@dataclass(frozen=True)
class ForTheCook:
    """How many eat, how many of those asked for what, and their own words. No names."""

    eat: int
    needs: list[tuple[str, int]]
    words: list[str]


def keep(rsvp: Rsvp, by: Person, needs: Sequence[str], words: str) -> None:
    """Write down what is not eaten in this seat; nothing leaves nothing."""
    if rsvp.answer == Answer.NOT or not (needs or words):
        Diet.objects.filter(rsvp=rsvp).delete()
        return
    told = {"person": by, "needs": list(needs), "words": words, "at": timezone.now()}
    Diet.objects.update_or_create(rsvp=rsvp, defaults=told)


def forget_who_stays_away(day: Day, person: Person) -> None:
    """Erase what the guests of somebody do not eat who do not come along any more."""
    Diet.objects.filter(rsvp__day=day, rsvp__brought_by=person, rsvp__answer=Answer.NOT).delete()


def for_the_cook(day: Day) -> ForTheCook:
    """Of those who have a seat. Two queries."""
    told = list(Diet.objects.filter(rsvp__day=day, rsvp__answer=Answer.GOING).values_list("needs", "words"))
    counts = Counter(need for needs, _words in told for need in needs)
    going = Rsvp.objects.filter(day=day, answer=Answer.GOING).count()
    needs = [(str(need.label), counts[need.value]) for need in Need if counts[need.value]]
    return ForTheCook(going, needs, sorted((words for _needs, words in told if words), key=str.casefold))


def sweep() -> int:
    """Erase what nobody cooks for any more: of who does not come after all, and of what was called off."""
    gone = Q(rsvp__answer=Answer.NOT) | Q(rsvp__day__cancellation__isnull=False)
    return Diet.objects.filter(gone).delete()[0]
