"""The pages of a question's owner, behind the link in their letter. No account is needed. GET shows, POST does."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plugdedag.lib.refusals import Refused
from plugdedag.people.requests import Request
from plugdedag.questions import acting, closing, owning
from plugdedag.questions.access import once_handed_over, owner_by_link
from plugdedag.questions.board import Line, board, by_support
from plugdedag.questions.cable import Cable, cable
from plugdedag.questions.forms import AfterwordForm, ChoiceForm, HandoverForm, WithdrawalForm
from plugdedag.questions.models import Contribution, Kind, Question


@never_cache
@require_safe
@owner_by_link
def owner(request: Request, token: str, question: Question) -> HttpResponse:
    """Everything the owner sees and can do, what is asked of them now first."""
    return page(request, token, question)


def page(request: Request, token: str, question: Question, status: int = 200, **forms: Any) -> HttpResponse:
    """The page, with a form that came back with errors in the place of a fresh one."""
    seen = cable(question, inside=True)
    context = {
        "question": question, "token": token, "cable": seen, "can_choose": owning.can_choose(question),
        "choice": forms.get("choice") or choice_form(seen),
        "afterword": forms.get("afterword") or AfterwordForm(initial={"text": question.afterword}),  # type: ignore[attr-defined]
        "to_agree": [action for action in seen.actions if not action.is_agreed],
        "newer_result": question.result_agreed != question.result_now,  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "questions/owner.html", context, status=status)


def choice_form(seen: Cable) -> ChoiceForm:
    lines = by_support([seen.chosen, *seen.reframings] if seen.chosen else seen.reframings)
    chosen = seen.choice
    start = {"contribution": str(chosen.contribution_id), "why": chosen.why} if chosen else {}
    return ChoiceForm(lines, initial=start)


def reframings(question: Question) -> list[Line]:
    return [line for line in board(question) if line.kind == Kind.REFRAMING]


@require_POST
@owner_by_link
def choice(request: Request, token: str, question: Question) -> HttpResponse:
    """Choosing the question behind the question; the latest choice counts."""
    form = ChoiceForm(reframings(question), request.POST)
    if not form.is_valid():
        return page(request, token, question, 422, choice=form)
    wanted: UUID = form.cleaned_data["contribution"]
    try:
        row = Contribution.objects.get(pk=wanted)
        owning.choose(question, row, question.owner, form.cleaned_data["why"])
    except Refused as refused:
        form.add_error(None, refused)
        if question.is_withdrawn:  # the page has no form left to say it in
            messages.error(request, refused.words)
        return page(request, token, question, refused.status, choice=form)
    messages.success(request, _("This is the question we go on with. The next lunch opens with it."))
    return redirect("owner", token=token)


@require_POST
@owner_by_link
def actions(request: Request, token: str, question: Question) -> HttpResponse:
    """Saying yes to the actions as they read now."""
    return done(
        request, token, lambda: acting.agree(question, question.owner), _("Agreed. Good luck with it.")
    )


@require_POST
@owner_by_link
def publication(request: Request, token: str, question: Question) -> HttpResponse:
    """Agreeing that everybody may read the result, or taking that back."""
    if request.POST.get("wanted") == "no":
        said = _("From now on only those who were there can read it.")
        return done(request, token, lambda: closing.take_back(question), said)
    said = _("Everybody can read it now. You can take that back at any time.")
    return done(request, token, lambda: closing.publish(question, question.owner), said)


def done(request: Request, token: str, deed: Any, said: str) -> HttpResponse:
    """Do it and say so; a refusal is said in its own words."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, said)
    return redirect("owner", token=token)


@require_POST
@owner_by_link
def words(request: Request, token: str, question: Question) -> HttpResponse:
    """The owner's own words beside the result."""
    form = AfterwordForm(request.POST)
    if not form.is_valid():
        return page(request, token, question, 422, afterword=form)
    closing.say_afterwards(question, form.cleaned_data["text"], question.owner)
    messages.success(request, _("Your words are kept."))
    return redirect("owner", token=token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@owner_by_link
def withdrawal(request: Request, token: str, question: Question) -> HttpResponse:
    """A page that says what stopping means, and the button that does it."""
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            owning.withdraw(question, question.owner, form.cleaned_data["why"])
        except Refused as refused:
            form.add_error(None, refused)
            status = refused.status
        else:
            messages.success(request, _("You have withdrawn your question. What was said is public no more."))
            return redirect("owner", token=token)
    context = {"question": question, "token": token, "form": form}
    return render(request, "questions/owner_withdrawal.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once_handed_over
@owner_by_link
def handover(request: Request, token: str, question: Question) -> HttpResponse:
    """Giving the question to a colleague, who gets a link of their own."""
    form = HandoverForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        to = owning.hand_over(question, **form.cleaned_data).to
        return render(request, "questions/owner_handed_over.html", {"question": question, "to": to})
    status = 422 if form.is_bound else 200
    context = {"question": question, "token": token, "form": form}
    return render(request, "questions/owner_handover.html", context, status=status)
