"""Telling the sixty seconds of a lunch otherwise: for who leads it, before it begins."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugdedag.days.access import day_duty
from plugdedag.days.models import Day, TurnKind
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.lunches.access import find_lunch, guest, presence, question_of
from plugdedag.lunches.brief import Brief, brief
from plugdedag.lunches.forms import BriefForm
from plugdedag.lunches.models import BriefEdit
from plugdedag.lunches.retelling import retell, retold
from plugdedag.lunches.views.lunch import not_here
from plugdedag.people.requests import Request
from plugdedag.questions.board import board


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@day_duty(TurnKind.FACILITATOR, TurnKind.SCRIBE)
def edited(request: Request, uuid: UUID) -> HttpResponse:
    """The words as they are read now, to tell otherwise or to bring back as they were made."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return redirect("lunch", uuid=day.pk)
    made, last = brief(question, day, board(question)), retold(day)
    if request.method != "POST":
        return page(request, day, made, BriefForm.of(made, last), last)
    form = BriefForm(request.POST)
    if not form.is_valid():
        return page(request, day, made, form, last, 422)
    try:
        save(request, day, form, made)
    except Refused as refused:
        theirs = mended(form, refused, day)
        return page(request, day, made, form, last, refused.status, theirs=theirs)
    return redirect("lunch", uuid=day.pk)


def save(request: Request, day: Day, form: BriefForm, made: Brief) -> None:
    """Keep the words. Those that were made, sent as they are, stay made: they go on growing with the board."""
    data = form.cleaned_data
    as_made = "made" in request.POST or data["text"].split() == made.text.split()
    text = "" if as_made else data["text"]
    retell(day, text, by=request.user, base=data["base"], client_key=data["client_key"])  # type: ignore[arg-type]
    said = (
        _("The lunch opens with your words.")
        if text
        else _("The lunch opens with what is made from the board.")
    )
    messages.success(request, said)


def mended(form: BriefForm, refused: Refused, day: Day) -> str:
    """Make the form ready to be sent once more; answers what somebody else wrote meanwhile, to be read beside it."""
    form.add_error(None, refused)
    if isinstance(refused, KeyReused):
        form.renew_key()
    if not isinstance(refused, Stale):
        return ""
    last = retold(day)
    form.put(base=last.pk if last else "")
    return last.text if last and last.text else _("(The words made from the board were brought back.)")


@never_cache
@require_safe
@guest
def aloud(request: Request, uuid: UUID) -> HttpResponse:
    """The same words, large, for who reads them to the table; the browser can do it too."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return redirect("lunch", uuid=day.pk)
    if not presence(request, day, question).reads:
        return not_here(request, day)
    last = retold(day)
    context = {
        "day": day,
        "question": question,
        "brief": brief(question, day, board(question)),
        "retold": last,
    }
    return render(request, "lunches/aloud.html", context)


def page(
    request: Request,
    day: Day,
    made: Brief,
    form: BriefForm,
    last: BriefEdit | None,
    status: int = 200,
    theirs: str = "",
) -> HttpResponse:
    context = {"day": day, "made": made, "form": form, "retold": last, "theirs": theirs}
    return render(request, "lunches/brief.html", context, status=status)
