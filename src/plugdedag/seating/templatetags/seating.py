"""What the pages about tables need."""

from django import template

register = template.Library()
TONES = ("place", "people", "question", "plug")


@register.filter
def tone(number: int) -> str:
    """The colour of a table: those beside each other differ."""
    return TONES[number % len(TONES)]
