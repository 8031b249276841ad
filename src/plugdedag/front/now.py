"""Where is PLUG now? What the start page tells, read in a handful of queries."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.listing import label
from plugdedag.days.models import Day, DayKind, Residency, Step
from plugdedag.days.standing import Standing, Viewer, standings
from plugdedag.questions.models import Contribution, Question


@dataclass(frozen=True)
class Stamped:
    """A day as a stamp in the strip. ``state``: past, now, next or free."""

    day: Day
    state: str
    number: str
    label: str
    words: str

    @property
    def motif(self) -> str:
        """Each day its own picture, for as long as it lives."""
        return str(self.day.pk)

    @property
    def postmark(self) -> str:
        return date_format(self.day.date, "j M").upper()

    @property
    def is_now(self) -> bool:
        return self.state == "now"


@dataclass(frozen=True)
class Now:
    """The next day, the residency it belongs to with all its days, and the first day of what comes after."""

    next: Day | None = None
    days: list[Day] = field(default_factory=list)
    residency: Residency | None = None
    question: Question | None = None
    after: Day | None = None
    answered: bool = False  # whether who looks is in, or said that they come or wait

    @property
    def stamps(self) -> list[Stamped]:
        return [stamped(day, self.next, self.answered) for day in self.days]

    @property
    def done(self) -> int:
        """How many stamps the cable has reached, the one that is now included."""
        return next((place for place, day in enumerate(self.days, 1) if day == self.next), 0)

    @property
    def width(self) -> int:
        """How many stamps lie on the strip, the next place's included."""
        return len(self.days) + 1


def stamped(day: Day, upcoming: Day | None, answered: bool = False) -> Stamped:
    """How a day looks in the strip, seen from the next one; who answered that is not asked again."""
    if day.kind != DayKind.LUNCH or day.is_cancelled:
        state = "free"
    elif day == upcoming:
        state = "now"
    else:
        state = "past" if day.is_over else "next"
    return Stamped(day, state, str(day.number or "+"), label(day), words(day, "next" if answered else state))


def words(day: Day, state: str) -> str:
    """What to say under a stamp."""
    if day.is_cancelled:
        return _("Cancelled.")
    if state == "now":
        return _("%(step)s. Are you coming?") % {"step": purpose(day)}
    return f"{purpose(day)}."


def purpose(day: Day) -> str:
    """What a day is for, as the start of a sentence."""
    sentences = {
        Step.BEHIND: _("Finding the question behind the question"),
        Step.DEEPEN: _("Deepening: what do we find out"),
        Step.ACT: _("To action, and everybody writes a postcard"),
        None: _("Working together, without a question"),
    }
    return sentences[day.step]


def now(city: City) -> Now:
    """The state of this city today. A day counts until it closes."""
    upcoming = list(days_to_come(city)[:8])
    current = next((day for day in upcoming if not day.is_over), None)
    if current is None:
        return Now()
    if current.residency is None:
        return Now(next=current, days=[current], after=afterwards([current], upcoming))
    days = list(current.residency.days.select_related("cancellation", "place", "city").order_by("date"))
    after = afterwards(days, upcoming)
    question = Question.objects.filter(residency=current.residency, withdrawal=None).first()
    return Now(next=current, days=days, residency=current.residency, question=question, after=after)


def afterwards(days: list[Day], upcoming: list[Day]) -> Day | None:
    """The first day of another month that comes after the last of these, which may have moved past its beginning."""
    known = (None, days[-1].residency_id)
    return next((day for day in upcoming if day.residency_id not in known and day.date > days[-1].date), None)


def wording(question: Question) -> str:
    """The question as it reads now: the wording its owner chose, else as it was asked."""
    chosen = Contribution.objects.told().filter(choices__question=question).order_by("choices__pk").last()
    return chosen.words if chosen else question.as_asked


def days_to_come(city: City) -> QuerySet[Day]:
    """The published days that stand, from today on, soonest first."""
    days = Day.objects.in_city(city).regular().published().standing().upcoming(city.today())
    return days.select_related("city", "place", "residency__place", "residency__contact", "cancellation")


def gatherings_for(city: City, person: Viewer) -> list[Standing]:
    """The gatherings to come that this reader may know of, with their answer; soonest first, at most three."""
    days = Day.objects.in_city(city).gatherings().seen_by(person).upcoming(city.today()).whole()
    listed = [day for day in days[:4] if not day.is_over][:3]
    stands = standings(listed, person) if listed else {}
    return [stands[day.pk] for day in listed]
