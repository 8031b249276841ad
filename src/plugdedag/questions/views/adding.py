"""What a host adds to their month: notes and photos. GET shows, POST does."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.people.requests import Request
from plugdedag.questions.access import Host, host_by_link
from plugdedag.questions.adding import note_added, photo_added, photo_changed
from plugdedag.questions.forms import NoteForm, PhotoForm, given_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@host_by_link
def notes(request: Request, token: str, host: Host) -> HttpResponse:
    """The host's notes, and writing one."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and note_added(host.question, form, host.contact):
        messages.success(request, _("Your note is kept, for who was there."))
        return redirect("owner_notes", token=token)
    kept = host.question.notes.select_related("contact")
    context = {"host": host, "token": token, "form": form, "notes": kept}
    return render(request, "questions/owner_notes.html", context, status=form.status)


@require_POST
@host_by_link
def note(request: Request, token: str, host: Host, uuid: UUID) -> HttpResponse:
    """Taking a note back: it is gone."""
    get_object_or_404(host.question.notes.filter(host.added), pk=uuid).delete()
    messages.success(request, _("Your note is gone."))
    return redirect("owner_notes", token=token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@host_by_link
def photos(request: Request, token: str, host: Host) -> HttpResponse:
    """The photos of the month, and adding one."""
    form = PhotoForm(*given_in(request))
    if request.method == "POST" and photo_added(host.question, form, contact=host.contact):
        messages.success(
            request, _("The photo is kept. Until the result is public, only who was there sees it.")
        )
        return redirect("owner_photos", token=token)
    context = {"host": host, "token": token, "form": form, "photos": host.question.photos.all()}
    return render(request, "questions/owner_photos.html", context, status=form.status)


@require_POST
@host_by_link
def photo(request: Request, token: str, host: Host, uuid: UUID) -> HttpResponse:
    """Saying what is on a photo, or removing it."""
    photo_changed(request, get_object_or_404(host.question.photos.filter(host.added), pk=uuid))
    return redirect("owner_photos", token=token)
