"""A person asks a person to come. A draft is offered; who presses is kept, and who does not want it is left alone.

Theory of operation. :func:`may_be_asked` is the one rule of whom somebody may write to. It is asked when a list is
made, again under the lock of who is written to when somebody presses, and once more when the letter goes
(``letters.py``). So a “leave me be” counts up to the moment of sending, whatever was on a screen before it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.locks import locked
from plugdedag.days.models import Away, Day, Rsvp
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.outbox.models import Bounce
from plugdedag.outbox.queue import enqueue
from plugdedag.people import consent
from plugdedag.people.blocking import between
from plugdedag.people.models import Person, Purpose
from plugdedag.winback.models import Asked, AskedKind
from plugdedag.winback.peace import held, in_peace

KIND = "asked"  # of the effect
QUIET = dt.timedelta(days=31)  # nobody gets two such letters in a month, whoever writes
TIMES = 2  # as many are asked, at most, as there are needed: this many times


def reachable(day: Day, by: Person) -> QuerySet[Person]:
    """Who agreed to letters about the days, wants to be asked, is not hidden from ``by``, and has not answered yet."""
    answered = Rsvp.objects.filter(day=day, person=OuterRef("pk"))
    away = Away.objects.in_city(day.city).on(day.date).filter(person=OuterRef("pk"))
    silent = Bounce.objects.open().filter(address=OuterRef("small"))
    rows = consent.who_agreed(day.city, Purpose.LETTERS).exclude(name="").exclude(pk=by.pk)
    rows = rows.annotate(small=Lower("email"))
    return rows.exclude(in_peace() | between(by, "pk") | Exists(answered) | Exists(away) | Exists(silent))


def may_be_asked(day: Day, by: Person) -> QuerySet[Person]:
    """The same, without who got such a letter within a month, or about this day."""
    lately = Asked.objects.filter(to=OuterRef("pk")).filter(Q(at__gt=timezone.now() - QUIET) | Q(day=day))
    return reachable(day, by).exclude(Exists(lately))


def takes_more(day: Day) -> bool:
    """Whether there is a point in asking anybody: the day is public, still to come, and stands."""
    return day.is_published and not day.is_cancelled and not day.is_over


def ask(day: Day, to: Person, by: Person, words: str, kind: AskedKind, client_key: uuid.UUID) -> Asked:
    """Write to one person. The same key is the same letter. Raises ``Refused`` when it may not be: nothing is sent."""
    with held(to):
        found = Asked.objects.filter(client_key=client_key, to=to).first()
        if found is not None:
            return replayed(found, day, by, words)
        check(day, to, by)
        return write(day, to, by, words, kind, client_key)


def check(day: Day, to: Person, by: Person) -> None:
    """Raise ``Refused`` when this person may not be written to now. Only under their lock."""
    if not takes_more(day):
        raise Refused(_("This day takes no more answers, so nothing was sent. What you wrote is still here."))
    if not may_be_asked(day, by).filter(pk=to.pk).exists():
        raise Refused(
            _(
                "Nothing was sent: %(name)s answered, was written to by somebody else, or would rather be left "
                "alone. What you wrote is still here, to copy."
            )
            % {"name": to.first_name}
        )


def write(day: Day, to: Person, by: Person, words: str, kind: AskedKind, client_key: uuid.UUID) -> Asked:
    """The row and its letter, in the caller's transaction."""
    made = Asked.objects.create(day=day, to=to, by=by, words=words, kind=kind, client_key=client_key)
    enqueue(KIND, key_of(made), to.email, {"asked": made.pk})
    return made


def key_of(asked: Asked) -> str:
    """One letter for each row."""
    return f"asked:{asked.pk}"


def replayed(found: Asked, day: Day, by: Person, words: str) -> Asked:
    """The letter that was written with this key, if it was this one."""
    if (found.day_id, found.by_id, found.words) != (day.pk, by.pk, words):
        raise KeyReused(_("You sent this letter before, in other words. Those are on their way."))
    return found


def open_questions(day: Day) -> QuerySet[Asked]:
    """Who was asked to come on this day, and has said nothing since."""
    answered = Rsvp.objects.filter(day=day, person=OuterRef("to"))
    return Asked.objects.filter(day=day).exclude(Exists(answered))


def room(day: Day, needed: int) -> int:
    """How many more may be asked: twice as many as are needed, those who have not answered yet included."""
    return max(0, TIMES * needed - open_questions(day).count()) if takes_more(day) else 0


def ask_some(
    day: Day, letters: Iterable[tuple[Person, str]], by: Person, *, needed: int, client_key: uuid.UUID
) -> tuple[list[Asked], list[Person]]:
    """Write to several about one day, each once. Answers the letters, and whom there was a reason not to write to.

    Raises ``Refused`` when more are asked than a day needs; then nobody is written to. Again with the same key is once.
    """
    wanted = {to.pk: (to, words) for to, words in letters}
    with locked(day) as day:
        there = list(Asked.objects.filter(day=day, client_key=client_key).select_related("to"))
        if there:
            return there, []
        if len(wanted) > room(day, needed):
            raise Refused(_("That is more people than this day needs. Nobody was written to: choose fewer."))
        for pk in sorted(wanted):
            lock(Person(pk=pk))
        free = set(may_be_asked(day, by).filter(pk__in=wanted).values_list("pk", flat=True))
        made = [
            write(day, to, by, words, AskedKind.NEEDED, client_key)
            for pk, (to, words) in wanted.items()
            if pk in free
        ]
    return made, [to for pk, (to, _words) in wanted.items() if pk not in free]
