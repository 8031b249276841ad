"""“You need four more”: whom to ask for a day, in which words, and what came of it."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugdedag.days.models import Day
from plugdedag.lib.keys import KeyField
from plugdedag.lib.refusals import Refused
from plugdedag.look.mail import IN_A_FRAME
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion, Person
from plugdedag.people.requests import Request
from plugdedag.turnout.needed import is_early, needed
from plugdedag.winback import drafts
from plugdedag.winback.asking import ask_some, may_be_asked, room
from plugdedag.winback.choosing import candidates, progress
from plugdedag.winback.forms import AskingForm, words_in
from plugdedag.winback.letters import preview
from plugdedag.winback.models import Asked


def me(request: Request) -> Person:
    """Who writes: the guard lets only people in."""
    return cast(Person, request.user)


@never_cache
@organiser
@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: Request, uuid: UUID) -> HttpResponse:
    """How many are needed, whom one could ask, the letters as they arrive, and the button that sends them."""
    day = find(request, uuid)
    if went_before(request, day):
        return redirect("asking", uuid)
    need = needed(day)
    left = room(day, need)
    if request.method != "POST":
        people = candidates(day, me(request), left) if left else []
        return asking_page(request, day, need, AskingForm(people, left, initial=begun(request, day, people)))
    people = candidates(day, me(request), left, request.POST.getlist("people"))
    form = AskingForm(people, left, request.POST)
    if not form.is_valid():
        return asking_page(request, day, need, form, status=422)
    if "change" in request.POST:
        return asking_page(request, day, need, form)
    seen = all(drafts.kept(request, key_of(day, code)) == text for code, text in form.words.items())
    for code, text in form.words.items():
        drafts.keep(request, key_of(day, code), text)
    if "send" not in request.POST or not seen:
        return asking_page(request, day, need, form, shown=form.first_of_each)
    return sent(request, day, need, form)


def sent(request: Request, day: Day, need: int, form: AskingForm) -> HttpResponse:
    """On their way; or the page once more with the reason why not, and every word."""
    by, words = me(request), form.words
    letters = [(to, drafts.whole(to, words[to.language], by)) for to in form.ticked]
    try:
        made, not_asked = ask_some(day, letters, by, needed=need, client_key=form.cleaned_data["client_key"])
    except Refused as refused:
        form.add_error(None, refused)
        form.renew_key()
        return asking_page(request, day, need, form, status=refused.status)
    count = len(made)
    messages.success(
        request,
        ngettext("One letter is on its way.", "%(count)s letters are on their way.", count)
        % {"count": count},
    )
    if not_asked:
        names = ", ".join(person.first_name for person in not_asked)
        messages.info(
            request, _("Not to %(names)s: they answered, or were asked, a moment ago.") % {"names": names}
        )
    return redirect("asking", day.pk)


def went_before(request: Request, day: Day) -> bool:
    """Whether this button was pressed before, and the letters went then."""
    if "send" not in request.POST:
        return False
    key = KeyField().clean(request.POST.get("client_key"))
    return Asked.objects.filter(day=day, by=me(request), client_key=key).exists()


def begun(request: Request, day: Day, people: list[Person]) -> dict[str, str]:
    """For each language what the writer began before, else a draft."""
    codes = {person.language for person in people}
    return {
        words_in(code): drafts.kept(request, key_of(day, code)) or drafts.to_come(day, code) for code in codes
    }


def key_of(day: Day, language: str) -> str:
    """Under which a draft about a day is kept."""
    return f"{day.pk}:{language}"


def asking_page(
    request: Request,
    day: Day,
    need: int,
    form: AskingForm,
    *,
    shown: list[Person] | None = None,
    status: int = 200,
) -> HttpResponse:
    far = progress(day, me(request))
    looked_up(request, [*form.by_key.values(), *(one.to for one in far.asked)], Occasion.DESK)
    context: dict[str, Any] = {
        "day": day, "needed": need, "is_early": is_early(day), "form": form, "shown": shown, "progress": far,
    }  # fmt: skip
    return render(request, "winback/asking.html", context, status=status)


@never_cache
@organiser
@require_safe
def letter(request: Request, uuid: UUID, person: UUID) -> HttpResponse:
    """The letter as it arrives at one of them, for a frame in which nothing can run."""
    day = find(request, uuid)
    to = get_object_or_404(may_be_asked(day, me(request)), uuid=person)
    looked_up(request, [to], Occasion.DESK)
    middle = drafts.kept(request, key_of(day, to.language)) or drafts.to_come(day, to.language)
    html = preview(day, to, me(request), drafts.whole(to, middle, me(request))).html
    return HttpResponse(html, headers=IN_A_FRAME)


def find(request: Request, uuid: UUID) -> Day:
    found: Day = get_object_or_404(Day.objects.in_city(request.city).whole(), pk=uuid)
    return found
