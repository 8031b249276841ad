"""Leading a lunch through its rounds: each press is a row, in one line for everybody who leads it.

Two people may have the page open. Each press names the last one its sender saw. When another came in between: if it was
the same (both went on, both ended it) that one stands for both, else the press is ``Stale`` and nothing happens.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.models import Person
from plugdedag.steering.clock import Press, can
from plugdedag.steering.models import Steer
from plugdedag.steering.now import Now, standing

MINUTE = 60
EXTENDS = (1, 5)  # minutes


def steer(
    day: Day, press: Press, *, by: Person, seen: int | None, client_key: UUID, seconds: int = 0
) -> Steer:
    """Press it. Answers the row, or the one that already did the same.

    ``seen`` is the key of the last press its sender saw. Raises ``Refused`` when it cannot be pressed, ``Stale`` when
    something else was pressed meanwhile, ``KeyReused`` when the key came with another press.
    """
    with transaction.atomic():
        lock(day)
        before = Steer.objects.filter(client_key=client_key).first()
        if before is not None:
            return replayed(before, day, press, seconds)
        refuse_the_day(day)
        steers = list(Steer.objects.filter(day=day))
        here = standing(day, steers, timezone.now())
        if here.last != seen:
            return same_or_stale(steers, press, seen, here)
        possible(here, press, seconds)
        return Steer.objects.create(
            client_key=client_key, day=day, after=steers[-1] if steers else None, kind=press,
            seconds=seconds, by=by,
        )  # fmt: skip


def replayed(before: Steer, day: Day, press: Press, seconds: int) -> Steer:
    if (before.day_id, before.kind, before.seconds) != (day.pk, press, seconds):
        raise KeyReused(
            _("This was sent before, for something else. Look where the lunch stands, and press again.")
        )
    return before


def refuse_the_day(day: Day) -> None:
    """Raise ``Refused`` when there is nothing to lead: another day, before the doors open, or called off."""
    if day.is_cancelled:
        raise Refused(_("This day is cancelled, so there is no lunch to lead."))
    if timezone.now() < day.starts:
        raise Refused(_("This day has not begun. The lunch can start once the doors are open."))
    if day.city.today() != day.date:
        raise Refused(_("This lunch is over. What was written is kept."))


def same_or_stale(steers: list[Steer], press: Press, seen: int | None, here: Now) -> Steer:
    """The press that did the same after what the sender saw; else raise ``Stale``. More time is never the same
    twice."""
    later = [each for each in steers if seen is None or each.pk > seen]
    if later and later[0].kind == press and press != Press.EXTEND:
        return later[0]
    raise Stale(where(here))


def where(here: Now) -> str:
    """Why nothing happened, and where the lunch stands."""
    if here.state.ended:
        return _("Somebody else ended the lunch meanwhile, so nothing was changed.")
    assert here.round is not None
    return _(
        "Somebody else pressed something meanwhile. It is round %(number)d now: %(title)s. "
        "Press again if you still want to."
    ) % {"number": here.number, "title": here.round.title}


def possible(here: Now, press: Press, seconds: int) -> None:
    """Raise ``Refused`` for what cannot be pressed now."""
    if (press == Press.EXTEND) != (seconds > 0) or (seconds and seconds // MINUTE not in EXTENDS):
        raise Refused(_("Add one minute, or five."))
    if not can(here.state, press, len(here.script.rounds)):
        raise Refused(_("That cannot be done now. Look where the lunch stands."))
