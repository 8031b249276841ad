"""A lunch on a phone: what today is for, what was found before, adding, and the board."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugdedag.days.models import Day, Step
from plugdedag.days.scanning import own_visit
from plugdedag.lib.refusals import KeyReused, Refused, TooMany
from plugdedag.lunches.access import Presence, find_lunch, guest, presence, question_of
from plugdedag.lunches.brief import brief
from plugdedag.lunches.flooding import PATIENCE, unhurried
from plugdedag.lunches.forms import AGO, MOST_TABLES, ContributeForm
from plugdedag.lunches.grouping import grouped
from plugdedag.lunches.growing import acting_on, action_form, building_on
from plugdedag.lunches.phone import is_theirs, phone, voice
from plugdedag.lunches.retelling import retold
from plugdedag.people.access import is_member
from plugdedag.people.requests import Request
from plugdedag.questions.board import board
from plugdedag.questions.cable import standing_actions
from plugdedag.questions.contributing import contribute
from plugdedag.questions.models import Contribution, Question
from plugdedag.seating.beside import tables_are_next
from plugdedag.seating.names import table_name
from plugdedag.seating.sitting import number_today
from plugdedag.steering.now import Now, now
from plugdedag.steering.scripts import PURPOSES


@never_cache
@require_safe
@guest
def lunch(request: Request, uuid: UUID) -> HttpResponse:
    """The page of one lunch."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return render(request, "lunches/no_question.html", {"day": day})
    there = presence(request, day, question)
    if not there.reads:
        return not_here(request, day)
    return page(request, day, question, there)


def not_here(request: Request, day: Day) -> HttpResponse:
    """The door is closed, and this is how it opens."""
    script = PURPOSES[day.step] if day.step else None
    return render(request, "lunches/not_here.html", {"day": day, "script": script}, status=403)


def page(
    request: Request, day: Day, question: Question, there: Presence, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page, with a form that came back with errors in the place of a fresh one."""
    context = listed(request, day, question, there) | phone(request, day, question, there)
    parent = building_on(request, context["everything"])
    table = number_today(day, request.user)
    start = {"grew_from": parent.pk if parent else "", "table": scanned(request) if table is None else table}
    context |= {
        "script": context["now"].script, "brief": brief(question, day, context["everything"]),
        "retold": retold(day), "table_day": day, "my_table": "" if table is None else table_name(table),
        "lays_next": there.lays and tables_are_next(day),
        "said_something": any(line.mine for line in context["lines"]),
        "form": forms.get("form") or fresh_form(day, context["now"], there, start), "parent": parent,
        "acts": day.step == Step.ACT,
        "action_form": forms.get("action_form") or action_form(request, day, context["everything"]),
        "act_on": acting_on(request, context["everything"]),
        "actions": standing_actions(question) if day.step == Step.ACT else [],
    }  # fmt: skip
    return render(request, "lunches/lunch.html", context, status=status)


def fresh_form(day: Day, here: Now, there: Presence, start: dict[str, Any]) -> ContributeForm:
    """An empty form with what the round asks for."""
    return ContributeForm(day, now=here, keeper=there.keeper, initial=start)


def listed(request: Request, day: Day, question: Question, there: Presence) -> dict[str, Any]:
    """What the list shows: today's lines, the newest on top, and what of them is off the board for who keeps it."""
    person = request.user if is_member(request) else None
    visit = None if person else own_visit(request, day)
    everything = board(question, person=person, visit=visit, hidden=there.keeper)  # type: ignore[arg-type]
    lines = [line for line in everything if line.contribution.day_id == day.pk]
    return {
        "day": day, "question": question, "there": there, "everything": everything, "lines": lines[::-1],
        "groups": grouped(lines[::-1]), "now": now(day),
        "can_support": bool(person or visit) and not question.is_withdrawn,
        "lives": day.date == day.city.today() and not day.is_cancelled, "here": reverse("lunch", args=[day.pk]),
    }  # fmt: skip


def scanned(request: Request) -> int | str:
    """The table whose card was scanned, counted from 0; the address counts from 1, as people do."""
    said = request.GET.get("table", "")
    return int(said) - 1 if said.isascii() and said.isdigit() and 0 < int(said[:6]) <= MOST_TABLES else ""


@require_http_methods(["GET", "HEAD", "POST"])
@guest
def contributions(request: Request, uuid: UUID) -> HttpResponse:
    """Adding to the list."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is not None and request.method == "POST":
        return add(request, day, question)
    if question is not None and not presence(request, day, question).reads:
        return not_here(request, day)
    return redirect("lunch", uuid=day.pk)


def add(request: Request, day: Day, question: Question) -> HttpResponse:
    """Bring something. What cannot be added comes back with the reason, and with every word still in the form.

    A script that asks for JSON gets it: the key of what is there now, or why not, in words.
    """
    there = presence(request, day, question, written_of(request))
    if not there.reads or not is_theirs(request, day, there):
        return not_here(request, day)
    form = ContributeForm(day, request.POST, keeper=there.keeper)
    made, status = tried(request, day, question, there, form)
    if request.headers.get("Accept") == "application/json":
        return told(made, form, status)
    if made is None:
        return page(request, day, question, there, status, form=form)
    messages.success(request, _("It is on the board."))
    return redirect(reverse("lunch", args=[day.pk]) + "#contributions")


def told(made: Contribution | None, form: ContributeForm, status: int) -> JsonResponse:
    """What became of it, for a script: and when it may come again if it came too fast."""
    words = " ".join(str(error) for errors in form.errors.values() for error in errors)
    answer = JsonResponse({"key": str(made.pk) if made else "", "words": words}, status=status)
    if status == TooMany.status:
        answer.headers["Retry-After"] = str(PATIENCE)
    return answer


def tried(
    request: Request, day: Day, question: Question, there: Presence, form: ContributeForm
) -> tuple[Contribution | None, int]:
    """The contribution there is now, or none and why not in the form's errors; with the status of the answer."""
    if there.why_not:
        form.add_error(None, there.why_not)
        return None, 409
    if not form.is_valid():
        return None, 422
    try:
        return brought(request, day, question, there, form.cleaned_data), 200
    except Refused as refused:
        form.add_error(None, refused)
        if isinstance(refused, KeyReused):
            form.renew_key()
        return None, refused.status


def written_of(request: Request) -> dt.datetime:
    """When what is sent was typed."""
    return timezone.now() - AGO.clean(request.POST.get("ago"))


def brought(
    request: Request, day: Day, question: Question, there: Presence, data: dict[str, Any]
) -> Contribution:
    """Write it down under the name of who typed it, of who wrote it on paper, or whose phone had no connection."""
    parents = Contribution.objects.standing().filter(pk=data["grew_from"]) if data["grew_from"] else []
    on_paper, handed = data.get("guest", "").strip(), data["handed"].strip()
    who = voice(request, day, question, there)
    if on_paper or handed:  # who typed it up is not who said it; by another's phone it is marked as such
        who = {"guest": on_paper or _("%(name)s, handed over") % {"name": handed}}
    if not there.keeper:
        unhurried(question, data["uuid"], who)
    return contribute(
        question, uuid=data["uuid"], kind=data["kind"], text=data["text"], day=day, grew_from=parents,
        language=request.LANGUAGE_CODE, written=timezone.now() - data["ago"], table=data["table"], **who,
    )  # fmt: skip
