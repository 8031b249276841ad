"""Passkeys: a phone or computer signs a question of ours, after a finger, a face or its own code.

Theory of operation. A question is random, is kept in the session of the browser that asked, says what it is for, and
is used up by any answer, within five minutes. That the answer is to this question, on this site, by a verified person,
signed by the key we know, is checked by fido2. What that library leaves to its users is here: whose key it is, that no
key answers the same question twice (under a lock, so not at the same moment either), and that its counter grows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from plugdedag.cities.models import City
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.mail import letter
from plugdedag.people.models import Passkey, PasskeyLater, Person
from plugdedag.people.requests import Request

QUESTION = "passkey"  # what a session remembers: the question its browser has to answer
LIFE, A_WHILE = dt.timedelta(minutes=5), dt.timedelta(hours=1)
MOST = 20  # of one person in one city
ADD, ENTER, PROVE = "add", "enter", "prove"
REQUIRED = UserVerificationRequirement.REQUIRED
UNREADABLE = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, AssertionError, RecursionError,
)  # fmt: skip


def server(city: City) -> Fido2Server:
    """The side that asks: a city's hostname, and pages of exactly its own address."""
    site = PublicKeyCredentialRpEntity(id=city.hostname, name=f"PLUG {city.name}")
    none = AttestationConveyancePreference.NONE
    return Fido2Server(site, attestation=none, verify_origin=lambda origin: origin == city.link(""))


def ask_for_new(request: Request, person: Person) -> dict[str, Any]:
    """The question with which a browser makes a key; one device makes one."""
    user = PublicKeyCredentialUserEntity(
        id=person.uuid.bytes, name=person.email, display_name=person.name or person.email
    )
    options, state = server(request.city).register_begin(
        user, credentials(request.city, person), ResidentKeyRequirement.REQUIRED, REQUIRED
    )
    return asked(request, ADD, options, state)


def ask(request: Request) -> dict[str, Any]:
    """The question with which a browser comes in; of who is in already, with one of their own keys."""
    person = request.user if request.user.is_authenticated else None
    known = credentials(request.city, person) if isinstance(person, Person) else None
    options, state = server(request.city).authenticate_begin(known, REQUIRED)
    return asked(request, PROVE if person else ENTER, options, state)


def asked(request: Request, purpose: str, options: Any, state: dict[str, Any]) -> dict[str, Any]:
    """Keep the question. The session of a stranger who only looked at it is gone within the hour."""
    if purpose == ENTER:
        request.session.set_expiry(A_WHILE)
    request.session[QUESTION] = {"for": purpose, "at": int(timezone.now().timestamp()), **state}
    said: dict[str, Any] = dict(options)["publicKey"]
    return said


def credentials(city: City, person: Person) -> list[AttestedCredentialData]:
    """The keys somebody has here, as the library knows them."""
    return [known(each) for each in Passkey.objects.in_city(city).filter(person=person)]


def known(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(passkey.credential))


def hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def taken(request: Request, purpose: str) -> dict[str, Any]:
    """The question this browser was asked, which is thereby used up."""
    state: dict[str, Any] = request.session.pop(QUESTION, {})
    late = timezone.now().timestamp() - state.get("at", 0) >= LIFE.total_seconds()
    if state.get("for") != purpose or late:
        raise Refused(_("That took too long, or was done before. Nothing happened: try once more."))
    return state


def misfit() -> Refused:
    """The answer is not to our question, not from our page, or not by the key we know."""
    return Refused(
        _("This answer does not fit here, so nothing happened. Try once more, or have a code sent by mail.")
    )


def add(request: Request, person: Person, name: str, answer: str) -> Passkey:
    """Keep a new key, and write to its person. The same answer again is the same key. Raises ``Refused``."""
    mine = Passkey.objects.in_city(request.city).filter(person=person)
    try:
        response = RegistrationResponse.from_dict(json.loads(answer))
        again = mine.filter(credential_hash=hashed(response.raw_id)).first()
        if again is not None:
            return again
        proved = server(request.city).register_complete(taken(request, ADD), response)
        made, foreign = proved.credential_data, response.response.client_data.cross_origin
    except Refused:
        raise
    except UNREADABLE as error:
        raise misfit() from error
    if made is None or foreign or made.credential_id != response.raw_id:
        raise misfit()
    return keep(request.city, person, name, made.credential_id, made.public_key, proved.counter)


def keep(city: City, person: Person, name: str, raw_id: bytes, key: CoseKey, counter: int) -> Passkey:
    """The row and the letter. Which make of device it is, is not kept."""
    mark = hashed(raw_id)
    with transaction.atomic():
        lock(Person(pk=person.pk))
        found = Passkey.objects.in_city(city).filter(credential_hash=mark).first()
        if found is not None and found.person_id == person.pk:  # by a second tap in the same moment
            return found
        if found is not None:
            raise Refused(_("This key is somebody’s already. Nothing happened."))
        if Passkey.objects.in_city(city).filter(person=person).count() >= MOST:
            raise Refused(_("You have many passkeys already. Take away one that you do not use."))
        data = websafe_encode(AttestedCredentialData.create(Aaguid.NONE, raw_id, key))
        made = Passkey.objects.create(
            city=city, person=person, name=name, credential_hash=mark, credential=data, counter=counter
        )
        context = {"city": city, "name": name, "url": city.link(reverse("keys"))}
        template = "people/letters/passkey_added.html"
        letter(f"passkey-added:{made.pk}", person.email, template, context, person.language)
    return made


def answered(request: Request, answer: str) -> Passkey:
    """The key that rightly answered the question of this browser. Raises ``Refused``."""
    person = request.user if request.user.is_authenticated else None
    state = taken(request, PROVE if person else ENTER)
    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        mark = hashed(response.raw_id)
    except UNREADABLE as error:
        raise misfit() from error
    here = Passkey.objects.in_city(request.city)
    with transaction.atomic():
        found = here.select_for_update(no_key=True).filter(credential_hash=mark).first()
        if found is None:
            raise Refused(
                _("We do not know this passkey here; perhaps it was taken away. Have a code sent by mail.")
            )
        if person is not None and found.person_id != person.pk:
            raise Refused(_("This passkey is somebody else’s. Use your own, or have a code sent by mail."))
        check(request.city, found, state, response)
        found.save(update_fields=["counter", "answered_hash", "used"])
    return found


def check(city: City, passkey: Passkey, state: dict[str, Any], response: AuthenticationResponse) -> None:
    """Raise ``Refused`` unless the key signed this question, here, once; and note that on the row."""
    said, question = response.response, hashed(state["challenge"].encode())
    try:
        server(city).authenticate_complete(state, [known(passkey)], response)
    except UNREADABLE as error:
        raise misfit() from error
    theirs = said.user_handle in {None, b"", passkey.person.uuid.bytes}
    if not theirs or said.client_data.cross_origin or question == passkey.answered_hash:
        raise misfit()
    counter = said.authenticator_data.counter
    if (counter or passkey.counter) and counter <= passkey.counter:
        raise Refused(
            _(
                "This passkey seems to exist twice, so it opens nothing. Have a code sent by mail, and take it away."
            )
        )
    passkey.counter, passkey.answered_hash, passkey.used = counter, question, timezone.now()


def is_offered(city: City, person: Person) -> bool:
    """Whether somebody may be offered a passkey: they have none here, and did not say “not now”."""
    has = Passkey.objects.in_city(city).filter(person=person).exists()
    return not has and not PasskeyLater.objects.filter(person=person).exists()
