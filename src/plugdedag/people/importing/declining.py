"""A no is remembered without the address: a hash that needs our key, so that nobody can guess it back."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from plugdedag.cities.models import City


def hash_of(city: City, email: str) -> str:
    """What is kept of an address that said no in this city."""
    return salted_hmac(f"declined {city.pk}", email.strip().lower(), algorithm="sha256").hexdigest()
