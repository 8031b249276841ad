"""The other two faces of a board: the screen in the room, and what one table gathered."""

from __future__ import annotations

from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.days.access import day_duty
from plugdedag.days.models import Day, TurnKind
from plugdedag.days.posters import poster_of, url_of
from plugdedag.days.scanning import own_visit
from plugdedag.lunches.access import find_lunch, guest, presence, question_of
from plugdedag.lunches.brief import brief
from plugdedag.lunches.forms import MOST_TABLES
from plugdedag.lunches.views.lunch import not_here
from plugdedag.people.access import is_member
from plugdedag.people.requests import Request
from plugdedag.questions.board import Line, board, by_support
from plugdedag.questions.models import Question
from plugdedag.seating.names import table_motif, table_name
from plugdedag.steering.now import live

A_SCREEN = 12  # lines that fit at the smallest size that is read from eight metres
LARGE, MIDDLE = 340, 760  # letters that fit at the largest size, and at the next
HEADING = 40  # letters that the kind and the edge of a line take
ON_DUTY = (TurnKind.OPENER, TurnKind.FACILITATOR, TurnKind.SCRIBE)


@never_cache
@require_safe
@day_duty(*ON_DUTY)
def screen(request: Request, uuid: UUID) -> HttpResponse:
    """The projector: the round and its clock, the newest lines without names, and the code to join. Once people choose,
    what most stand behind comes first. It follows the board by itself."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return redirect("lunch", uuid=day.pk)
    template = "lunches/_screen.html" if request.htmx else "lunches/screen.html"  # type: ignore[attr-defined]
    return render(request, template, shown(day, question))


def shown(day: Day, question: Question) -> dict[str, object]:
    everything = board(question)
    lines = [line for line in everything if line.contribution.day_id == day.pk]
    led, url = live(day), url_of(poster_of(day))
    choosing = led is not None and not led.hushed
    newest = (by_support(lines) if choosing else lines[::-1])[:A_SCREEN]
    return {
        "day": day, "question": question, "asked": brief(question, day, everything).question,
        "lines": newest, "count": len(lines), "size": size(newest),
        "now": led, "choosing": choosing,
        "lives": day.date == day.city.today() and not day.is_cancelled,
        "address": url.split("//", 1)[-1].rstrip("/"),
        "code": segno.make(url, error="m", micro=False).svg_data_uri(border=2, dark="#14213d", light="#fffaf0"),
    }  # fmt: skip


def size(lines: list[Line]) -> str:
    """How large the letters can be, for these lines to fit on one screen."""
    letters = sum(HEADING + len(line.words) for line in lines)
    return "few" if letters <= LARGE else "some" if letters <= MIDDLE else "many"


@never_cache
@require_safe
@guest
def table(request: Request, uuid: UUID, number: int) -> HttpResponse:
    """What one table gathered; ``number`` counts from 1, as people do."""
    if not 1 <= number <= MOST_TABLES:
        raise Http404
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return redirect("lunch", uuid=day.pk)
    if not presence(request, day, question).reads:
        return not_here(request, day)
    person = request.user if is_member(request) else None
    visit = None if person else own_visit(request, day)
    lines = board(question, person=person, visit=visit, day=day)  # type: ignore[arg-type]
    context = {
        "day": day, "question": question, "number": number, "name": table_name(number - 1),
        "motif": table_motif(number - 1), "lines": [line for line in lines if line.contribution.table == number - 1],
        "lives": day.date == day.city.today() and not day.is_cancelled,
    }  # fmt: skip
    template = "lunches/_table.html" if request.htmx else "lunches/table.html"  # type: ignore[attr-defined]
    return render(request, template, context)
