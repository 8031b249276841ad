"""Somebody is away for a while, and comes back: their rhythm rests in between."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.coming import key_words
from plugdedag.days.models import Away, Day
from plugdedag.days.rhythms import also_by_the_worker, settle, to_come
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Person

SAME = ("city_id", "person_id", "first", "last")


def go_away(away: Away) -> Away:
    """Where their rhythm said yes in that time, the seat is free again. The same key is once; raises ``Refused``."""
    if away.last < away.city.today():
        raise Refused(_("That has been. Choose dates to come."))
    with transaction.atomic():
        lock(Person(pk=away.person_id))
        found = Away.objects.filter(pk=away.pk).first()
        if found is not None:
            if any(getattr(found, name) != getattr(away, name) for name in SAME):
                raise KeyReused(key_words())
            return found
        again = Away.objects.standing().filter(**{name: getattr(away, name) for name in SAME}).first()
        if again is not None:  # filled in twice: once is enough, and coming back is too
            return again
        away.save(force_insert=True)
        days = within(away)
        also_by_the_worker(f"away:{away.pk}", away.person, days)
    settle(away.person, days, gives_back=True)
    return away


def come_back(away: Away) -> None:
    """They are there after all. Their rhythm asks anew for what it gave back, at the end of the line. Twice is once."""
    with transaction.atomic():
        withdrawn = Away.objects.standing().filter(pk=away.pk).update(withdrawn=timezone.now())
        days = within(away) if withdrawn else []
        if days:
            also_by_the_worker(f"back:{away.pk}", away.person, days)
    settle(away.person, days)


def within(away: Away) -> list[Day]:
    """The days to come in that time."""
    return [day for day in to_come(away.city) if away.first <= day.date <= away.last]
