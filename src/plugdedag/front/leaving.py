"""Leaving PLUG: everything about somebody that a lunch's history does not need is erased at once.

All in one transaction: the seats go to who waits, duties end, letters stay in, and the person becomes a row without a
name. Who comes back later with the same address is somebody new.
"""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.days import leaving as days
from plugdedag.front.register import REGISTER
from plugdedag.lib.locking import lock
from plugdedag.lib.personal import cut
from plugdedag.lib.refusals import Refused
from plugdedag.outbox import leaving as outbox
from plugdedag.people import leaving as people
from plugdedag.people.models import Departure, Person
from plugdedag.people.sign_ins import end_everywhere
from plugdedag.questions import leaving as questions
from plugdedag.winback import leaving as winback


def leave(person: Person, *, client_key: uuid.UUID) -> Departure:
    """Erase somebody. Again is once. Raises ``Refused`` for the last organiser of a city, and nothing is erased."""
    with transaction.atomic():
        lock(Person(pk=person.pk))
        person = Person.objects.get(pk=person.pk)
        found = Departure.objects.filter(person=person).first()
        if found is not None:
            return found
        refuse_last_organiser(person)
        address = person.email
        people.lay_down(person)
        days.give_up(person)
        days.forget(person)
        questions.take_back_cards(person)
        questions.ask_no_more(person)
        winback.take_back_words(person)
        end_everywhere(person)
        cut(REGISTER, person)
        made = people.forget(person, client_key)
        outbox.withdraw(address, person.email)
    return made


def refuse_last_organiser(person: Person) -> None:
    """Raise ``Refused`` when a city would be left without an organiser."""
    cities = ", ".join(city.name for city in people.cities_without_them(person))
    if cities:
        raise Refused(
            _("You are the only organiser of %(cities)s. Hand that over first; nothing was erased.")
            % {"cities": cities}
        )
