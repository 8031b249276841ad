"""“Leave me be”: said by one press, kept until who said it takes it back, and asked by whatever would write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from plugdedag.lib.locking import lock
from plugdedag.people.models import Person
from plugdedag.winback.models import How, LeaveMeBe

LINK = "leave-me-be"  # the purpose of the link in a letter


@contextmanager
def held(person: Person) -> Iterator[None]:
    """Nobody else writes to this person, and they cannot say “leave me be”, until the block ends."""
    with transaction.atomic():
        lock(Person(pk=person.pk))
        yield


def leave_be(person: Person, how: How) -> None:
    """From now on nobody writes such a letter to them. Twice is once.

    It waits for whoever is writing to them this moment; that letter is then looked at once more before it goes.
    """
    with held(person):
        LeaveMeBe.objects.get_or_create(person=person, taken_back=None, defaults={"how": how})


def take_back(person: Person) -> None:
    """They may be written to again: only themselves can say so, signed in."""
    LeaveMeBe.objects.filter(person=person, taken_back__isnull=True).update(taken_back=timezone.now())


def wants_peace(person: Person) -> bool:
    return LeaveMeBe.objects.filter(person=person, taken_back__isnull=True).exists()


def in_peace(whom: str = "pk") -> Exists:
    """The same within a query, of who the row's field ``whom`` names."""
    return Exists(LeaveMeBe.objects.filter(person=OuterRef(whom), taken_back__isnull=True))
