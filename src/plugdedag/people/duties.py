"""Standing duties: given by somebody, dated, and handed over. Rights follow from the rows of today."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Duty, Membership, Person, StandingDuty


def give(city: City, person: Person, kind: str, by: Person | None) -> Duty:
    """Give somebody a duty from today on. Giving it twice is giving it once."""
    if not Membership.objects.in_city(city).filter(person=person).exists():
        raise Refused(_("Only who is plugged in to this city can carry a duty."))
    with held(city):
        current = Duty.objects.in_city(city).on(city.today()).filter(person=person, kind=kind).first()
        if current is not None:
            return current
        return Duty.objects.create(city=city, person=person, kind=kind, since=city.today(), given_by=by)


def end(duty: Duty) -> None:
    """End a duty: today is the first day without it. The last organiser has to hand it over instead."""
    with held(duty.city):
        duty.refresh_from_db()
        today = duty.city.today()
        if duty.until is not None and duty.until <= today:
            return
        others = Duty.objects.in_city(duty.city).on(today).filter(kind=duty.kind).exclude(pk=duty.pk)
        if duty.kind == StandingDuty.ORGANISER and not others.exists():
            raise Refused(_("Somebody has to be organiser. Hand it over to somebody else first."))
        duty.until = today
        duty.save(update_fields=["until"])


def hand_over(duty: Duty, to: Person, by: Person | None) -> Duty:
    """Give the duty to somebody else and end the old one, both or neither."""
    if to == duty.person:
        raise Refused(_("They carry it already."))
    with transaction.atomic():
        given = give(duty.city, to, duty.kind, by)
        end(duty)
    return given


@contextmanager
def held(city: City) -> Iterator[None]:
    """Nobody else changes the duties of this city until the block ends."""
    with transaction.atomic():
        lock(city)
        yield
