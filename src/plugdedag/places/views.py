"""The public pages of this app: a host offers a place."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from plugdedag.lib.refusals import Refused
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request
from plugdedag.places.forms import OfferForm
from plugdedag.places.offering import offer


@anyone
def offer_place(request: Request) -> HttpResponse:
    """The form, and where it is sent. Sending it twice makes one offer."""
    city = request.city
    form, status = OfferForm(request.POST if request.method == "POST" else None, city=city), 200
    if request.method == "POST" and form.is_valid():
        if form.is_machine:
            return redirect("offer_thanks")
        try:
            address = request.META.get("REMOTE_ADDR", "")
            offer(city, form.sent, form.cleaned_data["client_key"], address=address)
            return redirect("offer_thanks")
        except Refused as refused:
            form.add_error(None, refused)
            form.renew_key()
            status = refused.status
    elif form.is_bound:
        status = 422
    return render(request, "places/offer.html", {"form": form}, status=status)


@anyone
def offer_thanks(request: Request) -> HttpResponse:
    return render(request, "places/offer_thanks.html")
