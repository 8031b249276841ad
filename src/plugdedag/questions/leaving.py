"""Somebody leaves: what they said stays with the lunch, without their name and on no card."""

from __future__ import annotations

from django.utils import timezone

from plugdedag.people.models import Person
from plugdedag.questions.models import FollowUp, Postcard, Unasked


def take_back_cards(person: Person) -> int:
    """Take back what they agreed to have printed. Answers on how many cards it was."""
    cards = Postcard.objects.filter(tip__author=person, withdrawn__isnull=True)
    return cards.update(withdrawn=timezone.now())


def ask_no_more(person: Person) -> None:
    """Nothing is kept of when they were asked what became of it, or that they did not want to be."""
    for model in (FollowUp, Unasked):
        model.objects.filter(person=person).delete()
