"""What a form with a photo or a note does, for the host's pages and for those of a day alike."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Person
from plugdedag.people.requests import Request
from plugdedag.places.models import Contact
from plugdedag.questions import notes, photos
from plugdedag.questions.forms import AltForm, NoteForm, PhotoForm
from plugdedag.questions.models import Photo, Question


def photo_added(
    question: Question, form: PhotoForm, *, day: Day | None = None, by: Person | None = None,
    contact: Contact | None = None,
) -> bool:  # fmt: skip
    """Keep what was sent; else the form says what is wrong."""
    if not form.is_valid():
        form.status = 422
        return False
    data = form.cleaned_data
    try:
        photos.keep(
            question,
            data["photo"].read(),
            uuid=data["client_key"],
            alt=data["alt"],
            day=day,
            by=by,
            contact=contact,
        )
    except Refused as refused:
        refuse(form, refused, "photo")
        return False
    return True


def note_added(question: Question, form: NoteForm, contact: Contact) -> bool:
    """Keep what was written; else the form says what is wrong, and holds every word."""
    if not form.is_valid():
        form.status = 422
        return False
    try:
        notes.write(question, form.cleaned_data["text"], contact, uuid=form.cleaned_data["client_key"])
    except Refused as refused:
        refuse(form, refused, "text")
        return False
    return True


def refuse(form: PhotoForm | NoteForm, refused: Refused, field: str) -> None:
    form.add_error(field, refused)
    form.status = refused.status
    if isinstance(refused, KeyReused):
        form.renew_key()


def photo_changed(request: Request, photo: Photo) -> None:
    """Say what is on it, or remove it, and tell so."""
    if request.POST.get("do") == "remove":
        photos.remove(photo)
        messages.success(request, _("The photo is gone, its files too."))
        return
    form = AltForm(request.POST)
    if form.is_valid():
        photos.describe(photo, form.cleaned_data["alt"])
        messages.success(request, _("Kept: who cannot see the photo now hears what is on it."))
    else:
        messages.error(request, " ".join(str(error) for error in form.errors["alt"]))
