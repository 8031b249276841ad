"""Which rows must agree with each other, and of which there may be one: the tables the invariants are read from."""

from __future__ import annotations

from django.db.models import Q

from plugdedag.days.models import Day, Invited, Renewal, Residency, Rhythm, Rsvp, Turn, Visit, Wish
from plugdedag.keeping.counting import Model
from plugdedag.outbox.models import Bounce
from plugdedag.people.models import Consent, Duty
from plugdedag.places.models import Offer, Place
from plugdedag.questions.models import (
    Action,
    Change,
    Choice,
    Contribution,
    GrewFrom,
    Hand,
    Postcard,
    Publication,
    Question,
    Theme,
    Themed,
)
from plugdedag.seating.models import Seat
from plugdedag.steering.models import Steer
from plugdedag.winback.models import Asked, LeaveMeBe

ONE_CITY: list[tuple[Model, str, str]] = [
    (Day, "city", "residency__city"), (Day, "city", "place__city"), (Residency, "city", "place__city"),
    (Place, "city", "network__city"), (Offer, "city", "place__city"),
    (Wish, "day__city", "by_rhythm__city"), (Wish, "day__city", "by_link__city"), (Question, "city", "residency__city"),
    (Question, "city", "network__city"),
]  # fmt: skip
WHOSE: list[tuple[Model, str, str]] = [(Wish, "person", f"by_{how}__person") for how in ("rhythm", "link")]
ONE_DAY: list[tuple[Model, str, str]] = [(Seat, "visit__day", "seating__day"), (Steer, "day", "after__day")]
ONE_QUESTION: list[tuple[Model, str, str]] = [
    (GrewFrom, "child__question", "parent__question"), (Change, "contribution__question", "into__question"),
    (Choice, "question", "contribution__question"), (Action, "question", "grew_from__question"),
    (Publication, "question", "result__question"), (Contribution, "question__residency", "day__residency"),
    (Action, "question__residency", "day__residency"),
    (Themed, "contribution__question", "theme__question"), (Theme, "question__residency", "day__residency"),
]  # fmt: skip
ONCE: list[tuple[Model, Q, list[str]]] = [
    (Rsvp, Q(person__isnull=False), ["day", "person"]), (Invited, Q(), ["day", "person"]),
    (Visit, Q(person__isnull=False), ["day", "person"]),
    (Consent, Q(withdrawn__isnull=True), ["person", "purpose"]),
    (Duty, Q(until__isnull=True), ["city", "person", "kind"]),
    (Turn, Q(ended__isnull=True), ["day", "person", "kind"]),
    (Rhythm, Q(ended__isnull=True), ["city", "person"]), (Renewal, Q(said__isnull=True), ["rhythm"]),
    (Bounce, Q(lifted__isnull=True), ["address"]), (Asked, Q(), ["day", "to"]),
    (Steer, Q(), ["day", "after"]), (LeaveMeBe, Q(taken_back__isnull=True), ["person"]),
    (Postcard, Q(withdrawn__isnull=True), ["tip"]), (Publication, Q(withdrawn__isnull=True), ["question"]),
    (Hand, Q(ended__isnull=True), ["action", "person"]),
]  # fmt: skip
