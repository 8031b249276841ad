"""What became of it: who said they do something is asked after a week, a month, half a year and a year.

Theory of operation. When a wave is, follows from the date of the lunch at which an action was agreed; so a day that
moved moves it along, and the worker may look as often as it likes. One row a reader, a question and a wave
(``FollowUp``) makes it one letter; in it stands everything of theirs that is open by then. Asked is who does it or
adopted it, else who helps, else the owner of the question. A wave that was missed for long is let be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue
from plugdedag.outbox.quiet import decent
from plugdedag.people.models import Link, Person
from plugdedag.places.models import Contact
from plugdedag.questions.models import Action, ActionState, FollowUp, Hand, HandKind, Unasked, Wave

KIND = "follow-up"  # of the effect, and the purpose of its link
TEMPLATE = "questions/letters/follow_up.html"
HOLDS = dt.timedelta(days=184)  # a link of such a letter
APART = dt.timedelta(days=6)  # between two such letters to one reader: each tells all
OVER = (ActionState.DONE, ActionState.LET_GO)  # nothing is asked about these any more

SCHEDULE: dict[Wave, tuple[int, int, int]] = {
    Wave.WEEK: (0, 7, 7), Wave.MONTH: (1, 0, 14), Wave.HALF_YEAR: (6, 0, 30), Wave.YEAR: (12, 0, 30),
}  # fmt: skip
"""After how many months and days each wave is, and for how many days after that it still makes sense."""


def date_of(wave: Wave, agreed: dt.date) -> dt.date:
    """The date of a wave; at the end of a month that is shorter, its last day."""
    months, days, _patience = SCHEDULE[wave]
    year, month = divmod(agreed.month - 1 + months, 12)
    first = dt.date(agreed.year + year, month + 1, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(agreed.day, last.day)) + dt.timedelta(days=days)


def wave_of(agreed: dt.date, today: dt.date) -> Wave | None:
    """The wave in which one asks today about what was agreed then, if there is one."""
    for wave, (_months, _days, patience) in SCHEDULE.items():
        if 0 <= (today - date_of(wave, agreed)).days < patience:
            return wave
    return None


@dataclass(frozen=True)
class Holder:
    """Whose actions they are: a plugger, or who owns the question."""

    city: City
    person: Person | None = None
    contact: Contact | None = None

    @property
    def who(self) -> Person | Contact:
        found = self.person or self.contact
        assert found is not None
        return found

    @property
    def is_anybody(self) -> bool:
        return (self.person or self.contact) is not None

    @property
    def is_reachable(self) -> bool:
        return bool(self.who.email) and (self.person is None or self.person.is_active)

    @property
    def named(self) -> dict[str, Any]:
        """The columns of a row that is about them."""
        return {"person": self.person, "contact": self.contact}

    def actions(self) -> list[Action]:
        """What is theirs and stands, the soonest first; with how it reads and what was told."""
        mine = carried_by(self.person) if self.person else Q(question__owner=self.contact) & ~carried()
        rows = standing(self.city).filter(mine).select_related("question__network", "day")
        kept = [action for action in rows if not action.is_dropped]
        return sorted(kept, key=lambda action: (action.now.due, action.at))

    def open_actions(self) -> list[Action]:
        return [action for action in self.actions() if action.became not in OVER]

    @property
    def wants_none(self) -> bool:
        return Unasked.objects.in_city(self.city).filter(**self.named, taken_back__isnull=True).exists()


def standing(city: City) -> models.QuerySet[Action]:
    """The actions of questions that were not withdrawn."""
    rows = Action.objects.followed().filter(question__city=city, question__withdrawal__isnull=True)
    return rows.filter(question__residency__confirmation__isnull=False)


def carried() -> Exists:
    """Whether somebody who is still here carries it."""
    return Exists(Hand.objects.open().filter(action=OuterRef("pk")))


def carried_by(person: Person | None) -> Exists:
    return Exists(Hand.objects.open().filter(action=OuterRef("pk"), person=person))


def ask() -> None:
    """Have a letter written to whoever is to be asked now. A chore: often is the same as once."""
    for city in City.objects.all():
        for action, wave in due(city):
            for holder in holders(action, city):
                ask_one(holder, action, wave)


def due(city: City) -> Iterator[tuple[Action, Wave]]:
    """The actions that are open, each with the wave it is in today. Three queries."""
    today = city.today()
    rows = standing(city).filter(Q(day__date__gte=today - dt.timedelta(days=400)) | Q(day__isnull=True))
    for action in rows.select_related("question__owner", "day").order_by("at", "pk"):
        wave = wave_of(action.agreed_on, today)
        if wave is not None and not action.is_dropped and action.became not in OVER:
            yield action, wave


def holders(action: Action, city: City) -> list[Holder]:
    """Whom to ask about an action."""
    hands = list(Hand.objects.open().filter(action=action).select_related("person"))
    first = [hand for hand in hands if hand.kind != HandKind.HELPS]
    return [Holder(city, person=hand.person) for hand in first or hands] or [
        Holder(city, contact=action.question.owner)
    ]


def ask_one(holder: Holder, action: Action, wave: Wave) -> None:
    """The row and its letter, once for each reader, question and wave; none so soon after the last one."""
    asked = FollowUp.objects.filter(**holder.named)
    lately = Q(at__gt=timezone.now() - APART) | Q(question=action.question_id, wave=wave)
    if not holder.is_reachable or holder.wants_none or asked.filter(lately).exists():
        return
    with transaction.atomic():
        row, made = FollowUp.objects.get_or_create(question_id=action.question_id, wave=wave, **holder.named)
        if made:
            at = decent(timezone.now(), holder.city.tzinfo)
            enqueue(KIND, f"follow-up:{row.pk}", holder.who.email, {"follow_up": row.pk}, at)


def write(effect: Effect) -> dict[str, Any] | None:
    """The letter as it reads now; None when nothing of theirs is open, or they want none."""
    rows = FollowUp.objects.select_related("question__city", "person", "contact")
    row = rows.filter(pk=effect.payload["follow_up"]).first()
    if row is None:
        return None
    holder = Holder(row.question.city, row.person, row.contact)
    actions = [] if holder.wants_none or not holder.is_reachable else holder.open_actions()
    return letter(holder, actions) if actions else None


def letter(holder: Holder, actions: list[Action]) -> dict[str, Any]:
    """The words, with a fresh link to what is theirs."""
    token = link_of(holder)
    url, stop = (holder.city.link(reverse(name, args=[token])) for name in ("follow_up", "follow_up_stop"))
    context = {"city": holder.city, "holder": holder, "actions": actions, "url": url}
    return mail.written(TEMPLATE, context, holder.who.language, headers=holder.city.reply_to, stop=stop)


def link_of(holder: Holder) -> str:
    """The token of a fresh link to what is theirs, and to nothing else."""
    subject = holder.contact.pk if holder.contact else ""
    expires = timezone.now() + HOLDS
    return Link.issue(holder.city, KIND, subject, person=holder.person, expires=expires)


def holder_of(city: City, token: str) -> Holder | None:
    """Whose link this is, if it works and they are still here."""
    link = Link.objects.find(city, KIND, token)
    if link is None:
        return None
    if link.person is not None:
        holder = Holder(city, person=link.person)
    elif link.subject.isdecimal():  # it is empty when the plugger whose link it was has left
        contact = Contact.objects.filter(pk=link.subject, place__city=city).first()
        holder = Holder(city, contact=contact)
    else:
        return None
    return holder if holder.is_anybody and holder.is_reachable else None


def stop_links(contact: Contact, city: City) -> None:
    """No link of such a letter to this contact opens anything any more."""
    Link.objects.in_city(city).open().filter(purpose=KIND, person=None, subject=str(contact.pk)).update(
        revoked=timezone.now()
    )


def leave_unasked(holder: Holder) -> None:
    """From now on nothing is asked. Twice is once."""
    Unasked.objects.get_or_create(city=holder.city, **holder.named, taken_back=None)


def ask_again(holder: Holder) -> None:
    """They may be asked again."""
    rows = Unasked.objects.in_city(holder.city).filter(**holder.named, taken_back__isnull=True)
    rows.update(taken_back=timezone.now())
