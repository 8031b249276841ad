"""With whom somebody gladly sits, or rather not: said and taken back, and seen by nobody but them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.people.blocking import hidden_from
from plugdedag.people.finding import matching
from plugdedag.people.models import Membership, Person, Purpose
from plugdedag.seating.models import Preference, PreferenceKind

MOST = 12  # that the tables can still keep to
SHOWN = 10  # people found at once


def wish(city: City, person: Person, other: Person, kind: PreferenceKind) -> None:
    """From the next tables on. Again is once; the other kind takes its place. Raises ``Refused`` past all measure."""
    with transaction.atomic():
        lock(Person(pk=person.pk))
        mine = Preference.objects.in_city(city).filter(person=person)
        if not mine.filter(other=other).exists() and mine.count() >= MOST:
            raise Refused(
                _("You have %(n)d wishes already; tables cannot keep to more. Take one back first.")
                % {"n": MOST}
            )
        Preference.objects.update_or_create(city=city, person=person, other=other, defaults={"kind": kind})


def take_back(city: City, person: Person, key: int) -> bool:
    """Nothing of it is left. False when there was nothing of theirs to take back."""
    return bool(Preference.objects.in_city(city).filter(person=person, pk=key).delete()[0])


def wishes(city: City, person: Person) -> list[tuple[Preference, str]]:
    """One's own wishes, the latest first, each with the name as it may be read now; empty for who is hidden or left."""
    rows = (
        Preference.objects.in_city(city).filter(person=person).select_related("other").order_by("-at", "-pk")
    )
    hidden = hidden_from(person)
    shown = set(choosable(city, person).values_list("person", flat=True))
    return [(row, row.other.first_name if row.other_id in shown - hidden else "") for row in rows]


def choosable(city: City, person: Person) -> QuerySet[Membership]:
    """Whom one may name: who agreed that members may see them, is plugged in here, and is not hidden."""
    agreed = Q(person__consents__purpose=Purpose.NAME_AT_DAY, person__consents__withdrawn__isnull=True)
    rows = Membership.objects.in_city(city).filter(agreed, person__is_active=True)
    rows = rows.exclude(person=person).exclude(person__in=hidden_from(person))
    return rows.select_related("person").distinct()


def found(city: City, person: Person, letters: str) -> list[Membership]:
    """Who of them has a first name that begins so, by name; at most ten."""
    rows = {row.person_id: row for row in choosable(city, person).order_by("person__name", "pk")}
    keys = matching(((key, row.person.first_name) for key, row in rows.items()), letters)
    return [rows[key] for key in keys[:SHOWN]]
