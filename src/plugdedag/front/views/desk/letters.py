"""Letters at the desk: whom they do not reach, and trying again."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from plugdedag.front.unreached import bounce_in, unreached
from plugdedag.outbox.bouncing import lift
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.requests import Request

A_PAGE = 25


@never_cache
@organiser
def letters(request: Request) -> HttpResponse:
    """Who gets no letters, and what to do about it. The names of members are looked up, which is written down."""
    page = Paginator(unreached(request.city), A_PAGE).get_page(request.GET.get("page"))
    looked_up(request, [one.person for one in page if one.person], Occasion.DESK)
    return render(request, "front/desk/letters.html", {"page_obj": page})


@organiser
def bounce(request: Request, pk: int) -> HttpResponse:
    """Letters go there again, from now on. A second time changes nothing."""
    found = bounce_in(request.city, pk)
    if found is None:
        raise Http404
    if request.method == "POST":
        count = lift(found.address, request.user.email)  # type: ignore[union-attr]
        more = ngettext("%(count)s letter goes at once.", "%(count)s letters go at once.", count)
        said = _("From now on letters go there again. If they come back, it stands here again.")
        messages.success(request, f"{said} {more % {'count': count}}" if count else said)
    return redirect("desk_letters")
