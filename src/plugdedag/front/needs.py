"""What the organisers' desk is about: who waits for an answer, what is in the making, and where a hand is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Day, Residency, Turn, TurnKind
from plugdedag.days.standing import Standing, standing
from plugdedag.lib.dates import said
from plugdedag.people.models import Person
from plugdedag.places.models import Offer
from plugdedag.questions.models import Question

SOON = dt.timedelta(days=8)


@dataclass(frozen=True)
class Post:
    """One duty of a day, with who carries it. Nobody is a gap."""

    kind: TurnKind
    turns: tuple[Turn, ...] = ()

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def what(self) -> str:
        """What one does, for who never did it."""
        return {
            TurnKind.OPENER: _("opens the door, welcomes people and checks them in"),
            TurnKind.FACILITATOR: _("leads the lunch about the question"),
            TurnKind.SCRIBE: _("sees to it that what is said gets onto the board"),
        }[self.kind]


@dataclass(frozen=True)
class Step:
    """The one thing to do next."""

    title: str
    words: str
    action: str
    url: str


@dataclass(frozen=True)
class Desk:
    """The desk of a city as it is today."""

    offers: list[Offer]
    making: list[Residency]
    running: list[Residency]
    day: Standing | None
    posts: list[Post]
    step: Step
    earlier: list[Residency]


def posts(day: Day, turns: Iterable[Turn]) -> list[Post]:
    """The duties of a day; a free day has no lunch to lead or write down."""
    there = list(turns)
    kinds = list(TurnKind) if day.number else [TurnKind.OPENER]
    return [Post(kind, tuple(turn for turn in there if turn.kind == kind)) for kind in kinds]


def people_on(shown: Iterable[Post]) -> list[Person]:
    """Who is named beside these duties."""
    return [turn.person for post in shown for turn in post.turns]


def open_turns(day: Day) -> list[Turn]:
    """Who carries what on this day now."""
    turns = Turn.objects.filter(day=day, ended__isnull=True).select_related("person", "given_by")
    return list(turns.order_by("given"))


def desk(city: City) -> Desk:
    """Everything the desk shows, in a number of queries that does not grow with its rows."""
    today = city.today()
    offers = list(
        Offer.objects.in_city(city).waiting().select_related("place", "contact").order_by("at", "pk")
    )
    months = residencies(city, today)
    coming = Day.objects.in_city(city).settled().standing().upcoming(today).whole()[:5]
    day = next((one for one in coming if not one.is_over), None)
    shown = posts(day, open_turns(day)) if day else []
    making = [one for one in months if not hasattr(one, "confirmation")]
    running = [one for one in months if hasattr(one, "confirmation")]
    step = next_step(city, offers, making, running, day, shown)
    stands = standing(day, None) if day else None
    return Desk(offers, making, running, stands, shown, step, earlier(city, months))


def residencies(city: City, today: dt.date) -> list[Residency]:
    """Months with a day to come, soonest first, each with its ``days`` and its ``question``."""
    days = Day.objects.select_related("cancellation", "city", "place").order_by("date", "opens")
    found = Residency.objects.in_city(city).filter(days__date__gte=today, days__cancellation__isnull=True)
    return list(
        found.distinct()
        .select_related("place", "contact", "confirmation", "question__withdrawal")
        .prefetch_related(Prefetch("days", queryset=days))
        .order_by("month", "pk")
    )


def earlier(city: City, months: list[Residency]) -> list[Residency]:
    """The confirmed months of which all days have been, the latest first."""
    found = Residency.objects.in_city(city).confirmed().exclude(pk__in=[month.pk for month in months])
    return list(found.select_related("place").order_by("-month", "-pk"))


def question_of(residency: Residency) -> Question | None:
    """The question of a month, or None for a month without one."""
    return getattr(residency, "question", None)


def next_step(
    city: City, offers: list[Offer], making: list[Residency], running: list[Residency], day: Day | None,
    shown: list[Post],
) -> Step:  # fmt: skip
    """What comes first: a door that stays shut, then people who wait for us, then what is half done."""
    gap = next((post for post in shown if not post.turns), None)
    if day is not None and gap is not None and day.date - city.today() < SOON:
        return fill_gap(day, gap)
    if offers:
        title = _("%(place)s is waiting for an answer") % {"place": offers[0].place}
        words = _("They wrote on %(date)s.") % {"date": said(offers[0].at.astimezone(city.tzinfo).date())}
        return Step(title, words, _("Read the offer"), reverse("desk_offer", args=[offers[0].pk]))
    if making:
        title = _("%(place)s is nearly there") % {"place": making[0].place}
        words = _("Nobody can sign up before you confirm the month.")
        return Step(title, words, _("Finish the month"), reverse("desk_residency", args=[making[0].pk]))
    if not running:
        words = _(
            "A month begins with a place. Send the form to a place you know, or write down what they told you."
        )
        return Step(_("Find the first place"), words, _("Write down a place"), reverse("desk_offers"))
    if day is not None and gap is not None:
        return fill_gap(day, gap)
    return Step(_("Nothing needs you now"), _("Go and work on something of your own."), "", "")


def fill_gap(day: Day, gap: Post) -> Step:
    """Find somebody for a turn that nobody carries."""
    title = _("Who is the %(kind)s on %(date)s?") % {"kind": gap.label, "date": said(day.date)}
    words = _("Nobody yet. Ask somebody who was there before: it is an hour of fun.")
    return Step(title, words, _("Give the turn"), reverse("desk_day", args=[day.pk]) + "#turns")


def with_gaps(residency: Residency) -> list[Day]:
    """The days of a month with ``posts``: its duties and who carries them."""
    turns = Turn.objects.filter(ended__isnull=True).select_related("person").order_by("given")
    days = residency.days.select_related("city", "cancellation", "place").order_by("date", "opens")
    found = list(days.prefetch_related(Prefetch("turns", queryset=turns, to_attr="open_turns")))
    for day in found:
        day.posts = posts(day, day.open_turns)
    return found
