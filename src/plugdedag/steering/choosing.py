"""Which script a lunch has: the method somebody chose for it, as the city tells it. Choosing is over once it began."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from plugdedag.days.models import Day, Step
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Person
from plugdedag.steering.models import RoundEdit, ScriptChoice, Steer
from plugdedag.steering.scripts import METHODS, USUAL, Round, Script, original


def script_of(day: Day, begun: Steer | None = None) -> Script:
    """The script of a lunch; once it has ``begun``, as it was then. Two queries."""
    choices, edits = ScriptChoice.objects.filter(day=day), RoundEdit.objects.filter(city=day.city_id)
    if begun is not None:
        choices, edits = choices.filter(at__lte=begun.at), edits.filter(at__lte=begun.at)
    chosen = choices.values_list("script", flat=True).last() or USUAL
    written = original(chosen, day.step)
    return adapted(written, edits.filter(script=written.key, step=written.step))


def script_in(city_id: int, method: str, step: Step) -> Script:
    """The method at that lunch, as this city tells it. One query."""
    written = original(method, step)
    return adapted(written, RoundEdit.objects.filter(city=city_id, script=written.key, step=step))


def adapted(written: Script, edits: QuerySet[RoundEdit]) -> Script:
    """The script with the city's words and minutes in the place of those that were written."""
    latest = {edit.round: edit for edit in edits.order_by("pk")}
    return replace(written, rounds=tuple(otherwise(each, latest.get(each.key)) for each in written.rounds))


def otherwise(written: Round, edit: RoundEdit | None) -> Round:
    if edit is None:
        return written
    told: dict[str, Any] = {name: getattr(edit, name) for name in ("minutes", "title", "what", "say")}
    told = {name: value for name, value in told.items() if value}
    return replace(written, **told, told=bool(told))


def choose(day: Day, script: str, *, by: Person, client_key: UUID) -> ScriptChoice:
    """Let a lunch go by this method. Raises ``Refused`` once it began, and for a method there is not."""
    if script not in METHODS:
        raise Refused(_("There is no such script. Choose one of those on the page."))
    with transaction.atomic():
        lock(day)
        before = ScriptChoice.objects.filter(client_key=client_key).first()
        if before is not None:
            if (before.day_id, before.script) != (day.pk, script):
                raise KeyReused(_("This was sent before, for another script. Choose once more."))
            return before
        if Steer.objects.filter(day=day).exists():
            raise Refused(_("This lunch has begun, so its script stays as it is."))
        return ScriptChoice.objects.create(client_key=client_key, day=day, script=script, by=by)
