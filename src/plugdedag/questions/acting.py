"""Agreeing who does what by when, telling it otherwise, dropping it; the owner says yes to each."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lib.dates import FURTHEST, said
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.carrying import Named, taken
from plugdedag.questions.contributing import may_be_brought
from plugdedag.questions.models import (
    Action,
    ActionChange,
    ActionChangeKind,
    Agreement,
    Contribution,
    Question,
    Withdrawal,
)


def act(
    question: Question, *, uuid: UUID, what: str, who: str, due: dt.date, day: Day | None, by: Person | None = None,
    contact: Contact | None = None, grew_from: Contribution | None = None, hands: Named | None = None,
) -> Action:  # fmt: skip
    """Write down who does what by when. Sending it again answers what is there.

    ``hands`` are the pluggers who said at the table that they do it or help: they are asked later what became of it.
    """
    new = Action(
        uuid=uuid, question=question, day=day, what=what.strip(), who=who.strip(), due=due, by=by, contact=contact,
        grew_from=grew_from,
    )  # fmt: skip
    before = Action.objects.filter(pk=uuid).first()
    if before is None:
        acceptable(question, day, due)
        with transaction.atomic():
            before = inserted(new)
            taken(before, hands or {}, by)
    fields = ("question_id", "day_id", "what", "who", "due", "by_id", "contact_id", "grew_from_id")
    if any(getattr(before, field) != getattr(new, field) for field in fields):
        raise KeyReused(_("This was sent before, with other words. Those are kept; open the page anew."))
    return before


def inserted(new: Action) -> Action:
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        return Action.objects.get(pk=new.pk)
    return new


def acceptable(question: Question, day: Day | None, due: dt.date) -> None:
    """Raise ``Refused`` when no such action can be agreed now."""
    may_be_brought(question, day)
    doable(question, due)


def doable(question: Question, due: dt.date) -> None:
    """Raise ``Refused`` for a date that has been, or that nobody plans for yet."""
    if due < question.city.today():
        raise Refused({"due": _("That date has been. When could it be done?")})
    if due > question.city.today() + FURTHEST:
        raise Refused({"due": _("That is more than two years away. Look at the year again.")})


def tell_otherwise(
    action: Action, *, what: str, who: str, due: dt.date, by: Person, client_key: UUID, seen: int | None,
    hands: Named | None = None,
) -> ActionChange:  # fmt: skip
    """Change an action; how it was first agreed is kept, and the owner is asked again.

    ``seen`` is the last change that the editor saw. Raises ``Stale`` when something happened to it since.
    """
    if due != action.now.due:  # one that is late may be told otherwise without another date
        doable(action.question, due)
    body = {"kind": ActionChangeKind.EDIT, "what": what.strip(), "who": who.strip(), "due": due, "by": by}
    with transaction.atomic():
        lock(action)
        again = ActionChange.objects.filter(client_key=client_key).exists()
        change = noted(action, client_key, body, seen=seen)
        taken(action, {} if again else hands or {}, by)
    return change


def drop(action: Action, *, by: Person, client_key: UUID) -> ActionChange:
    """Nobody does it after all. It stays on record, and can be taken up again."""
    return noted(action, client_key, {"kind": ActionChangeKind.DROP, "by": by})


def take_up(action: Action, *, by: Person, client_key: UUID) -> ActionChange:
    """A dropped action is alive again."""
    return noted(action, client_key, {"kind": ActionChangeKind.KEEP, "by": by})


def noted(action: Action, client_key: UUID, body: dict[str, object], **seen: int | None) -> ActionChange:
    """The change under this key: the one that is there if it is the same, else a new one."""
    with transaction.atomic():
        lock(action)
        change = ActionChange.objects.filter(client_key=client_key).first()
        if change is None:
            changeable(action, **seen)
            return ActionChange.objects.create(client_key=client_key, action=action, **body)
    same = change.action_id == action.pk and all(
        getattr(change, name) == value for name, value in body.items()
    )
    if not same:
        raise KeyReused(_("This was sent before, with other words. Those are kept; open the page anew."))
    return change


def changeable(action: Action, **seen: int | None) -> None:
    """Raise ``Refused`` when nothing may happen to it any more, or ``Stale`` when something did since it was seen."""
    if Withdrawal.objects.filter(question=action.question_id).exists():
        raise Refused(_("The owner has withdrawn this question. What was said stays as it is."))
    there = Action.objects.told().get(pk=action.pk)
    if seen and there.last_change != seen["seen"]:
        words = {"what": there.now.what, "who": there.now.who, "date": said(there.now.due)}  # type: ignore[arg-type]
        raise Stale(
            _(
                "Somebody changed this action while you had it open. It reads: “%(what)s”, %(who)s, before %(date)s. "
                "Yours is still here; send it again to put it in its place."
            )
            % words
        )


def agree(question: Question, contact: Contact) -> list[Action]:
    """The owner says yes to every standing action that is new or was told otherwise. Answers those."""
    if question.is_withdrawn:
        raise Refused(_("You have withdrawn this question."))
    with transaction.atomic():
        lock(question)
        actions = [each for each in question.actions.told() if not each.is_dropped and not each.is_agreed]
        Agreement.objects.bulk_create(Agreement(action=action, by=contact) for action in actions)
    return actions
