"""Many who want letters about the days, and a month that is not announced yet."""

from __future__ import annotations

from plugdedag.days.models import Confirmation
from plugdedag.people import consent
from plugdedag.people.models import Consent, Membership, Person, Purpose
from tests.cast import Cast


def unannounced(cast: Cast, readers: int) -> set[str]:
    """Take back that the month was confirmed, and have so many people agree to letters. Answers their addresses."""
    Confirmation.objects.all().delete()
    people = Person.objects.bulk_create(
        Person(email=f"reader{number}@example.org", name=f"Reader{number}") for number in range(readers)
    )
    Membership.objects.bulk_create(
        Membership(city=cast.city, person=one, since=cast.city.today()) for one in people
    )
    Consent.objects.bulk_create(
        Consent(person=one, purpose=Purpose.LETTERS, text_version=consent.TEXT_VERSION) for one in people
    )
    return {one.email for one in people}
