"""What a page of the archive shows: cards of questions with the words that were found, and ways to narrow it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from plugdedag.archive.asking import OUTCOMES, WHAT, Asked
from plugdedag.archive.finding import Answer
from plugdedag.archive.marking import marked, snippet
from plugdedag.archive.sight import ACTION, ASKED, BEHIND, PLACE, RESULT, Key
from plugdedag.archive.topics import TOPICS, topics_of
from plugdedag.cities.models import City
from plugdedag.places.models import PlaceKind
from plugdedag.questions.archive import Card, cards
from plugdedag.questions.closing import with_ending
from plugdedag.questions.kinds import TONES
from plugdedag.questions.models import Kind, Question

OWN: dict[str, tuple[str | Promise, str]] = {
    BEHIND: (_("the question behind it"), "plug"),
    RESULT: (_("what came of it"), "place"),
    ACTION: (_("action"), "place"),
}


@dataclass(frozen=True)
class Said:
    """A text that answers: what it is, its tone, and its words with those found marked."""

    kind: str | Promise
    tone: str
    words: SafeString


@dataclass(frozen=True)
class Hit:
    """A question that answers, as its card, with what answers in it."""

    card: Card
    title: SafeString
    asked: SafeString
    place: SafeString
    said: list[Said]


@dataclass(frozen=True)
class Chip:
    """A way to narrow down, or to widen again when it is on."""

    name: str | Promise
    address: str
    on: bool


def whole(pks: Iterable[int]) -> list[Question]:
    """These questions with all a card needs, in this order. One query."""
    order = list(pks)
    rows = {row.pk: row for row in with_ending(Question.objects.filter(pk__in=order).whole())}
    return [rows[pk] for pk in order if pk in rows]


def hits(answer: Answer, page: Iterable[int], city: City) -> list[Hit]:
    """The cards of a page of answers."""
    said = answer.on(page)
    made = cards(whole(pk for pk in page if pk in said), city.today())
    return [hit(card, answer.found[card.question.pk].words, said[card.question.pk]) for card in made]


def hit(card: Card, words: frozenset[str], said: list[tuple[Key, str]]) -> Hit:
    question = card.question
    place = question.residency.place.name  # type: ignore[union-attr]
    lines = [told(key.kind, text, words) for key, text in said if key.kind not in (ASKED, PLACE)]
    return Hit(
        card, marked(question.title, words), snippet(question.as_asked, words), marked(place, words), lines
    )


def told(kind: str, text: str, words: frozenset[str]) -> Said:
    name, tone = OWN[kind] if kind in OWN else (Kind(kind).label, TONES[Kind(kind)])
    return Said(name, tone, snippet(text, words))


def rows_of_chips(answer: Answer, asked: Asked) -> list[tuple[str | Promise, list[Chip]]]:
    """The ways to narrow down, of what there is; a row with nothing to choose from is left out."""
    seen = answer.seen.rows.values()
    topics = {slug for row in seen for slug in topics_of(row)}
    kinds = {row.place_kind for row in seen}
    outcomes = OUTCOMES if any(row.is_open for row in seen) else {}
    rows: list[tuple[str | Promise, str, list[tuple[str, str | Promise]]]] = [
        (_("Look in"), "what", [(slug, name) for slug, (name, _kinds) in WHAT.items()] if asked.q else []),
        (_("About"), "topic", [(each.slug, each.name) for each in TOPICS if each.slug in topics]),
        (_("What came of it"), "outcome", list(outcomes.items())),
        (
            _("Kind of place"),
            "place",
            [(each.value, each.label) for each in PlaceKind if each.value in kinds],
        ),
    ]
    return [
        (title, [chip(asked, name, *each) for each in choices])
        for title, name, choices in rows
        if len(choices) > 1
    ]


def chip(asked: Asked, name: str, value: str, label: str | Promise) -> Chip:
    on = getattr(asked, name) == value
    return Chip(label, asked.address(**{name: "" if on else value}), on)


def chosen(rows: list[tuple[str | Promise, list[Chip]]]) -> list[Chip]:
    """What it is narrowed down to now, to be taken away with one tap."""
    return [each for _title, chips in rows for each in chips if each.on]
