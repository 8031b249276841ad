"""After signing in: doing what somebody was on their way to do."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.contrib import messages
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from plugdedag.days.coming import come
from plugdedag.days.models import Answer, Day
from plugdedag.lib.refusals import Refused
from plugdedag.people.requests import Request


def arrive(request: Request) -> str:
    """Where to go on to. Who was about to say that they come is put on the list here, once.

    The way was kept in the session by the sign-in form, so that no link from elsewhere can put somebody on a list.
    """
    towards = request.session.pop("towards", "")
    day = day_of(request, towards)
    if day is None:
        return towards or reverse("mine")
    try:
        rsvp = come(day, request.user, client_key=uuid.uuid4())  # type: ignore[arg-type]
    except Refused as refused:
        messages.warning(request, refused.words)
    else:
        going = rsvp.answer == Answer.GOING
        messages.success(request, _("You are on the list.") if going else _("You are on the waiting list."))
    return reverse("day", args=[day.pk])


def day_of(request: Request, path: str) -> Day | None:
    """The day whose “I come” was pressed; None when the way goes elsewhere."""
    try:
        match = resolve(urlsplit(path).path) if path else None
    except Resolver404:
        return None
    if match is None or match.url_name != "rsvp":
        return None
    days = Day.objects.in_city(request.city).published()
    return days.filter(pk=match.kwargs["uuid"]).first()
