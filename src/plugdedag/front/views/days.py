"""One day: where, when, what the lunch is about, and whether you come."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from plugdedag.days.models import Day
from plugdedag.people.access import anyone


@anyone
def day(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(Day.objects.in_city(request.city).published(), pk=uuid)
    return render(request, "front/day.html", {"day": found})
