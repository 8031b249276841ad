"""The page of a host, behind the link in their letter: their month on one page. GET shows, POST does.

What is drawn anew when a form comes back with errors is here; the other deeds are in ``questions/views``.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plugdedag.days.terms import written
from plugdedag.front import hosting
from plugdedag.front.thinking import thought_along
from plugdedag.lib.refusals import Refused
from plugdedag.lunches.brief import brief
from plugdedag.lunches.retelling import retold
from plugdedag.people.requests import Request
from plugdedag.places.correcting import tell_wifi
from plugdedag.places.forms import WifiForm
from plugdedag.questions import closing, owning
from plugdedag.questions.access import Host, host_by_link, owner_by_link
from plugdedag.questions.board import Line, board, by_support
from plugdedag.questions.cable import Cable, cable
from plugdedag.questions.forms import AfterwordForm, ChoiceForm
from plugdedag.questions.models import Contribution, Kind, Question
from plugdedag.questions.postcards import number_of_cards


@never_cache
@require_safe
@host_by_link
def owner(request: Request, token: str, host: Host) -> HttpResponse:
    """The month, with what is asked of the host now on top."""
    return page(request, token, host)


def page(request: Request, token: str, host: Host, status: int = 200, **forms: Any) -> HttpResponse:
    """The page, with a form that came back with errors in the place of a fresh one."""
    question = host.question
    seen, days = cable(question, inside=True), hosting.host_days(question)
    coming, cards = hosting.coming_day(days), number_of_cards(question)
    context = {
        "question": question, "token": token, "host": host, "cable": seen, "can_choose": owning.can_choose(question),
        "choice": forms.get("choice") or choice_form(seen),
        "afterword": forms.get("afterword") or AfterwordForm(initial={"text": question.afterword}),  # type: ignore[attr-defined]
        "to_agree": [action for action in seen.actions if not action.is_agreed],
        "newer_result": question.result_agreed != question.result_now,  # type: ignore[attr-defined]
        "days": days, "coming": coming, "strip": hosting.strip_of(days), "cards": cards,
        "thought": thought_along(one.day for one in days),
        "place": question.residency.place if question.residency else None,
        "terms": written(question.residency) if question.residency else None,
        "next": hosting.next_step(host, seen, coming, cards=cards),
        "reach": hosting.whom_to_call(question, coming),
        "notes": question.notes.select_related("contact")[:3], "photos": question.photos.all(),
    }  # fmt: skip
    return render(request, "front/host/page.html", context | opening(seen, coming), status=status)


def opening(seen: Cable, coming: hosting.HostDay | None) -> dict[str, Any]:
    """What the coming lunch opens with."""
    question = seen.question
    if coming is None or coming.day.step is None or question.is_withdrawn:
        return {}
    ahead = coming.day.date > coming.day.city.today()
    return {"brief": brief(question, coming.day, seen.lines, ahead=ahead), "retold": retold(coming.day)}


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
        return page(request, token, Host(question), 422, choice=form)
    wanted: UUID = form.cleaned_data["contribution"]
    try:
        row = Contribution.objects.get(pk=wanted)
        owning.choose(question, row, question.owner, form.cleaned_data["why"])
    except Refused as refused:
        form.add_error(None, refused)
        if question.is_withdrawn:  # the page has no form left to say it in
            messages.error(request, refused.words)
        return page(request, token, Host(question), refused.status, choice=form)
    messages.success(request, _("This is the question we go on with. The next lunch opens with it."))
    return redirect("owner", token=token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@host_by_link
def wifi(request: Request, token: str, host: Host) -> HttpResponse:
    """How one gets online there: seen and said by the owner and their colleagues."""
    place = host.question.residency.place if host.question.residency else None
    if place is None:
        return redirect("owner", token=token)
    kept = {"wifi_name": place.wifi_name, "wifi_code": place.wifi_code}
    form = WifiForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        tell_wifi(place, **{name.removeprefix("wifi_"): said for name, said in form.cleaned_data.items()})
        messages.success(request, _("Kept. Who comes gets it the evening before."))
        return redirect("owner", token=token)
    context = {"token": token, "place": place, "form": form}
    return render(request, "front/host/wifi.html", context, status=422 if form.is_bound else 200)


@require_POST
@owner_by_link
def words(request: Request, token: str, question: Question) -> HttpResponse:
    """The owner's own words beside the result."""
    form = AfterwordForm(request.POST)
    if not form.is_valid():
        return page(request, token, Host(question), 422, afterword=form)
    closing.say_afterwards(question, form.cleaned_data["text"], question.owner)
    messages.success(request, _("Your words are kept."))
    return redirect("owner", token=token)
