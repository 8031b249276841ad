"""The places where PLUG is and was. Only of months that were confirmed; an address as its host chose."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from plugdedag.days.models import Day, Residency
from plugdedag.front.planned import planned
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request
from plugdedag.places.models import Place
from plugdedag.questions.models import Question

A_PAGE = 24


@anyone
def places(request: Request) -> HttpResponse:
    """All places, the latest month first."""
    page = Paginator(hosted(request), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "front/places.html", {"page": page, "today": request.city.today()})


@anyone
def place(request: Request, pk: int) -> HttpResponse:
    """One place with its months and their questions."""
    found = get_object_or_404(hosted(request), pk=pk)
    months = [(residency, planned(residency.days.all())) for residency in found.months]
    today = request.city.today()
    context = {"place": found, "months": months, "is_now": found.last_day >= today}
    return render(request, "front/place.html", context)


def hosted(request: Request) -> QuerySet[Place, Any]:
    """Places of this city with a confirmed month, each with its ``months`` and the date of its ``last_day``."""
    city = request.city
    days = Day.objects.select_related("city", "cancellation", "place").order_by("date", "opens")
    shared = Question.objects.shareable().filter(residency=OuterRef("pk"))
    months = Residency.objects.in_city(city).confirmed().annotate(shares_question=Exists(shared))
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
