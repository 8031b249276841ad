"""One question with its cable, and what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plugdedag.lib.refusals import Refused
from plugdedag.people.access import anyone, is_member, is_organiser
from plugdedag.people.requests import Request
from plugdedag.questions import closing
from plugdedag.questions.access import (
    facilitates_question,
    find_question,
    sees_question,
    writes_result,
)
from plugdedag.questions.cable import cable
from plugdedag.questions.forms import ResultForm
from plugdedag.questions.papering import on_paper
from plugdedag.questions.postcards import number_of_cards
from plugdedag.questions.printing import faces_for


@require_safe
@anyone
def question(request: Request, pk: int) -> HttpResponse:
    """The cable: from what was asked to what came of it."""
    found = find_question(request, pk)
    inside = sees_question(request, found)
    person = request.user if is_member(request) else None
    seen = cable(found, inside=inside, person=person)  # type: ignore[arg-type]
    context = {
        "cable": seen,
        "question": found,
        "can_support": bool(person),
        "cards": number_of_cards(found) if seen.is_open and seen.is_over else 0,
        "organises": is_organiser(request),
        "can_adopt": bool(person) and not found.is_withdrawn,
    }
    if inside:
        context |= {"photos": found.photos.all(), "notes": found.notes.select_related("contact")}
    return render(request, "questions/question.html", context)


@require_safe
@anyone
def question_pdf(request: Request, pk: int) -> HttpResponse:
    """The same on paper, for who may read it; without a name, for paper is passed on."""
    found = find_question(request, pk)
    seen = cable(found, inside=sees_question(request, found))
    if not seen.is_open:
        raise Http404
    name = slugify(f"{found.title} {found.network}")[:80] or "plug"
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "private, no-cache"}
    return HttpResponse(on_paper(seen), content_type="application/pdf", headers=headers)


@require_safe
@anyone
def result(request: Request, pk: int) -> HttpResponse:
    """What came of it: for everybody if the owner agrees, else for who was there."""
    found = find_question(request, pk)
    inside = sees_question(request, found)
    seen = cable(found, inside=inside)
    if not inside and not (seen.is_open and seen.result):
        raise Http404
    context = {"cable": seen, "question": found, "writes": facilitates_question(request, found)}
    context |= {"faces": faces_for(found), "photos": found.photos.all()}
    return render(request, "questions/result.html", context)


@writes_result
def results(request: Request, pk: int) -> HttpResponse:
    """Writing the result: a new row each time, so that nothing is overwritten."""
    found = find_question(request, pk)
    start = {"text": found.result_now, "seen": found.result_pk}  # type: ignore[attr-defined]
    form = ResultForm(request.POST if request.method == "POST" else None, initial=start)
    status = 200
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            closing.write_result(found, data["text"], by=request.user, seen=data["seen"])  # type: ignore[arg-type]
        except Refused as refused:
            form = ResultForm({"text": data["text"], "seen": found.result_pk}, initial=start)  # type: ignore[attr-defined]
            form.add_error(None, refused)
            status = refused.status
        else:
            messages.success(
                request, _("The result is kept. The owner decides whether the world may read it.")
            )
            return redirect("result", pk=found.pk)
    elif request.method == "POST":
        status = 422
    return render(request, "questions/results.html", {"form": form, "question": found}, status=status)
