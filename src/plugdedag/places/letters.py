"""The letters about an offer: to who made it, and to the organisers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City
from plugdedag.outbox.letters import Kind, Letter, To
from plugdedag.outbox.mail import letter
from plugdedag.people.models import Duty, Person, StandingDuty
from plugdedag.places.models import Offer

LETTERS = (
    Letter(
        "places/mail/offer_thanks.html", _("Thank you for your offer"), (To.HOST,),
        _("each time you offer a place"), Kind.ASKED,
    ),
    Letter(
        "places/mail/offer_declined.html", _("Not this time"), (To.HOST,),
        _("when an organiser says no to your offer, in their own words"), Kind.CONCERNS, most=1,
    ),
    Letter(
        "places/mail/offer_arrived.html", _("Somebody offers a place"), (To.ORGANISER,),
        _("once for each offer; a sender can make five an hour"), Kind.CONCERNS,
    ),
)  # fmt: skip


def organisers(city: City) -> list[Person]:
    """Who carries the duty of organiser in this city today."""
    duties = Duty.objects.in_city(city).on(city.today()).filter(kind=StandingDuty.ORGANISER)
    return list(Person.objects.filter(duties__in=duties, is_active=True).distinct().order_by("pk"))


def offer_arrived(offer: Offer) -> None:
    """Thank the contact, and tell every organiser. Each gets one letter for an offer.

    Anybody can type anybody's address into the form, so the thanks repeat no word that was typed.
    """
    context = {"city": offer.city, "offer": offer, "place": offer.place, "contact": offer.contact}
    letter(
        f"offer-thanks:{offer.pk}", offer.contact.email, "places/mail/offer_thanks.html", context,
        offer.contact.language, headers=offer.city.reply_to,
    )  # fmt: skip
    link = offer.city.link(reverse("desk_offer", args=[offer.pk]))
    for person in organisers(offer.city):
        letter(
            f"offer-arrived:{offer.pk}", person.email, "places/mail/offer_arrived.html",
            {**context, "person": person, "link": link}, person.language,
            headers={"Reply-To": offer.contact.email},
        )  # fmt: skip


def offer_declined(offer: Offer, words: str) -> None:
    """Tell the contact no, in the organiser's own words."""
    context = {
        "city": offer.city, "offer": offer, "place": offer.place, "contact": offer.contact, "words": words,
        "link": offer.city.link(reverse("home")),
    }  # fmt: skip
    letter(
        f"offer-declined:{offer.pk}", offer.contact.email, "places/mail/offer_declined.html", context,
        offer.contact.language, headers=offer.city.reply_to,
    )  # fmt: skip
