"""A month in the making and while it runs: its days, the terms of both sides, and its confirmation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days.adding import add_free_day
from plugdedag.days.models import Residency
from plugdedag.days.terms import suggest, write, written
from plugdedag.front.forms.desk.months import FreeDayForm, TermsForm
from plugdedag.front.needs import question_of, with_gaps
from plugdedag.front.planned import planned
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.access import organiser
from plugdedag.people.consent import who_agreed
from plugdedag.people.models import Purpose
from plugdedag.people.requests import Request
from plugdedag.questions.intake import publish
from plugdedag.questions.postcards import number_of_cards


@organiser
def residency(request: Request, pk: int) -> HttpResponse:
    return residency_page(request, find(request, pk))


@organiser
def days(request: Request, pk: int) -> HttpResponse:
    """Add a free day."""
    found = find(request, pk)
    if request.method != "POST":
        return residency_page(request, found)
    form = FreeDayForm(request.POST)
    if form.is_valid():
        try:
            add_free_day(found, form.cleaned_data["date"])
            return redirect("desk_residency", pk)
        except Refused as refused:
            form.add_error("date", refused)
    return residency_page(request, found, status=422, free_form=form)


@organiser
def terms(request: Request, pk: int) -> HttpResponse:
    """Write the terms. Who saves second sees what the first wrote, and may save over it."""
    found = find(request, pk)
    form = TermsForm(request.POST) if request.method == "POST" else TermsForm.of(found, written_or_not(found))
    theirs, status = None, 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            write(found, form.sides, version=form.cleaned_data["version"])
            return redirect("desk_residency", pk)
        except Stale as stale:
            found = find(request, pk)
            form.add_error(None, stale)
            form.put(version=found.version)
            theirs, status = written(found), stale.status
    return render(
        request, "front/desk/terms.html", {"residency": found, "form": form, "theirs": theirs}, status=status
    )


@organiser
def confirmation(request: Request, pk: int) -> HttpResponse:
    """Make the month public. A second time changes nothing."""
    found = find(request, pk)
    if request.method != "POST":
        return residency_page(request, found)
    if hasattr(found, "confirmation"):
        messages.info(request, _("The month was public already, so nobody gets a second letter."))
        return redirect("desk_residency", pk)
    try:
        publish(found, request.user)  # type: ignore[arg-type]
    except Refused as refused:
        messages.error(request, refused.words)
        return redirect("desk_residency", pk)
    words = _("The month is public. %(name)s gets a letter with the days, the terms and a link of their own.")
    count = who_agreed(found.city, Purpose.LETTERS).count()
    more = ngettext("%(count)s plugger gets the news.", "%(count)s pluggers get the news.", count)
    messages.success(request, f"{words % {'name': found.contact.name}} {more % {'count': count}}")
    return redirect("desk_residency", pk)


def find(request: Request, pk: int) -> Residency:
    months = Residency.objects.in_city(request.city).select_related(
        "city", "place__network", "contact", "confirmation__by", "question__owner", "question__withdrawal__by"
    )
    found: Residency = get_object_or_404(months, pk=pk)
    return found


def written_or_not(found: Residency) -> Any:
    """The terms as they are; as they usually are when nobody wrote them yet."""
    lines = written(found)
    return lines if any(lines.values()) else suggest(found)


def residency_page(
    request: Request, found: Residency, *, status: int = 200, free_form: FreeDayForm | None = None
) -> HttpResponse:
    question, strip = question_of(found), planned(with_gaps(found))
    context = {
        "residency": found, "place": found.place, "contact": found.contact, "terms": written(found),
        "strip": strip, "question": question,
        "readers": 0 if hasattr(found, "confirmation") else who_agreed(found.city, Purpose.LETTERS).count(),
        "withdrawal": getattr(question, "withdrawal", None),
        "confirmation": getattr(found, "confirmation", None), "free_form": free_form or FreeDayForm(),
        "key_form": KeyForm(), "is_over": all(stamp.state in ("past", "free") for stamp in strip.stamps),
        "cards": number_of_cards(question) if question else 0,
    }  # fmt: skip
    return render(request, "front/desk/residency.html", context, status=status)
