"""What the owner of a question decides, behind the link in their letter. No account is needed. GET shows, POST does.

The page itself shows more than questions and is a layer up, as is what it is drawn anew for: ``front/views/host.py``.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.lib.refusals import Refused
from plugdedag.people.requests import Request
from plugdedag.questions import acting, closing, owning
from plugdedag.questions.access import once_handed_over, owner_by_link
from plugdedag.questions.forms import HandoverForm, WithdrawalForm
from plugdedag.questions.models import Question


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
