"""From which line something grows: the one named in the address, or in the form that came back."""

from __future__ import annotations

from plugdedag.days.models import Day, Step
from plugdedag.people.access import is_member
from plugdedag.people.models import Person
from plugdedag.people.requests import Request
from plugdedag.questions.action_forms import ActionForm
from plugdedag.questions.board import Line
from plugdedag.questions.carrying import at_the_table


def named(request: Request, lines: list[Line], *, asked: str, sent: str) -> Line | None:
    """The line on the board that the address names as ``asked``, or the form as ``sent``."""
    key = request.GET.get(asked) or request.POST.get(sent) or ""
    return next((line for line in lines if str(line.pk) == key and not line.hidden), None)


def building_on(request: Request, lines: list[Line]) -> Line | None:
    """The line that the reader builds on."""
    return named(request, lines, asked="from", sent="grew_from")


def acting_on(request: Request, lines: list[Line]) -> Line | None:
    """The line that becomes an agreement."""
    return named(request, lines, asked="act", sent="act")


def action_form(request: Request, day: Day, lines: list[Line]) -> ActionForm:
    """An empty one, or one that begins with the words of the line it grows from."""
    if day.step != Step.ACT:
        return ActionForm()
    line = acting_on(request, lines)
    return ActionForm(people=to_choose(request, day), initial={"what": line.words[:300]} if line else {})


def to_choose(request: Request, day: Day) -> list[Person]:
    """Who is here, for a plugger to say who does it; a host or a guest reads no list of names."""
    return at_the_table(day, request.user) if is_member(request) else []
