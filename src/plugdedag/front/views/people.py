"""The page behind a name: not wanting to see somebody, and saying that something is not right."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.front.forms.reporting import ReportForm
from plugdedag.lib.refusals import Refused
from plugdedag.people import blocking
from plugdedag.people.access import member
from plugdedag.people.consent import agreed
from plugdedag.people.models import Block, Person, Purpose
from plugdedag.people.reporting import Readers, readers, report
from plugdedag.people.requests import Request
from plugdedag.questions.access import find_contribution, reader


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def person(request: Request, uuid: UUID) -> HttpResponse:
    """What one may do about somebody; with their first name if they agreed. Sending the form is reporting."""
    found = find(request, uuid)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and reported(request, form, about=found):
        return redirect("person", uuid)
    mine = Block.objects.filter(person=me(request), other=found).exists()
    shown = found.first_name if mine or Purpose.NAME_AT_DAY in agreed(found) else ""
    context = {"person": found, "name": shown, "form": form, "is_blocked": mine}
    return render(request, "front/person.html", context, status=422 if form.is_bound else 200)


def me(request: Request) -> Person:
    """Who reads: the guards let only people in."""
    return cast(Person, request.user)


def find(request: Request, uuid: UUID) -> Person:
    """Somebody else who is plugged in here; not there for whom they blocked."""
    people = Person.objects.filter(memberships__city=request.city, is_active=True).exclude(
        uuid=me(request).uuid
    )
    found = get_object_or_404(people, uuid=uuid)
    if Block.objects.filter(person=found, other=me(request)).exists():
        raise Http404
    return found


@require_POST
@member
def person_block(request: Request, uuid: UUID) -> HttpResponse:
    """Block, or take that back."""
    found, who = find(request, uuid), me(request)
    if request.POST.get("wanted") == "no":
        blocking.unblock(who, found)
        messages.success(request, _("You see each other’s names again."))
    else:
        blocking.block(who, found)
        messages.success(request, _("Done. You do not see each other’s names any more; nobody is told."))
    return redirect("person", uuid)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reader
def contribution_report(request: Request, uuid: UUID) -> HttpResponse:
    """Say that words on the board are not right."""
    if not request.user.is_authenticated:
        raise Http404
    found = find_contribution(request, uuid)
    form = ReportForm(request.POST if request.method == "POST" else None)
    here = reverse("contribution", args=[uuid])
    if request.method == "POST" and reported(request, form, page=here):
        return redirect(here)
    context = {"contribution": found, "form": form, "back": here}
    return render(request, "front/contribution_report.html", context, status=422 if form.is_bound else 200)


def reported(request: Request, form: ReportForm, *, about: Person | None = None, page: str = "") -> bool:
    """Whether the report lies on the desk; else the form says why not."""
    if not form.is_valid():
        return False
    data = form.cleaned_data
    try:
        report(
            request.city, me(request), data["words"], client_key=data["client_key"], about=about, page=page
        )
    except Refused as refused:
        form.add_error(None, refused)
        form.renew_key()
        return False
    if readers(request.city, me(request), about) is Readers.OPERATOR:
        messages.success(request, _("Thank you. Who runs this site hears that it is there, and reads it."))
    else:
        messages.success(
            request, _("Thank you. It lies on the organisers’ desk, and one of them does something with it.")
        )
    return True
