"""What is kept about people: for everybody in general, and for each about themselves."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.front.about_me import as_file, sections
from plugdedag.front.register import told
from plugdedag.people.access import anyone, signed_in
from plugdedag.people.blocking import blocked_by
from plugdedag.people.looking import seen_by
from plugdedag.people.proving import freshly_proved
from plugdedag.people.requests import Request


@require_safe
@anyone
def privacy(request: Request) -> HttpResponse:
    """What we keep, what for, who sees it and how long; made from the declarations in the code."""
    return render(request, "front/privacy.html", {"kept": told()})


@never_cache
@require_safe
@signed_in
def data(request: Request) -> HttpResponse:
    """Everything about the reader, over all cities, and who looked them up."""
    person = request.user
    context = {"sections": sections(person), "looked": seen_by(person), "blocked": blocked_by(person)}  # type: ignore[arg-type]
    return render(request, "front/data.html", context)


@never_cache
@require_safe
@signed_in
@freshly_proved(looking=True, back="data")
def data_file(request: Request) -> HttpResponse:
    """The same as a file to take away."""
    body = json.dumps(as_file(request.user), ensure_ascii=False, indent=2)  # type: ignore[arg-type]
    headers = {"Content-Disposition": 'attachment; filename="plug-my-data.json"'}
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers=headers)
