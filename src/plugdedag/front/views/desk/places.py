"""A place at the desk: what it is, what it gives and whom to call, corrected after it was offered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from plugdedag.front.forms.desk.places import CorrectionForm
from plugdedag.lib.refusals import Stale
from plugdedag.people.access import organiser
from plugdedag.people.requests import Request
from plugdedag.places.correcting import correct
from plugdedag.places.models import Contact, Place


@organiser
def place(request: Request, pk: int) -> HttpResponse:
    """Correct a place. Who saves second sees what the first wrote, and may save over it."""
    found = find(request, pk)
    back, contact = seen_on(request, found)
    posted = request.method == "POST"
    form = CorrectionForm(request.POST, city=found.city) if posted else CorrectionForm.of(found, contact)
    theirs, status = None, 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            version, by = form.cleaned_data["version"], request.user.email  # type: ignore[union-attr]
            correct(found, form.place, contact, form.person, version=version, by=by)
            return redirect(f"{back}#place")
        except Stale as stale:
            found = find(request, pk)
            theirs, status = form.other_than(found, seen_on(request, found)[1]), stale.status
            form.add_error(None, stale)
            form.put(version=found.version)
    context = {"place": found, "form": form, "theirs": theirs, "back": back}
    return render(request, "front/desk/place_edit.html", context, status=status)


def find(request: Request, pk: int) -> Place:
    places = Place.objects.in_city(request.city)
    found: Place = get_object_or_404(places.select_related("city", "network"), pk=pk)
    return found


def seen_on(request: Request, place: Place) -> tuple[str, Contact]:
    """The page the organiser came from, by ``?from=``, and whom it says to call; else the newest one of the place."""
    months = place.residencies.select_related("contact").order_by("-month", "-pk")
    offers = place.offers.select_related("contact").order_by("-pk")
    pages = [(reverse("desk_residency", args=[month.pk]), month.contact) for month in months]
    pages += [(reverse("desk_offer", args=[offer.pk]), offer.contact) for offer in offers]
    newest = pages[0] if pages else (reverse("desk"), somebody(place))
    return next((page for page in pages if page[0] == request.GET.get("from")), newest)


def somebody(place: Place) -> Contact:
    """Anybody we know there, or a contact still to be written down."""
    return place.contacts.order_by("pk").last() or Contact(place=place, language=place.city.language)
