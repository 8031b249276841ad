"""One contribution: who built on it, telling it otherwise, taking it off the board, and standing behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.access import is_member
from plugdedag.people.blocking import hidden_from
from plugdedag.people.paths import safe_path
from plugdedag.people.phones import OWNER, sent_by
from plugdedag.people.requests import Request
from plugdedag.questions import changing, supporting
from plugdedag.questions.access import facilitates, facilitator, find_contribution, guest_at, is_owner, reader
from plugdedag.questions.board import Line, board
from plugdedag.questions.forms import EditForm, HideForm, MergeForm, ShowForm
from plugdedag.questions.likeness import by_likeness
from plugdedag.questions.models import ChangeKind, Contribution


@never_cache
@require_safe
@reader
def contribution(request: Request, uuid: UUID) -> HttpResponse:
    """The contribution with its history, and what this reader may do with it."""
    return page(request, find_contribution(request, uuid))


def page(request: Request, found: Contribution, status: int = 200, **forms: KeyForm) -> HttpResponse:
    """The page, with forms that came back with errors in the place of fresh ones."""
    keeper = facilitates(request, found.pk)
    if found.fate == ChangeKind.HIDE and not (keeper or is_mine(request, found)):
        raise Http404
    context: dict[str, Any] = {
        "contribution": found, "question": found.question, "changes": found.changes.select_related("by", "contact"),
        "keeper": keeper, "mine": is_mine(request, found), "by": named(request, found),
        "edit": forms.get("edit") or EditForm(initial={"text": found.words}, prefix="edit"),
    }  # fmt: skip
    if keeper:
        context |= {
            "hide": forms.get("hide") or HideForm(prefix="hide"), "show": ShowForm(prefix="show"),
            "merge": forms.get("merge") or MergeForm(*others(found), prefix="merge"),
        }  # fmt: skip
    return render(request, "questions/contribution.html", context, status=status)


def named(request: Request, found: Contribution) -> str:
    """Who brought it, for this reader."""
    hidden = hidden_from(request.user) if request.user.is_authenticated else set()
    return "" if found.author_id in hidden else found.brought_by


def others(found: Contribution) -> tuple[list[Line], list[Line]]:
    """What it could be merged into: the likely ones, and the others."""
    return by_likeness(found, board(found.question))


def is_mine(request: Request, found: Contribution) -> bool:
    """Whether the visitor brought it: signed in, as a guest of that lunch, or as the question's owner."""
    if request.user.is_authenticated and found.author_id == request.user.pk:
        return True
    visit = guest_at(request, found.day)
    if visit is not None and found.visit_id == visit.pk:
        return True
    return found.contact_id is not None and is_owner(request, found.question)


def deed(
    request: Request, found: Contribution, name: str, form: KeyForm, do: Callable[[dict[str, Any]], object],
    said: str,
) -> HttpResponse:  # fmt: skip
    """Do it and go back to the board; or show the page with what was wrong, and every word still there."""
    if not form.is_valid():
        return page(request, found, 422, **{name: form})
    try:
        do(form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused)
        if isinstance(refused, KeyReused):
            form.renew_key()
        return page(request, found, refused.status, **{name: form})
    messages.success(request, said)
    return redirect(back(request, found))


def back(request: Request, found: Contribution) -> str:
    """Where the reader came from, if that is on this site; else the lunch, else the question."""
    if wanted := safe_path(request.POST.get("next", "")):
        return wanted
    return f"/days/{found.day_id}/lunch/#c-{found.pk}" if found.day_id else f"/questions/{found.question_id}/"


@require_POST
@reader
def edits(request: Request, uuid: UUID) -> HttpResponse:
    """Telling one's own contribution otherwise; the first words are kept."""
    found = find_contribution(request, uuid)
    if not is_mine(request, found):
        raise PermissionDenied("author")
    who = {"by": request.user} if found.author_id else {"contact": found.contact}
    form = EditForm(request.POST, prefix="edit")
    return deed(
        request, found, "edit", form,
        lambda data: changing.edit(found, data["text"], client_key=data["client_key"], **who),
        _("It reads as you wish now. What it said first is kept."),
    )  # fmt: skip


@require_POST
@facilitator
def hidings(request: Request, uuid: UUID) -> HttpResponse:
    found = find_contribution(request, uuid)
    form = HideForm(request.POST, prefix="hide")
    said = _("It is off the board. You can put it back at any time.")
    keeper: Any = request.user
    return deed(request, found, "hide", form, lambda data: changing.hide(found, by=keeper, **data), said)


@require_POST
@facilitator
def showings(request: Request, uuid: UUID) -> HttpResponse:
    found = find_contribution(request, uuid)
    form = ShowForm(request.POST, prefix="show")
    said = _("It is on the board again.")
    keeper: Any = request.user
    return deed(request, found, "show", form, lambda data: changing.show(found, by=keeper, **data), said)


@require_POST
@facilitator
def merges(request: Request, uuid: UUID) -> HttpResponse:
    found = find_contribution(request, uuid)
    form = MergeForm(*others(found), request.POST, prefix="merge")

    def do(data: dict[str, Any]) -> object:
        into = Contribution.objects.get(pk=data["into"])
        return changing.merge(found, into, by=request.user, client_key=data["client_key"])  # type: ignore[arg-type]

    return deed(
        request, found, "merge", form, do, _("The two are one line now, with everybody who supports them.")
    )


@require_POST
@reader
def support(request: Request, uuid: UUID) -> HttpResponse:
    """Stand behind it or no longer: the button says which, so that pressing twice is pressing once."""
    found = find_contribution(request, uuid)
    visit = guest_at(request, found.day)
    who = request.user if is_member(request) else visit
    mine = [str(visit.pk), OWNER] if visit else [str(getattr(request.user, "uuid", ""))]
    if who is None or not sent_by(request, *mine):
        raise PermissionDenied("member")
    told = request.headers.get("Accept") == "application/json"
    try:
        supporting.support(found, who, wanted=request.POST.get("wanted") == "yes")  # type: ignore[arg-type]
    except Refused as refused:
        if told:
            return JsonResponse({"key": "", "words": refused.words}, status=refused.status)
        messages.error(request, refused.words)
        return redirect(back(request, found))
    if told:
        return JsonResponse({"key": str(found.pk), "words": ""})
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(back(request, found))
    reader = {"visit": visit} if visit else {"person": request.user}
    lines = board(found.question, **reader)
    line = next((line for line in lines if line.pk == found.pk), Line(found, found.text))
    return render(
        request, "questions/_support_form.html", {"line": line, "next": request.POST.get("next", "")}
    )
