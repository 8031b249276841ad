"""My wishes for the tables, which nobody else reads."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.lib.refusals import Refused
from plugdedag.people.access import member
from plugdedag.people.models import Person
from plugdedag.people.requests import Request
from plugdedag.seating.models import PreferenceKind
from plugdedag.seating.preferring import choosable, found, take_back, wish, wishes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def preferences(request: Request) -> HttpResponse:
    """What I wish, and somebody to wish it of: by a few letters, or from the page of whom I met."""
    person = cast(Person, request.user)
    if request.method == "POST":
        return said(request, person)
    letters, named = request.GET.get("who", "")[:80], request.GET.get("with", "")
    people = one(request, person, named) if named else found(request.city, person, letters)
    context = {
        "wishes": [(row, name, mark(person, row.pk)) for row, name in wishes(request.city, person)],
        "who": letters, "people": people,
        "looked": bool(letters.strip() or named),
    }  # fmt: skip
    return render(request, "seating/preferences.html", context)


def one(request: Request, person: Person, named: str) -> list[object]:
    """Who is named in the address, if one may name them."""
    try:
        rows = choosable(request.city, person).filter(person__uuid=UUID(named))
    except ValueError:
        return []
    return list(rows)


def said(request: Request, person: Person) -> HttpResponse:
    """Keep a wish. For who may not be named there is nobody."""
    try:
        key = UUID(request.POST.get("other", ""))
        kind = PreferenceKind(request.POST.get("kind", ""))
    except ValueError:
        messages.warning(request, _("Something was missing. Nothing was changed: choose once more."))
        return redirect("preferences")
    other = get_object_or_404(choosable(request.city, person), person__uuid=key).person
    try:
        wish(request.city, person, other, kind)
    except Refused as refused:
        messages.warning(request, refused.words)
    else:
        messages.success(request, _("Kept. Nobody but you sees it; from the next tables on it counts."))
    return redirect("preferences")


@require_POST
@member
def preference(request: Request, pk: int) -> HttpResponse:
    """Take a wish back. What is kept nowhere is known by the mark of the page it stood on: a second tap is no error."""
    person = cast(Person, request.user)
    if not take_back(request.city, person, pk) and not constant_time_compare(
        request.POST.get("mine", ""), mark(person, pk)
    ):
        raise Http404
    messages.success(request, _("Taken back. Nothing of it is kept."))
    return redirect("preferences")


def mark(person: Person, pk: int) -> str:
    """That this wish was this person's: nobody can make it for another's, nor find out whether there is one."""
    return salted_hmac("plugdedag.seating.wish", f"{person.pk}:{pk}", algorithm="sha256").hexdigest()[:32]
