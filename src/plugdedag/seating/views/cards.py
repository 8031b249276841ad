"""The cards on the tables, to print: one tent a table."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.days.access import MAKERS, day_duty, find_day
from plugdedag.days.visiting import is_open
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.requests import Request
from plugdedag.seating.cards import printed
from plugdedag.seating.laid import laid
from plugdedag.seating.making import current


@never_cache
@require_safe
@day_duty(*MAKERS)
def cards(request: Request, uuid: UUID) -> HttpResponse:
    """The PDF, a page of A4 a table, to fold in two."""
    day = find_day(request, uuid)
    if not is_open(day):
        return render(request, "seating/closed.html", {"day": day})
    tables = laid(current(day))
    if not tables:
        messages.warning(request, _("There are no tables yet, so there are no cards to print."))
        return redirect("table_wall", uuid=day.pk)
    looked_up(request, [one.visit.person for table in tables for one in table.sitters], Occasion.TABLES)
    headers = {"Content-Disposition": f'inline; filename="plug-tables-{day.date:%Y-%m-%d}.pdf"'}
    return HttpResponse(printed(day, tables), content_type="application/pdf", headers=headers)
