"""What PLUG asks by itself: who said “perhaps later”, once; and who has a rhythm, once a quarter whether it still is.

All of it is derived from rows, so the worker may look as often as it likes: a day that moved is asked about when it is
near, and a letter's key keeps it to one.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.days import letters
from plugdedag.days.models import Answer, Away, Day, End, Renewal, Rhythm, Rsvp, Wish
from plugdedag.days.models.day import ASKS_AGAIN
from plugdedag.days.rhythms import close
from plugdedag.days.standing import standings
from plugdedag.lib.locking import lock

BY_DAY = range(9, 21)  # hours of the city's clock at which a letter may ask something
QUARTER, PATIENCE = dt.timedelta(days=91), dt.timedelta(days=30)


def ask() -> None:
    """Everything that is to be asked now, in every city where it is day."""
    end_quietly()
    for city in City.objects.all():
        if timezone.now().astimezone(city.tzinfo).hour in BY_DAY:
            ask_again(city)
            ask_still(city)


def ask_again(city: City) -> None:
    """Who said “perhaps later” before today about a day that is near now, if there is a seat for them."""
    today = city.today()
    near = Day.objects.in_city(city).published().standing().whole()
    near = near.filter(date__gt=today, date__lte=today + ASKS_AGAIN)
    stands = standings(near, None)
    for wish in waiting_to_be_asked([day for day in near if stands[day.pk].free]):
        if wish.at.astimezone(city.tzinfo).date() < today:
            letters.again(stands[wish.day_id].day, wish)


def waiting_to_be_asked(days: list[Day]) -> QuerySet[Wish]:
    """The last words on these days that were “perhaps later”."""
    last = Rsvp.objects.filter(day=OuterRef("day"), person=OuterRef("person"), at=OuterRef("at"))
    rows = Wish.objects.filter(day__in=days, later=True, person__is_active=True)
    return rows.filter(Exists(last.filter(answer=Answer.NOT))).select_related("person").order_by("at")


def ask_still(city: City) -> None:
    """Whose last yes is a quarter ago: is it still their rhythm? Not while they are away."""
    for rhythm in to_be_asked(city):
        with transaction.atomic():
            lock(rhythm)
            held = to_be_asked(city).filter(pk=rhythm.pk).first()
            if held is not None:
                letters.still(held, Renewal.objects.create(rhythm=held))


def to_be_asked(city: City) -> QuerySet[Rhythm]:
    long_ago, mine = timezone.now() - QUARTER, Renewal.objects.filter(rhythm=OuterRef("pk"))
    away = Away.objects.in_city(city).on(city.today()).filter(person=OuterRef("person"))
    rows = Rhythm.objects.in_city(city).open().filter(since__lte=long_ago, person__is_active=True)
    rows = rows.exclude(Exists(mine.filter(said__isnull=True))).exclude(
        Exists(mine.filter(said__gt=long_ago))
    )
    return rows.exclude(Exists(away)).select_related("person", "city").in_order()


def renew(rhythm: Rhythm) -> bool:
    """“Yes, still.” Whether there was a question to answer; twice is once."""
    rows = Renewal.objects.filter(rhythm=rhythm, said__isnull=True, rhythm__ended__isnull=True)
    return bool(rows.update(said=timezone.now()))


def end_quietly() -> None:
    """A month without an answer: the rhythm ends, without a letter. What one is down for already stays."""
    unanswered = Renewal.objects.filter(said__isnull=True, asked__lte=timezone.now() - PATIENCE)
    close(Rhythm.objects.open().filter(renewals__in=unanswered), End.QUIET)
