"""A standing rhythm: somebody chooses once, and is put on the list of each day it means as soon as that is public.

Theory of operation. A rhythm says what a person would have said themselves: a ``Wish``, under the day's lock, at the
end of the line, through ``coming.answer`` and nothing else. It speaks only where nobody spoke: as soon as the last word
on a day is the person's own, the rhythm is silent there for good (:func:`is_mine`). So it is safe to ask it again:
after a kill, twice at once, or when a letter about the month is written (:func:`settle`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days import coming
from plugdedag.days.locks import locked
from plugdedag.days.models import Answer, Away, Day, End, Rhythm, Rsvp, Wish
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Busy, KeyReused, Refused
from plugdedag.outbox.delivery import NotNow
from plugdedag.outbox.models import Effect, State
from plugdedag.outbox.queue import enqueue, enqueue_all
from plugdedag.people.models import Person

KIND = "rhythm"  # of the effect that signs up for a day that became public
SAME = ("city_id", "person_id", "rule", "anchor", "districts")


def choose(rhythm: Rhythm) -> Rhythm:
    """Have this rhythm from now on, instead of any other. The days to come follow at once; those it does not mean and
    the one before it did are given back.

    The same key again answers what is there; with something else in it, it raises ``KeyReused``.
    """
    with transaction.atomic():
        lock(Person(pk=rhythm.person_id))
        found = Rhythm.objects.filter(pk=rhythm.pk).first()
        if found is not None:
            if any(getattr(found, name) != getattr(rhythm, name) for name in SAME):
                raise KeyReused(coming.key_words())
            return found
        if has_left(rhythm.person):
            raise Refused(_("You have left PLUG. Plug in again and you are welcome."))
        close(Rhythm.objects.open().filter(city=rhythm.city, person=rhythm.person), End.REPLACED)
        rhythm.save(force_insert=True)
        days = to_come(rhythm.city)
        also_by_the_worker(f"rhythm-chosen:{rhythm.pk}", rhythm.person, days)
    settle(rhythm.person, days, gives_back=True)
    return rhythm


def stop(city: City, person: Person) -> None:
    """No rhythm any more. What one is down for already stays, until one says otherwise. Twice is once."""
    end(Rhythm.objects.open().filter(city=city, person=person))


def end(rows: Iterable[Rhythm]) -> None:
    close(rows, End.STOPPED)


def close(rows: Iterable[Rhythm], end: End) -> None:
    for row in rows:
        Rhythm.objects.open().filter(pk=row.pk).update(ended=timezone.now(), end=end)


def of(city: City, person: Person) -> Rhythm | None:
    """The rhythm somebody has here now."""
    return Rhythm.objects.in_city(city).open().filter(person=person).select_related("city").first()


def published(days: Iterable[Day]) -> None:
    """Days are public from now on: have everybody with a rhythm put on their lists. One effect a day."""
    enqueue_all(KIND, [(f"rhythm:{day.pk}", KIND, {"days": [str(day.pk)]}) for day in days])


def also_by_the_worker(key: str, person: Person, days: Iterable[Day]) -> None:
    """Written with the fact, so that what is done right after it is done even if we are cut off in between."""
    enqueue(KIND, key, KIND, {"days": [str(day.pk) for day in days], "person": person.pk})


def happen(effect: Effect) -> dict[str, str]:
    """Have the rhythms speak about the effect's days: of one person, or of everybody, who has it longest first."""
    days = Day.objects.filter(pk__in=effect.payload.get("days", [])).select_related("city").order_by("date")
    one = effect.payload.get("person")
    try:
        for day in days:
            for person in Person.objects.filter(pk=one) if one else with_a_rhythm(day.city):
                settle(person, [day], gives_back=bool(one))
    except Busy as error:
        raise NotNow(str(error)) from error
    return {}


def with_a_rhythm(city: City) -> list[Person]:
    rows = Rhythm.objects.in_city(city).open().in_order()
    return [rhythm.person for rhythm in rows.select_related("person")]


def resume() -> None:
    """What a worker did not finish is done anew: a rhythm that speaks twice says nothing new."""
    Effect.objects.filter(kind=KIND, state__in=[State.UNCERTAIN, State.FAILED]).again()


def settle(person: Person, days: Iterable[Day], *, gives_back: bool = False) -> None:
    """Have somebody's rhythm say what it has to say about these days.

    ``gives_back``: where an earlier rhythm said yes, and they are away now or have another one, it says no.
    """
    for day in days:
        with locked(day) as now:
            speak(now, person, gives_back)


def speak(day: Day, person: Person, gives_back: bool) -> None:
    """Only for a day that is locked. The rhythm is held too: whoever stops it waits, or is seen here."""
    rsvp = Rsvp.objects.told().filter(day=day, person=person).first()
    if is_mine(rsvp) or not is_ahead(day) or has_left(person):
        return
    held = Rhythm.objects.open().filter(city=day.city_id, person=person)
    rhythm = held.select_for_update(no_key=True, of=("self",)).select_related("city").first()
    means = rhythm is not None and rhythm.fits(day) and not is_away(day, person)
    comes = rsvp is not None and rsvp.answer != Answer.NOT
    if means and not comes:
        coming.answer(said(day, person, rhythm, comes=True))
    elif gives_back and comes and not means:
        before = day.wishes.filter(person=person).latest("at").by_rhythm
        coming.answer(said(day, person, rhythm or before, comes=False))


def said(day: Day, person: Person, rhythm: Rhythm | None, *, comes: bool) -> Wish:
    """What a rhythm says; its key follows from what was said before, so that saying it twice is once."""
    heard = day.wishes.filter(person=person).count()
    key = uuid.uuid5(rhythm.pk if rhythm else uuid.NAMESPACE_OID, f"{day.pk}:{person.pk}:{heard}")
    return Wish(client_key=key, day=day, person=person, comes=comes, by_rhythm=rhythm, at=timezone.now())


def is_mine(rsvp: Rsvp | None) -> bool:
    """Whether somebody had a word of their own on this day: then their rhythm says nothing there any more."""
    return rsvp is not None and not rsvp.is_by_rhythm


def is_by_rhythm(rsvp: Rsvp) -> bool:
    """Whether it was a rhythm that put somebody on the list of this day."""
    said_last = Wish.objects.filter(day=rsvp.day_id, person=rsvp.person_id, at=rsvp.at)
    return rsvp.answer != Answer.NOT and said_last.filter(by_rhythm__isnull=False).exists()


def is_ahead(day: Day) -> bool:
    """Whether a rhythm may say something about it still: once the doors are open, people speak for themselves."""
    return day.is_published and not day.is_cancelled and timezone.now() < day.starts


def has_left(person: Person) -> bool:
    return not Person.objects.filter(pk=person.pk, is_active=True).exists()


def is_away(day: Day, person: Person) -> bool:
    return Away.objects.in_city(day.city).on(day.date).filter(person=person).exists()


def to_come(city: City) -> list[Day]:
    """The days that have not begun, soonest first."""
    days = Day.objects.in_city(city).published().standing().upcoming(city.today()).whole()
    return [day for day in days if is_ahead(day)]


def meant(rhythm: Rhythm) -> list[Day]:
    """Which of the days to come a rhythm means, whether it is kept or only thought of."""
    return [day for day in to_come(rhythm.city) if rhythm.fits(day)]
