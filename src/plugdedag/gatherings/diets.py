"""What people do not eat. It may say something about their health or their faith, so it is kept for the cook alone.

The organisers read it as a list without names, in an order that tells nothing about who said it first. It is gone three
days after the gathering (``personal.py``), and at once when somebody does not come after all or it is called off. What
was said from a mail, perhaps by who found it, can be taken back: so then it is kept for a day more, for nobody to read.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from plugdedag.days.models import Answer, Day, Rsvp, Wish
from plugdedag.gatherings.models import Diet, Need
from plugdedag.people.models import Person

TO_TAKE_BACK = dt.timedelta(days=1)


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


def reads(rsvp: Rsvp, needs: Sequence[str], words: str) -> bool:
    """Whether this is what is known of the seat."""
    known = Diet.objects.filter(rsvp=rsvp).first()
    return (set(needs), words) == ((set(known.needs), known.words) if known else (set(), ""))


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
    holder = Coalesce("rsvp__person", "rsvp__brought_by")
    last = Wish.objects.filter(day=OuterRef("rsvp__day"), person=OuterRef("holder")).order_by("-at")
    rows = Diet.objects.annotate(
        holder=holder, link=Subquery(last.values("by_link")[:1]), said=Subquery(last.values("at")[:1])
    )
    surely = Q(link__isnull=True) | Q(said__lt=timezone.now() - TO_TAKE_BACK)
    gone = Q(rsvp__answer=Answer.NOT) & surely | Q(rsvp__day__cancellation__isnull=False)
    return Diet.objects.filter(pk__in=list(rows.filter(gone).values_list("pk", flat=True))).delete()[0]
