"""The question of a month at the desk: its title, who owns it, and their link."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from plugdedag.front.forms.desk.months import OwnerForm, TitleForm
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.access import organiser
from plugdedag.people.requests import Request
from plugdedag.questions.intake import rename, renew_link
from plugdedag.questions.models import Question
from plugdedag.questions.owning import hand_over


@organiser
def title(request: Request, pk: int) -> HttpResponse:
    """Another title. Who saves second sees what the first wrote, and may save over it."""
    found = find(request, pk)
    form = TitleForm(request.POST) if request.method == "POST" else TitleForm.of(found)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            rename(found, form.cleaned_data["title"], seen=form.cleaned_data["seen"])
            return redirect("desk_residency", pk)
        except Refused as refused:
            form.add_error("title", refused)
            form.put(seen=found.title)
            status = refused.status
    return render(request, "front/desk/title.html", {"question": found, "form": form}, status=status)


@organiser
def owner(request: Request, pk: int) -> HttpResponse:
    """Hand the question to somebody else at the place."""
    found = find(request, pk)
    form = OwnerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not form.is_already(found.owner):
            hand_over(found, form.cleaned_data["name"], form.cleaned_data["email"])
            messages.success(request, _("A link is on its way to %(name)s.") % {"name": found.owner.name})
        return redirect("desk_residency", pk)
    status = 422 if form.is_bound else 200
    return render(request, "front/desk/owner.html", {"question": found, "form": form}, status=status)


@organiser
def owner_link(request: Request, pk: int) -> HttpResponse:
    """Send the owner a new link; the ones before stop working."""
    found = find(request, pk)
    form = KeyForm(request.POST)
    if request.method == "POST" and form.is_valid():
        try:
            renew_link(found, form.cleaned_data["client_key"])
        except Refused as refused:
            messages.error(request, refused.words)
            return redirect("desk_residency", pk)
        words = _("A new link is on its way to %(name)s. Older links stopped working.")
        messages.success(request, words % {"name": found.owner.name})
    return redirect("desk_residency", pk)


def find(request: Request, pk: int) -> Question:
    """The question of a residency of this city."""
    questions = Question.objects.in_city(request.city).select_related(
        "city", "owner", "network", "residency__place"
    )
    found: Question = get_object_or_404(questions, residency=pk)
    return found
