"""What became of it, by the link in a letter: no account is needed, and only the holder's own is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request
from plugdedag.questions.action_forms import ReportForm
from plugdedag.questions.carrying import lay_down
from plugdedag.questions.following import Holder, ask_again, holder_of, leave_unasked
from plugdedag.questions.models import Action, ActionState
from plugdedag.questions.telling import tell


@dataclass(frozen=True)
class Asked:
    """An action on the page, with its own form."""

    action: Action
    form: ReportForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def follow_up(request: Request, token: str) -> HttpResponse:
    """Looking shows what is theirs, pressing a button answers for one of it."""
    holder = holder_of(request.city, token)
    actions = holder.actions() if holder else []
    if holder is None:
        return old(request)
    if request.method != "POST":
        return page(request, token, holder, actions)
    form = ReportForm(request.POST)
    named = {str(action.pk): action for action in actions}
    action = named.get(request.POST.get("action", ""))
    if action is None:
        messages.error(request, _("That is not on your list any more. What is, is here."))
        return redirect("follow_up", token=token)
    return answered(request, token, holder, action, form)


def answered(request: Request, token: str, holder: Holder, action: Action, form: ReportForm) -> HttpResponse:
    """Keep the answer; what cannot be kept comes back with every word in the form."""
    if request.POST.get("state") == "not-mine" and holder.person:
        lay_down(action, holder.person)
        messages.success(request, _("Taken off your list."))
        return redirect("follow_up", token=token)
    status = 422
    if form.is_valid():
        told = form.cleaned_data
        try:
            tell(action, told["state"], told["why"], holder=holder, client_key=told["client_key"])
        except Refused as refused:
            status = refused.status
            form.add_error(None, refused)
            if isinstance(refused, KeyReused):
                form.renew_key()
        else:
            messages.success(request, THANKS[ActionState(told["state"])]())
            return redirect("follow_up", token=token)
    return page(request, token, holder, holder.actions(), status, form=form)


THANKS = {
    ActionState.DONE: lambda: _("Done: how nice. Thank you for telling."),
    ActionState.UNDER_WAY: lambda: _("Good to hear. Good luck with it."),
    ActionState.LET_GO: lambda: _("That is fine too. Thank you for telling; we do not ask about it again."),
}


def page(
    request: Request, token: str, holder: Holder, actions: list[Action], status: int = 200, *,
    form: ReportForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The list, with a form that came back with errors in the place of a fresh one."""
    back = form["action"].value() if form else ""
    asked = [Asked(action, form if form and str(action.pk) == back else fresh(action)) for action in actions]
    context: dict[str, Any] = {
        "holder": holder,
        "asked": asked,
        "token": token,
        "wants_none": holder.wants_none,
    }
    return render(request, "questions/follow_up.html", context, status=status)


def fresh(action: Action) -> ReportForm:
    return ReportForm(initial={"action": action.pk}, auto_id=f"id_{action.pk}_%s")


def old(request: Request) -> HttpResponse:
    return render(request, "questions/follow_up_old.html", status=404)


@csrf_exempt  # the reader's mail program presses the button too (RFC 8058), and knows no token but the link's
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def follow_up_stop(request: Request, token: str) -> HttpResponse:
    """Looking shows a button, pressing it stops such letters; here it is taken back too."""
    holder = holder_of(request.city, token)
    if holder is None:
        return old(request)
    if request.method == "POST":
        deed = ask_again if request.POST.get("wanted") == "again" else leave_unasked
        deed(holder)
    context = {"holder": holder, "token": token, "wants_none": holder.wants_none}
    return render(request, "questions/follow_up_stop.html", context)
