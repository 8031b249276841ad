"""Names that a site can answer to."""

import re
from contextlib import suppress

LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
NAME = re.compile(rf"{LABEL}(\.{LABEL})*")
LONGEST = 253


def tidy(text: str) -> str:
    """The name as a browser sends it: small letters, no dot at the end, other scripts in their ASCII form."""
    name = text.strip().lower().removesuffix(".")
    with suppress(UnicodeError):  # what is no name stays as it was typed, to be read in the error
        name = name.encode("idna").decode()
    return name


def is_hostname(name: str) -> bool:
    """Whether a tidy name can be one: no scheme, no port, no path, no spaces."""
    return len(name) <= LONGEST and NAME.fullmatch(name) is not None
