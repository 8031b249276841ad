"""One action: telling it otherwise, dropping it, taking it up again, adopting it."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.models import Person
from plugdedag.people.requests import Request
from plugdedag.questions import acting, carrying
from plugdedag.questions.action_access import action_keeper, action_reader, find_action
from plugdedag.questions.action_forms import RetellForm, carried
from plugdedag.questions.carrying import at_the_table
from plugdedag.questions.forms import ShowForm
from plugdedag.questions.models import Action


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@action_keeper
def action(request: Request, uuid: UUID) -> HttpResponse:
    """How the action reads now, in a form."""
    found = find_action(request, uuid)
    if request.method != "POST":
        return page(request, found)
    people = at_the_table(found.day, request.user)
    form, status = RetellForm(request.POST, people=people, carried=carried(found)), 422
    if form.is_valid():
        try:
            acting.tell_otherwise(found, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except Refused as refused:
            found, status = find_action(request, uuid), refused.status
            again(form, refused, found)
        else:
            messages.success(request, _("The action reads as you wish. The owner is asked to agree again."))
            return redirect(back(found))
    return page(request, found, status, form=form)


def again(form: RetellForm, refused: Refused, found: Action) -> None:
    """Let the form be sent once more: what was typed, with what is known now."""
    form.add_error(None, refused)
    if isinstance(refused, KeyReused):
        form.renew_key()
    if isinstance(refused, Stale):
        form.put(seen=found.last_change)


def page(request: Request, found: Action, status: int = 200, **forms: KeyForm) -> HttpResponse:
    """The page of an action, with a form that came back with errors in the place of a fresh one."""
    people = at_the_table(found.day, request.user)
    context = {
        "action": found,
        "question": found.question,
        "form": forms.get("form") or RetellForm.of(found, people),
        "fate": forms.get("fate") or ShowForm(auto_id="id_fate_%s"),
        "back": back(found),
    }
    return render(request, "questions/action.html", context, status=status)


def back(action: Action) -> str:
    """The lunch at which it was agreed, else its question."""
    where = f"/days/{action.day_id}/lunch/" if action.day_id else f"/questions/{action.question_id}/"
    return f"{where}#actions"


@require_POST
@action_keeper
def drops(request: Request, uuid: UUID) -> HttpResponse:
    """Drop it, or take a dropped one up again."""
    found = find_action(request, uuid)
    form = ShowForm(request.POST, auto_id="id_fate_%s")
    if not form.is_valid():
        return page(request, found, 422, fate=form)
    deed = acting.take_up if request.POST.get("wanted") == "keep" else acting.drop
    try:
        deed(found, by=request.user, client_key=form.cleaned_data["client_key"])  # type: ignore[arg-type]
    except Refused as refused:
        form.add_error(None, refused)
        form.renew_key()
        return page(request, find_action(request, uuid), refused.status, fate=form)
    messages.success(
        request, _("Dropped. It stays on record.") if deed is acting.drop else _("Taken up again.")
    )
    return redirect(back(found))


@require_POST
@action_reader
def adoptions(request: Request, uuid: UUID) -> HttpResponse:
    """A plugger makes it theirs too, or takes that back. A second press changes nothing."""
    found = find_action(request, uuid)
    me = cast(Person, request.user)
    if request.POST.get("wanted") == "no":
        carrying.lay_down(found, me)
        messages.success(request, _("It is not yours any more."))
    else:
        try:
            carrying.adopt(found, me)
        except Refused as refused:
            messages.error(request, refused.words)
        else:
            messages.success(
                request, _("Yours too now. We ask you by mail how it goes; you can take it back here.")
            )
    return redirect(reverse("question", args=[found.question_id]) + f"#a-{found.pk}")
