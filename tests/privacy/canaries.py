"""A canary in every personal field: a word that stands nowhere else, and is known by field and by whose it is.

Whose: the part before the @ of the address that a person, or the contact of a place, had before.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import models

from plugdedag.front.register import REGISTER
from plugdedag.lib.personal import Personal, personal
from plugdedag.people.models import Person
from plugdedag.places.models import Contact, Place
from plugdedag.seating.models import Preference

ADDRESSES = {"recipient", "address", "lifted_by"}  # texts that hold one
SECRETS = ((Place, "wifi_name"), (Place, "wifi_code"))  # not about anybody, and not for everybody either
TOKEN = re.compile("qz[a-y]{6}")


@dataclass(frozen=True)
class Canary:
    """Which field it sits in, and whose it is ("" for a guest, or the owner of a question)."""

    field: str
    whose: str = ""


@dataclass
class Cage:
    """All canaries by their word."""

    by_word: dict[str, Canary] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)  # of people: what they were, what they are

    def heard(self, text: str) -> set[Canary]:
        """The canaries that a text holds."""
        return {self.by_word[word] for word in TOKEN.findall(text.lower()) if word in self.by_word}

    def words_of(self, whose: str, fields: Iterable[str]) -> set[str]:
        wanted = set(fields)
        return {word for word, one in self.by_word.items() if one.whose == whose and one.field in wanted}


def words() -> Iterator[str]:
    letters = string.ascii_lowercase[:-1]
    return ("qz" + "".join(each) for each in itertools.product(letters, repeat=6))


def texts() -> list[tuple[type[models.Model], str, Personal]]:
    """The personal fields that hold words."""
    return [each for each in personal(REGISTER) if not each[0]._meta.get_field(each[1]).remote_field]


def label(model: type[models.Model], name: str) -> str:
    return f"{model.__name__}.{name}"


def fill() -> Cage:
    """Put a canary in each personal field that is filled, of each row there is.

    What somebody wishes for the tables is one of two words; a canary fits there too, and is heard wherever it is told.
    """
    cage, fresh = Cage(), words()
    rows = [*Person.objects.all(), *Contact.objects.all()]
    people = {row.email: row.email.split("@")[0] for row in rows}
    named: dict[object, str] = {(type(row), row.pk): people[row.email] for row in rows}
    for model, name, one in texts():
        for row in model._default_manager.order_by("pk"):
            if not getattr(row, name):
                continue
            whose = named.get((type(row), row.pk)) or owner(row, one, people, named)
            word = address_of(cage, row, name) or put(cage, fresh, model, name, whose)
            model._default_manager.filter(pk=row.pk).update(**{name: word})
            if isinstance(row, (Person, Contact)) and name == "email":
                cage.addresses[row.email], people[str(word)] = str(word), people[row.email]
    for wish in Preference.objects.select_related("person").order_by("pk"):
        Preference.objects.filter(pk=wish.pk).update(
            kind=put(cage, fresh, Preference, "kind", named[Person, wish.person_id])
        )
    for model, name in SECRETS:
        for row in model._default_manager.order_by("pk"):
            model._default_manager.filter(pk=row.pk).update(**{name: put(cage, fresh, model, name, "")})
    return cage


def address_of(cage: Cage, row: models.Model, name: str) -> str:
    """The canary that sits in somebody's address already, where another row holds that address too."""
    was = getattr(row, name)
    return "" if isinstance(row, (Person, Contact)) else cage.addresses.get(str(was), "")


def owner(row: models.Model, one: Personal, people: dict[str, str], named: dict[object, str]) -> str:
    """Whose the words are, by the name before the @."""
    if not one.whose:
        return ""
    value = getattr(row, one.whose)
    return named.get((type(value), value.pk), "") if isinstance(value, Person) else people.get(value, "")


def put(cage: Cage, fresh: Iterator[str], model: type[models.Model], name: str, whose: str) -> object:
    """What to write in the field: a new word, in the shape that fits there."""
    kind = model._meta.get_field(name)
    word = next(fresh)
    cage.by_word[word] = Canary(label(model, name), whose)
    if model is Person and name == "name":  # first and last name are told to different people
        last = next(fresh)
        cage.by_word[last] = Canary("Person.last_name", whose)
        return f"{word.capitalize()} {last.capitalize()}"
    if isinstance(kind, models.EmailField) or name in ADDRESSES:
        return f"{word}@example.org"
    if isinstance(kind, models.JSONField):
        return {
            "template": "days/letters/going.html",
            "language": "nl",
            "subject": word,
            "text": word,
            "html": word,
        }
    return word
