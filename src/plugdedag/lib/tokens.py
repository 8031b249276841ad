"""Random tokens that are stored only as a hash, so that a read of the database opens nothing."""

import hashlib
import secrets


def make() -> str:
    """A token of 160 random bits, safe in an address."""
    return secrets.token_urlsafe(20)


def hashed(token: str) -> str:
    """SHA-256 in hex. The tokens are long and random, so a slow hash adds nothing."""
    return hashlib.sha256(token.encode()).hexdigest()
