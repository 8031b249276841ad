"""Tables that change keep their names: who sits at the Bridge stays there, as far as most of the table does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

MOST_TABLES = 400  # no room holds more


def keeping_names(tables: Sequence[Sequence[str]], was: Mapping[str, int]) -> list[int]:
    """A number for each table: the one most who sit there had, as far as it is free; else the first that nobody has."""
    found: dict[int, int] = {}
    shares = Counter((place, was[key]) for place, table in enumerate(tables) for key in table if key in was)
    for (place, number), _count in sorted(shares.items(), key=lambda share: (-share[1], share[0])):
        if place not in found and number not in found.values():
            found[place] = number
    free = (number for number in range(MOST_TABLES) if number not in found.values())
    return [found[place] if place in found else next(free) for place in range(len(tables))]
