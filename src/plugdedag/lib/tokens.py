"""Random tokens that are stored only as a hash, so that a read of the database opens nothing."""

import hashlib
import hmac
import secrets

from django.conf import settings


def make() -> str:
    """A token of 160 random bits, safe in an address."""
    return secrets.token_urlsafe(20)


def hashed(token: str) -> str:
    """SHA-256 in hex. The tokens are long and random, so a slow hash adds nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def keyed(purpose: str, secret: str) -> str:
    """A hash that needs our key, in hex: six digits or a network address alone would be guessed back."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{purpose}:{secret}".encode(), hashlib.sha256).hexdigest()
