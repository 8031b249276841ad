"""Reports at the desk: what somebody says is not right, and what an organiser did about it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plugdedag.front.forms.reporting import ReportAnswerForm
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion, Report
from plugdedag.people.reporting import answer
from plugdedag.people.requests import Request


@never_cache
@organiser
def report(request: Request, uuid: UUID) -> HttpResponse:
    """One report. Who it is about does not get to see it."""
    rows = (
        Report.objects.in_city(request.city)
        .exclude(about=request.user)
        .select_related("by", "about", "answer__by")
    )
    found = get_object_or_404(rows, pk=uuid)
    looked_up(request, [found.by, found.about], Occasion.DESK)
    form, status = ReportAnswerForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                answer(found, request.user, form.cleaned_data["done"])  # type: ignore[arg-type]
            except Refused as refused:
                form.add_error(None, refused)
                found, status = get_object_or_404(rows, pk=uuid), refused.status
            else:
                messages.success(request, _("It is written down, with your name and today’s date."))
                return redirect("desk")
    context = {"report": found, "answer": getattr(found, "answer", None), "form": form}
    return render(request, "front/desk/report.html", context, status=status)
