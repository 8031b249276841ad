"""From which line something grows: the one named in the address, or in the form that came back."""

from __future__ import annotations

from plugdedag.people.requests import Request
from plugdedag.questions.board import Line
from plugdedag.questions.forms import ActionForm


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


def action_form(request: Request, lines: list[Line]) -> ActionForm:
    """An empty one, or one that begins with the words of the line it grows from."""
    line = acting_on(request, lines)
    return ActionForm(initial={"what": line.words[:300]}) if line else ActionForm()
