"""A phone with keys, in software: makes passkeys and answers questions as a browser would hand them on.

Each thing that an attacker could change is an argument; left alone, the answer is right.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from plugdedag.people.models import Passkey, Person
from tests.cast import Cast

SITE, HOST = "http://testserver", "testserver"
PRESENT, VERIFIED = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV
Json = dict[str, Any]


@dataclass
class Phone:
    """One passkey on one phone."""

    counter: int = 0  # phones that copy their keys to the cloud do not count
    raw_id: bytes = field(default_factory=lambda: uuid4().bytes)
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    user: bytes = b""

    @property
    def credential(self) -> AttestedCredentialData:
        public = ES256.from_cryptography_key(self.key.public_key())
        return AttestedCredentialData.create(Aaguid.NONE, self.raw_id, public)

    def make(
        self, asked: Json, *, site: str = SITE, host: str = HOST, flags: int = PRESENT | VERIFIED
    ) -> str:
        """The answer to the question for a new passkey."""
        self.user = websafe_decode(asked["user"]["id"])
        client = CollectedClientData.create("webauthn.create", asked["challenge"], site)
        data = AuthenticatorData.create(
            hashed(host), flags | AuthenticatorData.FLAG.AT, self.counter, self.credential
        )
        said = {"clientDataJSON": client, "attestationObject": AttestationObject.create("none", data, {})}
        return self.told(said)

    def answer(
        self, asked: Json, *, site: str = SITE, host: str = HOST, flags: int = PRESENT | VERIFIED,
        kind: str = "webauthn.get", spoilt: bool = False, **more: Any,
    ) -> str:  # fmt: skip
        """The answer to a question; ``spoilt`` with a changed signature, ``more`` goes into what the browser says."""
        self.counter += bool(self.counter)
        client = CollectedClientData.create(kind, asked["challenge"], site, **more)
        data = AuthenticatorData.create(hashed(host), flags, self.counter)
        signature = bytearray(self.key.sign(data + client.hash, ec.ECDSA(hashes.SHA256())))
        signature[-1] ^= spoilt
        return self.told(
            {
                "clientDataJSON": client,
                "authenticatorData": data,
                "signature": bytes(signature),
                "userHandle": self.user,
            }
        )

    def told(self, said: dict[str, bytes]) -> str:
        name = websafe_encode(self.raw_id)
        response = {part: websafe_encode(value) for part, value in said.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})

    def of(self, person: Person, cast: Cast, name: str = "Telefoon") -> Phone:
        """The same phone, whose key is known to be somebody's."""
        self.user = person.uuid.bytes
        Passkey.objects.create(
            city=cast.city, person=person, name=name, credential=websafe_encode(self.credential),
            credential_hash=hashlib.sha256(self.raw_id).hexdigest(), counter=self.counter,
        )  # fmt: skip
        return self


def hashed(host: str) -> bytes:
    return hashlib.sha256(host.encode()).digest()


def question(client: Client, name: str = "passkey_question", **more: Any) -> Json:
    """What this browser is asked; ``more`` goes to the test client."""
    found: Json = client.post(reverse(name), **more).json()
    return found


def enter(client: Client, answer: str, **more: Any) -> Any:
    """Send an answer, to come in or to prove who is in."""
    return client.post(reverse("sign_in_passkey"), {"answer": answer} | more)


def said(response: Any) -> list[str]:
    """What the next page says in its flashes, in English."""
    return [str(message) for message in response.context["messages"]]


def english() -> Client:
    """A browser whose flashes can be read here."""
    return Client(headers={"accept-language": "en"})


def add(client: Client, phone: Phone, **more: Any) -> Any:
    """Add a passkey; ``more`` is what is wrong with the answer."""
    answer = phone.make(question(client, "key_question"), **more)
    return client.post(reverse("key_new"), {"name": "Mijn telefoon", "answer": answer})
