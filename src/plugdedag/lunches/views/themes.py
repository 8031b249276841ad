"""Putting together under a theme what was said at a lunch: for who leads it, with ticks and one button."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plugdedag.days.models import Day
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.lunches.access import find_lunch, question_of
from plugdedag.lunches.forms import ThemesForm
from plugdedag.lunches.grouping import grouped
from plugdedag.lunches.views.leading import leads
from plugdedag.people.requests import Request
from plugdedag.questions.board import Line, board
from plugdedag.questions.models import Contribution, Question
from plugdedag.questions.theming import gather, take_out


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@leads
def themes(request: Request, uuid: UUID) -> HttpResponse:
    """The lines of the lunch, by theme, each with a tick."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return redirect("lunch", uuid=day.pk)
    lines = board(question, person=request.user, day=day)  # type: ignore[arg-type]
    if request.method != "POST":
        return page(request, day, question, lines, ThemesForm(question, lines))
    form = ThemesForm(question, lines, request.POST)
    if not form.is_valid():
        return page(request, day, question, lines, form, 422)
    try:
        said = put(request, day, question, form)
    except Refused as refused:
        form.add_error(None, refused)
        if isinstance(refused, KeyReused):
            form.renew_key()
        return page(request, day, question, lines, form, refused.status)
    messages.success(request, said)
    return redirect("themes", uuid=day.pk)


def put(request: Request, day: Day, question: Question, form: ThemesForm) -> str:
    """Put what is ticked under a theme, or take it out; answers what was done."""
    data = form.cleaned_data
    ticked = list(Contribution.objects.filter(question=question, pk__in=data["lines"]))
    if "out" in request.POST:
        take_out(ticked, by=request.user, client_key=data["client_key"])  # type: ignore[arg-type]
        return _("They stand by themselves again.")
    under = data["theme"] or data["title"]
    theme = gather(question, day, ticked, under=under, by=request.user, client_key=data["client_key"])  # type: ignore[arg-type]
    return _("Together under “%(theme)s”.") % {"theme": theme.title}


def page(
    request: Request, day: Day, question: Question, lines: list[Line], form: ThemesForm, status: int = 200
) -> HttpResponse:
    ticked = set(form.data.getlist("lines")) if form.is_bound else set()  # type: ignore[attr-defined]
    groups = [(title, [(line, str(line.pk) in ticked) for line in each]) for title, each in grouped(lines)]
    context = {"day": day, "question": question, "groups": groups, "form": form}
    return render(request, "lunches/themes.html", context, status=status)
