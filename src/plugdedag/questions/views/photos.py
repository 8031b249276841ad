"""Photos: the files, for who may see them; and adding and removing them, for who carries a turn on the day."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plugdedag.days.access import day_duty, find_day
from plugdedag.days.models import Day, TurnKind
from plugdedag.lib.images import WIDTHS
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request
from plugdedag.questions import photos
from plugdedag.questions.access import find_question, sees_question
from plugdedag.questions.adding import photo_added, photo_changed
from plugdedag.questions.forms import PhotoForm, given_in
from plugdedag.questions.models import Photo, Question

ON_DUTY = (TurnKind.OPENER, TurnKind.FACILITATOR, TurnKind.SCRIBE)
AN_HOUR = 60 * 60


@require_safe
@anyone
def photo(request: Request, uuid: UUID, width: str) -> HttpResponse:
    """One width of a photo: for everybody once the result is public, before that for who was there and the host."""
    found = get_object_or_404(Photo.objects.filter(question__city=request.city), pk=uuid)
    question = find_question(request, found.question_id)
    published = question.is_public and question.published  # type: ignore[attr-defined]
    if width not in WIDTHS or not (published or sees_question(request, question)):
        raise Http404
    tag = f'"{found.name}-{width}"'
    response = get_conditional_response(request, etag=tag) or sent(found, width)
    response.headers["ETag"] = tag
    patch_cache_control(response, max_age=AN_HOUR, **{"public" if published else "private": True})
    return response


def sent(photo: Photo, width: str) -> HttpResponse:
    try:
        data = photos.file_of(photo, width).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(data, content_type="image/webp", headers={"Content-Disposition": "inline"})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@day_duty(*ON_DUTY)
def day_photos(request: Request, uuid: UUID) -> HttpResponse:
    """The photos of a day, and adding one, from a phone."""
    day = find_day(request, uuid)
    question = question_of(day)
    form = PhotoForm(*given_in(request))
    if request.method == "POST" and photo_added(question, form, day=day, by=request.user):  # type: ignore[arg-type]
        messages.success(
            request, _("The photo is kept. Until the result is public, only who was there sees it.")
        )
        return redirect("day_photos", uuid=day.pk)
    context = {"day": day, "question": question, "form": form, "photos": day.photos.all()}
    return render(request, "questions/day_photos.html", context, status=form.status)


@require_POST
@day_duty(*ON_DUTY)
def day_photo(request: Request, uuid: UUID, photo: UUID) -> HttpResponse:
    """Saying what is on a photo of the day, or removing it."""
    found = get_object_or_404(Photo.objects.filter(day=uuid, day__city=request.city), pk=photo)
    photo_changed(request, found)
    return redirect("day_photos", uuid=uuid)


def question_of(day: Day) -> Question:
    found: Question = get_object_or_404(Question.objects.whole(), residency=day.residency_id or 0)
    return found
