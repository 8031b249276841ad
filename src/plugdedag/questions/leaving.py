"""Somebody leaves: what they said stays with the lunch, without their name and on no card."""

from __future__ import annotations

from django.utils import timezone

from plugdedag.people.models import Person
from plugdedag.questions.models import Postcard


def take_back_cards(person: Person) -> int:
    """Take back what they agreed to have printed. Answers on how many cards it was."""
    cards = Postcard.objects.filter(tip__author=person, withdrawn__isnull=True)
    return cards.update(withdrawn=timezone.now())
