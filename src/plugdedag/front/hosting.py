"""A host's month on one page: what is asked of them now, the days in numbers, whom to call.

One idea: where the month stands decides the one next step. A host sees numbers of people and no names: a name is told
of who opens the door that day, and an address only when they agreed to be written to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days.models import Day, Move, Turn, TurnKind, Visit
from plugdedag.days.standing import standings
from plugdedag.front.planned import Stamp, Strip, planned
from plugdedag.lib.dates import said
from plugdedag.lib.few import FEW
from plugdedag.people.models import Consent, Duty, Person, Purpose, StandingDuty
from plugdedag.questions.access import Host
from plugdedag.questions.cable import Cable
from plugdedag.questions.models import Question
from plugdedag.questions.owning import can_choose
from plugdedag.turnout.outlook import Outlook, outlooks


@dataclass(frozen=True)
class HostDay:
    """A day as its host sees it: when, what for, whether it was moved or called off, and how many come or came."""

    day: Day
    stamp: Stamp
    people: str
    outlook: Outlook
    moved_from: str = ""

    @property
    def is_next(self) -> bool:
        return not self.day.is_cancelled and not self.day.is_over


@dataclass(frozen=True)
class Reachable:
    """Whom to call: a first name, what they do, and their address if they agreed to be written to."""

    name: str
    does: str
    email: str = ""


@dataclass(frozen=True)
class NextStep:
    """The one thing to do now: ``url`` leads there. ``key`` names it."""

    key: str
    title: str
    words: str
    url: str = ""
    label: str = ""
    motif: str = "plug"


def host_days(question: Question) -> list[HostDay]:
    """The days of the month in order, in five queries however many there are."""
    if question.residency is None:
        return []
    days = list(question.residency.days.whole().order_by("date", "opens"))
    stands = standings(days, None)
    visits = Visit.objects.filter(day__in=days).order_by().values("day").annotate(n=Count("pk"))
    came = dict(visits.values_list("day", "n"))
    looks = outlooks(days, {key: one.going for key, one in stands.items()}, came)
    moves = {move.day_id: move for move in Move.objects.filter(day__in=days).order_by("pk")}
    return [
        HostDay(
            day, stamp, people(day, stands[day.pk].going, came.get(day.pk, 0)), looks[day.pk],
            said(moves[day.pk].was) if day.pk in moves else "",
        )
        for day, stamp in zip(days, planned(days).stamps, strict=True)
    ]  # fmt: skip


def people(day: Day, going: int, came: int) -> str:
    """How many come, or came, in words; no number about fewer than five."""
    if day.is_cancelled:
        return ""
    if day.is_over:
        return in_words(
            came, _("nobody was counted"), _("a handful came"), ngettext("%d came", "%d came", came)
        )
    return in_words(
        going, _("nobody on the list yet"), _("a handful comes"), ngettext("%d comes", "%d come", going)
    )


def in_words(count: int, none: str, few: str, many: str) -> str:
    return none if not count else few if count < FEW else many % count


def coming_day(days: Iterable[HostDay]) -> HostDay | None:
    return next((one for one in days if one.is_next), None)


def strip_of(days: list[HostDay]) -> Strip:
    return Strip([one.stamp for one in days])


def whom_to_call(question: Question, coming: HostDay | None) -> list[Reachable]:
    """Who opens the door on the coming day, then the organisers of today. Two queries."""
    openers = Turn.objects.filter(
        kind=TurnKind.OPENER, ended__isnull=True, day=coming.day if coming else None
    )
    agreed = Consent.objects.filter(
        person=OuterRef("person"), purpose=Purpose.HOST_WRITES, withdrawn__isnull=True
    )
    rows = openers.annotate(agreed=Exists(agreed)).select_related("person").order_by("pk")
    found = [reachable(row.person, _("opens the door"), agreed=row.agreed) for row in rows]
    city = question.city
    duties = Duty.objects.in_city(city).on(city.today()).filter(kind=StandingDuty.ORGANISER)
    named = {row.person_id for row in rows}
    organisers = duties.annotate(agreed=Exists(agreed)).select_related("person").order_by("pk")
    return found + [
        reachable(duty.person, _("organiser"), agreed=duty.agreed)
        for duty in organisers
        if duty.person_id not in named
    ]


def reachable(person: Person, does: str, *, agreed: bool) -> Reachable:
    return Reachable(person.first_name, does, person.email if agreed else "")


def next_step(host: Host, cable: Cable, coming: HostDay | None, *, cards: int) -> NextStep:
    """What is asked of the host now: the first of these that holds."""
    question = host.question
    if question.is_withdrawn:
        return NextStep(
            "withdrawn", _("The question was withdrawn"),
            _("The days stand as they were, and you are as welcome as before. Changed your mind? Write to us."),
        )  # fmt: skip
    return (
        at_table(cable)
        or (decision(question, cable) if host.decides else None)
        or before(cable, coming)
        or this_week(coming)
        or afterwards(question, cable, cards)
    )


def at_table(cable: Cable) -> NextStep | None:
    if cable.today is None:
        return None
    day = cable.today.day
    return NextStep(
        "today", _("Today there is lunch"), _("Sit down with us: you hear it first, and people ask you things."),
        reverse("lunch", args=[day.pk]), _("Sit down at the table"), "soup",
    )  # fmt: skip


def decision(question: Question, cable: Cable) -> NextStep | None:
    """What only the owner can decide, in the order of the month."""
    if can_choose(question) and not cable.choice and cable.reframings:
        words = _(
            "They are below, with how many stand behind each. Choose the one that itches; you can change your mind."
        )
        return NextStep(
            "choose", _("Which question do you really ask?"), words, "#choice", _("Read and choose"), "key"
        )
    if any(not action.is_agreed for action in cable.actions):
        words = _("At the table somebody said: I will do that. Read whether you agree.")
        return NextStep(
            "agree", _("Who does what by when"), words, "#actions-owner", _("Look at the actions"), "goal"
        )
    newer = question.result_now and question.result_agreed != question.result_now  # type: ignore[attr-defined]
    if newer:
        words = _("The result is written. Read it first; then you say whether the world may read it too.")
        return NextStep(
            "publish", _("May everybody read it?"), words, "#result", _("Read the result"), "letterbox"
        )
    return None


def before(cable: Cable, coming: HostDay | None) -> NextStep | None:
    """Until the first lunch: is what we agreed right?"""
    if coming is None or cable.lunches_done or timezone.now() >= coming.day.starts:
        return None
    words = _(
        "On %(date)s we are with you for the first time. Read what we promised each other; call if it is otherwise."
    )
    return NextStep(
        "terms", _("Is this what we agreed?"), words % {"date": said(coming.day.date)}, "#terms", _("Read the terms"),
        "coffee",
    )  # fmt: skip


def this_week(coming: HostDay | None) -> NextStep | None:
    if coming is None:
        return None
    date, step = said(coming.day.date), coming.day.step
    title, people = date[:1].upper() + date[1:], coming.people[:1].upper() + coming.people[1:]
    if step is None:
        words = _("%(people)s. We come to work, without a lunch question.") % {"people": people}
        return NextStep("week", title, words, "#days", _("Look at the days"), "laptop")
    words = _("%(people)s. The lunch is for %(what)s; what is read aloud at the start stands here already.")
    told = words % {"people": people, "what": step.label}
    return NextStep("week", title, told, "#brief", _("Read the sixty seconds"), "laptop")


def afterwards(question: Question, cable: Cable, cards: int) -> NextStep:
    """The month is over: the result, then the postcards, then we stay friends."""
    if not question.result_now:  # type: ignore[attr-defined]
        words = _(
            "Four lunches have been. PLUG writes down what came of it; you read it first. Your own words are welcome."
        )
        return NextStep(
            "result", _("Now it is being written down"), words, "#words", _("Add your own words"), "book"
        )
    if cards:
        words = ngettext(
            "A card with a tip for you, to print and to hang up.",
            "%(n)d cards with tips for you, to print and to hang up.", cards,
        ) % {"n": cards}  # fmt: skip
        url = reverse("postcards", args=[question.pk])
        return NextStep(
            "postcards", _("There is post for you"), words, url, _("Look at your postcards"), "letterbox"
        )
    words = _(
        "The month is over; you are one of us now. Come to another lunch in the city whenever you like."
    )
    return NextStep(
        "bond", _("You stay a friend of PLUG"), words, reverse("days"), _("Where we are now"), "bike"
    )
