"""Consent is asked, kept as a row with the version of the text, and can be taken back."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.people.models import Consent, Person, Purpose

TEXT_VERSION = "2026-11"  # of the sentences in ``Purpose``; raise it when they change
STOP = "stop-letters"  # the purpose of the link by which somebody says so from a mail


def agreed(person: Person) -> set[str]:
    """The purposes somebody agrees to now."""
    rows = Consent.objects.filter(person=person, withdrawn__isnull=True)
    return set(rows.values_list("purpose", flat=True))


def who_agreed(city: City, purpose: Purpose) -> QuerySet[Person]:
    """The members of a city who agree to it now."""
    rows = Person.objects.filter(is_active=True, memberships__city=city)
    return rows.filter(consents__purpose=purpose, consents__withdrawn__isnull=True).order_by("pk")


def give(person: Person, purpose: Purpose) -> None:
    """Agree to one thing more."""
    settle(person, agreed(person) | {purpose})


def withdraw(person: Person, purpose: Purpose) -> None:
    """Take one consent back; the others stay."""
    settle(person, agreed(person) - {purpose})


def settle(person: Person, wanted: set[str]) -> None:
    """Make what somebody agrees to what they want: rows are added and closed, never changed or removed."""
    now, current = timezone.now(), agreed(person)
    for purpose in set(Purpose.values) & (wanted - current):
        Consent.objects.get_or_create(
            person=person,
            purpose=purpose,
            withdrawn=None,
            defaults={"text_version": TEXT_VERSION, "given": now},
        )
    open_rows = Consent.objects.filter(person=person, withdrawn__isnull=True)
    open_rows.filter(purpose__in=current - wanted).update(withdrawn=now)
