"""“Leave me be”: by the link in a letter, without signing in; and on one's own page, where it is taken back."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from plugdedag.people.access import anyone, member
from plugdedag.people.models import Link, Person
from plugdedag.people.requests import Request
from plugdedag.winback.models import How
from plugdedag.winback.peace import LINK, leave_be, take_back, wants_peace


@csrf_exempt  # the reader's mail program presses the button too (RFC 8058), and knows no token but the link's
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def by_link(request: Request, token: str) -> HttpResponse:
    """Looking shows a button, pressing it is for good. It is not taken back here: a mail may have been passed on."""
    link = Link.objects.find(request.city, LINK, token)
    if link is None or link.person is None:
        return render(request, "people/letters_old.html", status=404)
    if request.method == "POST":
        leave_be(link.person, How.LETTER)
    context = {"holder": link.person, "left": wants_peace(link.person)}
    return render(request, "winback/leave_me_be.html", context)


@never_cache
@member
def mine(request: Request) -> HttpResponse:
    """Say so, or take it back. A second time changes nothing."""
    if request.method == "POST":
        me = cast(Person, request.user)
        if request.POST.get("asked") == "yes":
            take_back(me)
            messages.success(request, _("Nice. Now and then somebody may ask you to come."))
        else:
            leave_be(me, How.PAGE)
            messages.success(request, _("Agreed: nobody asks you any more. You are as welcome as ever."))
    return redirect("our_letters")
