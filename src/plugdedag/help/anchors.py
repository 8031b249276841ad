"""The anchor of a heading, as code-hosting sites make it, so that a link with one works there and here."""

import re
from collections import Counter


def anchor_of(title: str, seen: Counter[str]) -> str:
    """Small letters, digits and hyphens; the second of the same name ends in ``-1``."""
    made = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") or "part"
    number, seen[made] = seen[made], seen[made] + 1
    return f"{made}-{number}" if number else made
