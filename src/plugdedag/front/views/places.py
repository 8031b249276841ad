"""The places where PLUG is and was. Only of months that were confirmed; an address as its host chose."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from plugdedag.days.models import Day, Residency
from plugdedag.days.standing import standing
from plugdedag.front.planned import planned
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request
from plugdedag.places.models import Place
from plugdedag.questions.models import Question
from plugdedag.questions.postcards import on_show

A_PAGE = 24


@anyone
def places(request: Request) -> HttpResponse:
    """All places, the latest month first."""
    page = Paginator(hosted(request), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "front/places.html", {"page": page, "today": request.city.today()})


@anyone
def place(request: Request, pk: int) -> HttpResponse:
    """One place with its months and their questions; where PLUG is now or next, the one tap that says you come."""
    found = get_object_or_404(hosted(request), pk=pk)
    months = [(residency, planned(residency.days.all())) for residency in found.months]
    context: dict[str, Any] = {"place": found, "months": months, "here": here(found)}
    if to_come := [day for residency in found.months for day in residency.days.all() if opens_yet(day)]:
        first = min(to_come, key=lambda day: day.date)
        context |= {"day": first, "standing": standing(first, request.user)}
    return render(request, "front/place.html", context)


def opens_yet(day: Day) -> bool:
    return not day.is_cancelled and not day.is_over


def here(place: Place) -> str:
    """Whether PLUG was here, is here this month, or is still to come."""
    days = [day for residency in place.months for day in residency.days.all()]  # type: ignore[attr-defined]
    if not any(opens_yet(day) for day in days):
        return _("PLUG was here")
    began = min(residency.month for residency in place.months) <= place.city.today()  # type: ignore[attr-defined]
    return _("PLUG is here") if began else _("PLUG is coming here")


def hosted(request: Request) -> QuerySet[Place, Any]:
    """Places of this city with a confirmed month, each with its ``months`` and the date of its ``last_day``."""
    city = request.city
    days = Day.objects.select_related("city", "cancellation", "place").order_by("date", "opens")
    shared = Question.objects.shareable().filter(residency=OuterRef("pk"))
    months = Residency.objects.in_city(city).confirmed()
    months = months.annotate(shares_question=Exists(shared), has_cards=on_show("question"))
    months = months.select_related("question").order_by("-month")
    standing = Q(residencies__confirmation__isnull=False, residencies__days__cancellation__isnull=True)
    found: QuerySet[Place, Any] = (
        Place.objects.in_city(city)
        .annotate(last_day=Max("residencies__days__date", filter=standing))
        .filter(last_day__isnull=False)
        .select_related("network")
        .prefetch_related(
            Prefetch("residencies", months.prefetch_related(Prefetch("days", days)), to_attr="months")
        )
        .order_by("-last_day", "pk")
    )
    return found
