"""The public pages of this app: a host offers a place."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from plugdedag.people.access import anyone
from plugdedag.places.forms import OfferForm
from plugdedag.places.offering import Refused, offer


@anyone
def offer_place(request: HttpRequest) -> HttpResponse:
    """The form, and where it is sent. Sending it twice makes one offer."""
    form = OfferForm(request.POST or None, city=request.city)
    if request.method != "POST" or not form.is_valid():
        return render(request, "places/offer.html", {"form": form}, status=422 if form.is_bound else 200)
    if form.is_machine:
        return redirect("offer_thanks")
    try:
        offer(
            request.city,
            form.sent,
            form.cleaned_data["client_key"],
            address=request.META.get("REMOTE_ADDR", ""),
        )
    except Refused as refused:
        form.add_error(None, refused)
        form.data = form.data | {"client_key": uuid.uuid4()}
        return render(request, "places/offer.html", {"form": form}, status=refused.status)
    return redirect("offer_thanks")


@anyone
def offer_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "places/offer_thanks.html")
