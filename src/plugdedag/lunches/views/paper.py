"""Paper: the sheets to write on, and typing them up, for who leads or writes that lunch, also afterwards."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugdedag.days.access import day_duty
from plugdedag.days.models import Day, TurnKind
from plugdedag.lunches.access import find_lunch, question_of
from plugdedag.lunches.brief import brief
from plugdedag.lunches.forms import PaperForm
from plugdedag.lunches.paper import Sheet, TypedUp, type_up
from plugdedag.lunches.sheeting import printed
from plugdedag.people.requests import Request
from plugdedag.questions.board import board
from plugdedag.questions.models import Contribution
from plugdedag.seating.making import current

LATEST = 8


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@day_duty(TurnKind.FACILITATOR, TurnKind.SCRIBE)
def paper(request: Request, uuid: UUID) -> HttpResponse:
    """One sheet at a time. Afterwards the next of the same table and kind, with an empty field."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return redirect("lunch", uuid=day.pk)
    if request.method != "POST":
        start = {name: request.GET[name] for name in ("table", "kind") if name in request.GET}
        return page(request, day, PaperForm(day, tables(day), initial=start))
    form = PaperForm(day, tables(day), request.POST)
    if not form.is_valid():
        return page(request, day, form, 422)
    data = form.cleaned_data
    sheet = Sheet(data["client_key"], data["kind"], data["text"], data["table"])
    done = type_up(question, day, sheet, request.LANGUAGE_CODE)
    tell(request, done)
    if done.left:
        form.put(text=done.text)
        return page(request, day, form, 422, done)
    return redirect(
        f"{reverse('paper', args=[day.pk])}?kind={sheet.kind}&table={request.POST.get('table', '')}"
    )


@never_cache
@require_safe
@day_duty(TurnKind.OPENER, TurnKind.FACILITATOR, TurnKind.SCRIBE)
def sheets(request: Request, uuid: UUID) -> HttpResponse:
    """The sheets to write on, to print: a page of A4 a round and table."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return redirect("lunch", uuid=day.pk)
    asked = brief(question, day, board(question)).question
    headers = {"Content-Disposition": f'inline; filename="plug-sheets-{day.date:%Y-%m-%d}.pdf"'}
    return HttpResponse(printed(day, asked), content_type="application/pdf", headers=headers)


def tell(request: Request, done: TypedUp) -> None:
    """How many lines are on the board now."""
    n = len(done.kept)
    if n:
        messages.success(
            request, ngettext("%(n)d line is on the board.", "%(n)d lines are on the board.", n) % {"n": n}
        )


def page(
    request: Request, day: Day, form: PaperForm, status: int = 200, done: TypedUp | None = None
) -> HttpResponse:
    latest = Contribution.objects.standing().filter(day=day).select_related("author", "contact")
    context = {
        "day": day,
        "form": form,
        "left": done.left if done else (),
        "latest": latest.order_by("-at")[:LATEST],
    }
    return render(request, "lunches/paper.html", context, status=status)


def tables(day: Day) -> int:
    """How many tables were laid; 0 when none were."""
    seating = current(day)
    last = seating.seats.aggregate(last=Max("table"))["last"] if seating else None
    return 0 if last is None else last + 1
