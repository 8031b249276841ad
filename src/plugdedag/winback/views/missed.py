"""Whom we miss, and writing to one of them: the writer reads it as it arrives, and then sends it."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugdedag.lib.refusals import Refused
from plugdedag.look.mail import IN_A_FRAME
from plugdedag.people.access import organiser
from plugdedag.people.blocking import hidden_from
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion, Person
from plugdedag.people.requests import Request
from plugdedag.winback import drafts
from plugdedag.winback.asking import ask
from plugdedag.winback.choosing import lately_written, next_day
from plugdedag.winback.forms import NoteForm
from plugdedag.winback.letters import preview
from plugdedag.winback.missed import Missed
from plugdedag.winback.missed import missed as whom
from plugdedag.winback.models import Asked, AskedKind

A_PAGE = 12


def me(request: Request) -> Person:
    """Who writes: the guard lets only people in."""
    return cast(Person, request.user)


@never_cache
@organiser
@require_safe
def missed(request: Request) -> HttpResponse:
    """Whom we miss, by name; and who was written to lately."""
    day = next_day(request.city)
    page = Paginator(whom(request.city, me(request), day) if day else [], A_PAGE).get_page(
        request.GET.get("page")
    )
    written = lately_written(request.city, me(request))
    looked_up(request, [*(one.person for one in page), *(one.to for one in written)], Occasion.DESK)
    return render(request, "winback/missed.html", {"page_obj": page, "day": day, "written": written})


@never_cache
@organiser
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request, uuid: UUID) -> HttpResponse:
    """A draft to change, the letter as it arrives, and the button that sends it."""
    to = find(request, uuid)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if sent_before(request, to, form):
        return redirect("missed")
    one = found(request, to)
    if request.method != "POST":
        if one is None:
            raise Http404
        form = NoteForm(initial={"words": draft(request, one)})
        return note_page(request, to, one, form)
    if not form.is_valid():
        return note_page(request, to, one, form, status=422)
    words, seen = form.cleaned_data["words"], drafts.kept(request, uuid)
    drafts.keep(request, uuid, words)
    if "send" not in request.POST or words != seen:
        return note_page(request, to, one, form, shown=True)
    return sent(request, to, one, form)


def sent(request: Request, to: Person, one: Missed | None, form: NoteForm) -> HttpResponse:
    """On its way; or the page once more with the reason why not, and every word."""
    day, data = next_day(request.city), form.cleaned_data
    try:
        if one is None or day is None:
            raise Refused(
                _(
                    "Somebody wrote to them, or they answered, a moment ago. "
                    "Nothing was sent; your words are still here."
                )
            )
        ask(day, to, me(request), data["words"], AskedKind.MISSED, data["client_key"])
    except Refused as refused:
        form.add_error(None, refused)
        form.renew_key()
        return note_page(request, to, one, form, status=refused.status)
    drafts.drop(request, to.uuid)
    messages.success(request, _("Your letter to %(name)s is on its way.") % {"name": to.first_name})
    return redirect("missed")


def sent_before(request: Request, to: Person, form: NoteForm) -> bool:
    """Whether this button was pressed before, and the letter went then."""
    if "send" not in request.POST or not form.is_valid():
        return False
    data = form.cleaned_data
    return Asked.objects.filter(
        to=to, by=me(request), client_key=data["client_key"], words=data["words"]
    ).exists()


def note_page(
    request: Request,
    to: Person,
    one: Missed | None,
    form: NoteForm,
    *,
    shown: bool = False,
    status: int = 200,
) -> HttpResponse:
    looked_up(request, [to], Occasion.DESK)
    context = {"to": to, "one": one, "form": form, "shown": shown, "day": next_day(request.city)}
    return render(request, "winback/note.html", context, status=status)


@never_cache
@organiser
@require_safe
def letter(request: Request, uuid: UUID) -> HttpResponse:
    """The letter as it arrives, for a frame in which nothing can run."""
    to, day = find(request, uuid), next_day(request.city)
    one = found(request, to)
    if one is None or day is None:
        raise Http404
    looked_up(request, [to], Occasion.DESK)
    return HttpResponse(preview(day, to, me(request), draft(request, one)).html, headers=IN_A_FRAME)


def find(request: Request, uuid: UUID) -> Person:
    """Somebody else who is plugged in here, and nobody who blocked the writer or whom they blocked."""
    people = Person.objects.filter(memberships__city=request.city, is_active=True).exclude(pk=me(request).pk)
    return get_object_or_404(people.exclude(pk__in=hidden_from(me(request))), uuid=uuid)


def found(request: Request, to: Person) -> Missed | None:
    """Why somebody is in the list; None when they are not, or not any more."""
    day = next_day(request.city)
    among = whom(request.city, me(request), day) if day else []
    return next((one for one in among if one.person == to), None)


def draft(request: Request, one: Missed) -> str:
    """What the writer began before, else a draft."""
    day = next_day(request.city)
    begun = drafts.kept(request, one.person.uuid)
    return begun or (drafts.to_missed(one, day, me(request)) if day else "")
