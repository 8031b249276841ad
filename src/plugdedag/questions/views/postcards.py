"""The postcards of a question: to read, to agree to, to print."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from plugdedag.lib.postcards import NoCards
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import anyone, guard, is_organiser, signed_in
from plugdedag.people.requests import Request
from plugdedag.questions.access import find_contribution, find_question, is_host, sees_question
from plugdedag.questions.losses import Loss, of_line, of_tip
from plugdedag.questions.models import Question
from plugdedag.questions.postcards import Answer, answer, tips_of
from plugdedag.questions.printing import faces_for, left_out, origin_of, printed


class AnswerForm(forms.Form):
    """What the author of a tip says when asked for a postcard."""

    answer = forms.ChoiceField(choices=Answer)


def may_print(request: Request, question: Question) -> bool:
    return is_organiser(request) or is_host(request, question)


prints = guard(
    "organiser-or-host", lambda request, *args, pk, **kwargs: may_print(request, find_question(request, pk))
)


@never_cache
@require_safe
@anyone
def postcards(request: Request, pk: int) -> HttpResponse:
    """The cards of a question: for everybody once its result is public, before that for who was there."""
    question = find_question(request, pk)
    mine = list(tips_of(question, request.user)) if request.user.is_authenticated else []
    published = question.is_public and question.published  # type: ignore[attr-defined]
    if not (published or mine or sees_question(request, question)):
        raise Http404
    reader = request.user if request.user.is_authenticated else None
    faces = faces_for(question, reader) if published or sees_question(request, question) else []
    prints = may_print(request, question) and not question.is_withdrawn
    context = {
        "question": question, "faces": faces, "origin": origin_of(question), "prints": prints,
        "mine": [(tip, of_tip(tip.words)) for tip in mine],
        "my_name": of_line(request.user.first_name) if mine else None,  # type: ignore[union-attr]
        "left_out": left_out(question) if prints and faces else [],
    }  # fmt: skip
    return render(request, "questions/postcards.html", context)


@require_POST
@signed_in
def postcard(request: Request, uuid: UUID) -> HttpResponse:
    """The author of a tip agrees that it is printed, agrees otherwise, or takes that back."""
    tip = find_contribution(request, uuid)
    if tip.author_id != request.user.pk:
        raise Http404
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            answer(tip, form.cleaned_data["answer"])
        except Refused as refused:
            messages.error(request, refused.words)
        else:
            messages.success(request, told(form.cleaned_data["answer"], of_tip(tip.words)))
    else:
        messages.error(request, _("Nothing was changed. Choose one of the buttons below your tip."))
    return redirect("postcards", pk=tip.question_id)


def told(said: str, loss: Loss) -> str:
    """What happens now, in the author's words, with what the card leaves out."""
    words = {
        Answer.WITH_NAME: _("Your tip becomes a postcard, with your first name."),
        Answer.WITHOUT_NAME: _("Your tip becomes a postcard, without your name."),
        Answer.NO: _("Your tip is not printed any more. It stays on the board."),
    }[Answer(said)]
    if said == Answer.NO or not loss.lost:
        return words
    return f"{words} {_('Not on the card, as our printer does not have them: %(lost)s') % {'lost': loss.characters}}"


@never_cache
@require_safe
@prints
def postcards_print_shop(request: Request, pk: int) -> HttpResponse:
    """The PDF for a print shop."""
    return paper(request, pk, "print-shop", _("print shop"))


@never_cache
@require_safe
@prints
def postcards_office(request: Request, pk: int) -> HttpResponse:
    """The PDF for the printer at the office."""
    return paper(request, pk, "office", _("office printer"))


def paper(request: Request, pk: int, sheet: str, name: str) -> HttpResponse:
    """The cards as a PDF to keep; back to the page when there are none yet."""
    question = find_question(request, pk)
    try:
        pdf = printed(question, sheet)
    except NoCards:
        words = _("There are no postcards to print yet: nobody agreed to have a tip printed.")
        if left_out(question):
            words = _("There are no postcards to print: our printer has no letters for the tips.")
        messages.warning(request, words)
        return redirect("postcards", pk=pk)
    except Refused as refused:
        messages.error(request, refused.words)
        return redirect("postcards", pk=pk)
    file = slugify(f"{_('postcards')} {question.network} {name}")[:80]
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{file}.pdf"'},
    )
