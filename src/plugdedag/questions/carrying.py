"""Who carries an action: who said so at the table, who helps, and who adopted it later. Each can take it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.people.blocking import between
from plugdedag.people.models import Person
from plugdedag.questions.models import Action, ActionState, Hand, HandKind, Question, Withdrawal

Named = Mapping[HandKind, Person | None]
"""Who was named for what; a kind that is left out stays as it was."""


@dataclass(frozen=True)
class Along:
    """Who is in it, for one reader: the first names they may read, and whether more are in it than are named."""

    helpers: tuple[str, ...] = ()
    adopters: tuple[str, ...] = ()
    mine: str = ""  # how the reader is in it, as a ``HandKind``


def at_the_table(day: Day | None, reader: object) -> list[Person]:
    """Who was inside that day and has a name, for who writes down what they said they do."""
    if day is None:
        return []
    there = Person.objects.filter(visits__day=day, is_active=True).exclude(name="").order_by("name")
    return list(there.exclude(between(reader if isinstance(reader, Person) else None, "pk")))


def taken(action: Action, hands: Named, by: Person | None) -> None:
    """Who does it and who helps, as it was said at the table. Who stood there before under that kind is out of it."""
    people = [person for person in hands.values() if person]
    if len(people) != len(set(people)):
        raise Refused({"helper": _("One person cannot help themselves. Choose somebody else, or nobody.")})
    with transaction.atomic():
        lock(action)
        for kind, person in hands.items():
            let_off(action.hands.filter(kind=kind).exclude(person=person))
            if person is not None and not action.hands.filter(person=person, kind=kind, ended=None).exists():
                let_off(action.hands.filter(person=person))
                Hand.objects.create(action=action, person=person, kind=kind, by=by)


def let_off(hands: object) -> None:
    hands.filter(ended__isnull=True).update(ended=timezone.now())  # type: ignore[attr-defined]


def adopt(action: Action, person: Person) -> Hand:
    """Somebody makes it theirs too. Twice is once, and who is in it already stays so."""
    with transaction.atomic():
        lock(action)
        held = action.hands.filter(person=person, ended__isnull=True).first()
        if held is not None:
            return held
        adoptable(action)
        return Hand.objects.create(action=action, person=person, kind=HandKind.ADOPTS, by=person)


def adoptable(action: Action) -> None:
    """Raise ``Refused`` for what nobody can take up any more. What was let go may find somebody else."""
    if Withdrawal.objects.filter(question=action.question_id).exists():
        raise Refused(_("The owner has withdrawn this question. What was said stays as it is."))
    there = Action.objects.followed().get(pk=action.pk)
    if there.is_dropped:
        raise Refused(_("This action was dropped meanwhile. Nothing was changed."))
    if there.became == ActionState.DONE:
        raise Refused(_("It is done already. Nothing is left to adopt, and that is good news."))


def lay_down(action: Action, person: Person) -> bool:
    """It is not theirs any more. Whether it was."""
    mine = Hand.objects.filter(action=action, person=person, ended__isnull=True)
    return bool(mine.update(ended=timezone.now()))


def alongs(question: Question, reader: Person | None, *, inside: bool) -> dict[UUID, Along]:
    """Who carries each action of a question besides who does it. One query.

    Names are for who may read what was said with names; a host without an account reads those of who agreed that the
    host writes to them, and the others as “a plugger”.
    """
    found: dict[UUID, list[Hand]] = defaultdict(list)
    for hand in Hand.objects.open().named(reader).filter(action__question=question):
        found[hand.action_id].append(hand)
    return {key: along(hands, reader, inside=inside) for key, hands in found.items()}


def along(hands: Iterable[Hand], reader: Person | None, *, inside: bool) -> Along:
    me = reader.pk if reader else None
    mine = next((hand.kind for hand in hands if hand.person_id == me), "")
    if not inside:
        return Along(mine=mine)
    return Along(names(hands, HandKind.HELPS), names(hands, HandKind.ADOPTS), mine)


def names(hands: Iterable[Hand], kind: HandKind) -> tuple[str, ...]:
    """First names; who is not to be named is “a plugger”, once, however many there are."""
    told = [hand.person.first_name if hand.shown else "" for hand in hands if hand.kind == kind]
    shown = [name for name in told if name]
    return tuple(shown if len(shown) == len(told) else [*shown, _("a plugger")])
