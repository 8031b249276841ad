"""Somebody leaves: what they wrote to others goes, as their name stands below it; what is not out stays in."""

from __future__ import annotations

from plugdedag.people.models import Person
from plugdedag.winback.models import Asked


def take_back_words(person: Person) -> int:
    """Erase the words of their letters to others. Without words nothing goes. Answers of how many."""
    return Asked.objects.filter(by=person).exclude(words="").update(words="")
