"""An e-mail address out of a cell, and a word about those that look mistyped."""

from __future__ import annotations

import re
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

WRAPPED = re.compile(r"<([^<>]+@[^<>]+)>")
APART = re.compile(r"[;,/|\s]+")
AROUND = "<>()[]\"'.,;:"
BIG = (
    "gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.nl", "live.com", "icloud.com", "yahoo.com",
    "ziggo.nl", "kpnmail.nl", "xs4all.nl", "planet.nl", "protonmail.com", "casema.nl", "upcmail.nl", "telfort.nl",
)  # fmt: skip
REAL = {  # as they are, though they look like another
    "gmail.nl", "gmx.com", "mail.com", "ymail.com", "hotmail.be", "live.be", "live.fr", "email.com", "yahoo.nl",
    "me.com",
}  # fmt: skip
ALIKE = 0.84


def addresses_in(cell: str) -> list[str]:
    """The addresses in a cell, in small letters: “Jan <jan@x.nl>; mailto:jan@y.nl” has two."""
    wrapped = WRAPPED.findall(cell)
    parts = wrapped or [part for part in APART.split(cell) if "@" in part] or [cell]
    found = [part.strip().removeprefix("mailto:").strip(AROUND).lower() for part in parts]
    return list(dict.fromkeys(each for each in found if each))


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254 and text.isascii()


def perhaps(address: str) -> str:
    """The address that was probably meant, when its domain nearly is a well-known one; else nothing."""
    name, _at, domain = address.rpartition("@")
    if domain in BIG or domain in REAL:
        return ""
    near = get_close_matches(domain, BIG, 1, ALIKE) if abs(len(domain) - 9) < 6 else []
    return f"{name}@{near[0]}" if near else ""
