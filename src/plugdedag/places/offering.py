"""A host offers a place: kept once however often it is sent, confirmed to the host, told to the organisers."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib.refusals import KeyReused, TooMany
from plugdedag.people.models import Network
from plugdedag.places import letters
from plugdedag.places.models import Contact, Offer, Place

AN_HOUR = dt.timedelta(hours=1)
FROM_ONE_ADDRESS = 5
FROM_EVERYBODY = 100


@dataclass(frozen=True)
class Sent:
    """An offer as it was filled in. ``place`` and ``contact`` are fields of those models; months are ISO dates."""

    organisation: str
    place: dict[str, object]
    contact: dict[str, str]
    months: list[str]
    question: str

    @property
    def digest(self) -> str:
        """SHA-256 of everything in it."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def offer(city: City, sent: Sent, client_key: uuid.UUID, *, address: str = "", quiet: bool = False) -> Offer:
    """Keep an offer. The same key with the same offer answers the one that is kept.

    ``address`` is the network address it came from. ``quiet`` is for an organiser who writes down what a host said:
    nobody is written to, nothing is limited. Raises ``KeyReused`` or ``TooMany``.
    """
    try:
        with transaction.atomic():
            return known(city, sent, client_key) or keep(city, sent, client_key, address, quiet=quiet)
    except IntegrityError:  # its twin was kept in this very moment
        found = known(city, sent, client_key)
        if found is None:
            raise
        return found


def known(city: City, sent: Sent, client_key: uuid.UUID) -> Offer | None:
    """The offer this key made before. Raises ``KeyReused`` when it was another one."""
    found = Offer.objects.filter(client_key=client_key).first()
    if found is not None and (found.city_id, found.digest) != (city.pk, sent.digest):
        raise KeyReused(
            _("You sent this form before, and that offer arrived. Send again if this is really another one.")
        )
    return found


def keep(city: City, sent: Sent, client_key: uuid.UUID, address: str, *, quiet: bool) -> Offer:
    """Write the offer with its place and contact, and the letters that tell of it."""
    sender = sender_of(address)
    if not quiet:
        check_room(city, sender)
    network = Network.objects.in_city(city).filter(name__iexact=sent.organisation).first()
    if network is None:
        network = Network.objects.create(city=city, name=sent.organisation)
    place = Place.objects.create(city=city, network=network, **sent.place)
    contact = Contact.objects.create(place=place, **sent.contact)
    made = Offer.objects.create(
        city=city, client_key=client_key, digest=sent.digest, sender=sender, place=place, contact=contact,
        months=sent.months, question=sent.question,
    )  # fmt: skip
    if not quiet:
        letters.offer_arrived(made)
    return made


def check_room(city: City, sender: str) -> None:
    """Raise ``TooMany`` when this sender, or everybody together, sent more in the last hour than people do."""
    recent = Offer.objects.in_city(city).filter(at__gt=timezone.now() - AN_HOUR)
    mine = recent.filter(sender=sender).count() if sender else 0
    if mine >= FROM_ONE_ADDRESS or recent.count() >= FROM_EVERYBODY:
        raise TooMany(
            _(
                "Many offers came in from here in the last hour. Yours is still in the form: send it again later."
            )
        )


def sender_of(address: str) -> str:
    """A hash of a network address that can be compared for a day and tells nothing afterwards."""
    if not address:
        return ""
    return salted_hmac(f"offer {timezone.now():%Y-%m-%d}", address, algorithm="sha256").hexdigest()
