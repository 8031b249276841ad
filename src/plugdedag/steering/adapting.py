"""A city tells a round otherwise: other minutes, another title, other words. A row an edit; empty is as written."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Step
from plugdedag.days.models.day import LUNCH_LASTS
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.models import Person
from plugdedag.steering.choosing import script_in
from plugdedag.steering.models import RoundEdit
from plugdedag.steering.scripts import Round, Script, original

TOLD = ("minutes", "title", "what", "say")


def room(city: City) -> int:
    """How many minutes a lunch has in this city: an hour and a half, or until the doors close."""
    today = dt.date(2000, 1, 1)
    until = dt.datetime.combine(today, city.closes) - dt.datetime.combine(today, city.lunch)
    return int(min(until, LUNCH_LASTS).total_seconds() // 60)


def latest(city: City, script: str, step: Step, key: str) -> RoundEdit | None:
    """How the city tells a round now, if it ever told it otherwise."""
    return RoundEdit.objects.filter(city=city, script=script, step=step, round=key).last()


def adapt(
    city: City,
    script: Script,
    key: str,
    told: dict[str, Any],
    *,
    by: Person,
    base: int | None,
    client_key: UUID,
) -> RoundEdit:
    """Tell a round of a script in these words; ``told`` holds minutes, title, what and say, empty ones as written.

    ``base`` is the edit the writer had before them. Raises ``Stale`` when there is another by now, ``Refused`` when the
    lunch would take longer than it has or there is no such round, and ``KeyReused`` for other words under the same key.
    """
    written = next((each for each in original(script.key, script.step).rounds if each.key == key), None)
    if written is None:
        raise Refused(_("There is no such round in this script any more."))
    told = differing(written, told)
    with transaction.atomic():
        lock(city)
        before = RoundEdit.objects.filter(client_key=client_key).first()
        if before is not None:
            return replayed(before, city, script, key, told)
        last = latest(city, script.key, script.step, key)
        if (last.pk if last else None) != base:
            raise Stale(
                _("Somebody told this round otherwise meanwhile. Yours is still here; send it again.")
            )
        fits(city, script_in(city.pk, script.key, script.step), key, told.get("minutes") or written.minutes)
        return RoundEdit.objects.create(
            client_key=client_key, city=city, script=script.key, step=script.step, round=key, base=last, by=by, **told
        )  # fmt: skip


def differing(written: Round, told: dict[str, Any]) -> dict[str, Any]:
    """What is really told otherwise: the words as written, sent as they are, stay the written ones."""
    kept = {name: told.get(name) for name in TOLD if told.get(name) and told[name] != plain(written, name)}
    return {name: kept.get(name, None if name == "minutes" else "") for name in TOLD}


def plain(written: Round, name: str) -> Any:
    value = getattr(written, name)
    return value if name == "minutes" else str(value)


def replayed(before: RoundEdit, city: City, script: Script, key: str, told: dict[str, Any]) -> RoundEdit:
    """What is there, if it is what was sent."""
    same = (before.city_id, before.script, before.step, before.round) == (
        city.pk,
        script.key,
        script.step,
        key,
    )
    if not same or any(getattr(before, name) != value for name, value in told.items()):
        raise KeyReused(_("This was sent before, with other words. Those are kept; send these once more."))
    return before


def fits(city: City, now: Script, key: str, minutes: int) -> None:
    """Raise ``Refused`` when the lunch would take longer than it has."""
    total = sum(minutes if each.key == key else each.minutes for each in now.rounds)
    most = room(city)
    if total > most:
        words = _(
            "With this the lunch would take %(total)d minutes, and it has %(most)d: %(over)d too many. "
            "Make another round shorter first."
        )
        raise Refused({"minutes": words % {"total": total, "most": most, "over": total - most}})
