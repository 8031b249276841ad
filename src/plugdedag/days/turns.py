"""Duties on a day: giving one, and handing it over. Each is a dated row; rights follow the open ones."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days import letters
from plugdedag.days.locks import locked
from plugdedag.days.models import Day, Turn, TurnKind
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Person


def give(day: Day, person: Person, kind: TurnKind | str, by: Person) -> Turn:
    """Give somebody a duty on a day, and tell them. Giving it again changes nothing."""
    with locked(day) as now:
        if now.is_cancelled or now.is_over:
            raise Refused(_("This day takes no more turns: it has been, or was cancelled."))
        turn, made = Turn.objects.get_or_create(
            day=now, person=person, kind=kind, ended=None, defaults={"given_by": by}
        )
        if made and person != by:
            letters.turn_given(now, turn)
    return turn


def hand_over(turn: Turn, to: Person, by: Person) -> Turn:
    """End a turn and give it to somebody else. The old row keeps who carried it and until when."""
    with transaction.atomic():
        if not end(turn):
            raise Refused(_("This turn was handed over already."))
        return give(turn.day, to, turn.kind, by)


def end(turn: Turn) -> bool:
    """Lay a turn down; False when it was not open any more."""
    turn.ended = timezone.now()
    return bool(Turn.objects.filter(pk=turn.pk, ended__isnull=True).update(ended=turn.ended))
