"""A city begins: the city itself, and the first organiser, who gives all further duties."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.cities.settling import slug_of
from plugdedag.lib.sight import is_seen, shows
from plugdedag.people.models import Duty, Membership, Person, StandingDuty


@transaction.atomic
def found(city: City, *, email: str, name: str) -> Person:
    """Save a new city with its first organiser; raises ``ValidationError`` when a field is not right."""
    city.slug = city.slug or slug_of(city)
    city.full_clean()
    if not shows(name):
        raise ValidationError({"organiser-name": _("The first organiser needs a name.")})
    if not all(map(is_seen, email.strip())):
        raise ValidationError({"email": _("There is an invisible character in this address.")})
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
