"""Agreeing at a lunch who does what by when."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plugdedag.days.models import Day, Step
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.lunches.access import Presence, find_lunch, guest, presence, question_of
from plugdedag.lunches.growing import acting_on, to_choose
from plugdedag.lunches.views.lunch import not_here, page
from plugdedag.people.access import is_member
from plugdedag.people.requests import Request
from plugdedag.questions.acting import act
from plugdedag.questions.action_forms import ActionForm
from plugdedag.questions.board import board
from plugdedag.questions.models import Question


@require_POST
@guest
def actions(request: Request, uuid: UUID) -> HttpResponse:
    """Agreeing who does what by when."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None or day.step != Step.ACT:
        return redirect("lunch", uuid=day.pk)
    there = presence(request, day, question)
    if not there.reads:
        return not_here(request, day)
    form, status = ActionForm(request.POST, people=to_choose(request, day)), 422
    if there.why_not:
        form.add_error(None, there.why_not)
        status = 409
    elif form.is_valid():
        try:
            agreed(request, day, question, there, form.cleaned_data)
        except Refused as refused:
            status = refused.status
            form.add_error(None, refused)
            if isinstance(refused, KeyReused):
                form.renew_key()
        else:
            messages.success(request, _("The action is written down."))
            return redirect(reverse("lunch", args=[day.pk]) + "#actions")
    return page(request, day, question, there, status, action_form=form)


def agreed(request: Request, day: Day, question: Question, there: Presence, data: dict[str, Any]) -> None:
    """Write the action down, under the name of who typed it (nobody's, for a guest), and what it grew from."""
    line = acting_on(request, board(question)) if request.POST.get("act") else None
    who: dict[str, Any] = {"by": request.user} if is_member(request) else {}
    if not who and there.owner:
        who = {"contact": question.owner}
    told = {name: data[name] for name in ("what", "who", "due", "hands")}
    act(
        question, uuid=data["client_key"], day=day, grew_from=line.contribution if line else None, **told, **who
    )  # fmt: skip
