"""A city begins: the city itself, and the first organiser, who gives all further duties."""

from django.db import transaction

from plugdedag.cities.models import City
from plugdedag.people.models import Duty, Membership, Person, StandingDuty


@transaction.atomic
def found(city: City, *, email: str, name: str) -> Person:
    """Save a new city with its first organiser; raises ``ValidationError`` when a field is not right."""
    city.full_clean()
    city.save()
    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None:
        person = Person(email=email.strip().lower(), name=name.strip(), language=city.language)
        person.set_unusable_password()
        person.full_clean(exclude=["password"])
        person.save()
    today = city.today()
    Membership.objects.create(city=city, person=person, since=today)
    Duty.objects.create(city=city, person=person, kind=StandingDuty.ORGANISER, since=today, given_by=None)
    return person
