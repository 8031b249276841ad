"""What a table needs as a whole: somebody who facilitates, a newcomer's neighbour who knows PLUG, one language.

Theory of operation. Of a table only matters how many people of each *kind* sit there; the kinds are the few different
combinations of facilitator, newcomer and languages, and the empty seat. The numbers of all kinds together are one
integer, the table's *sign*: each kind has its own digits, so a swap adds one and takes one off. What a sign costs is
worked out once and remembered; in the search it is a look-up.
"""

from __future__ import annotations

from collections.abc import Sequence

from plugdedag.engine.mixing.prices import NEVER, REPEAT, masks
from plugdedag.engine.mixing.problem import Person

LEADERLESS = 60 * REPEAT
UNGUIDED = 40 * REPEAT  # for each newcomer without anybody who knows PLUG
UNHEARD = 12 * REPEAT  # for each who does not follow what most speak
UNEVEN = REPEAT // 4

Kind = tuple[bool, bool, int]  # facilitator, newcomer, languages as bits (0: any)


class Rules(dict[int, int]):
    """The price of each sign of a table; worked out when first asked."""

    def __init__(self, people: Sequence[Person], slack: int, seats: int) -> None:
        super().__init__()
        languages = masks([person.languages for person in people])
        self.of: list[Kind] = [
            (person.facilitator, person.newcomer, spoken)
            for person, spoken in zip(people, languages, strict=True)
        ]
        self.kinds: list[Kind] = sorted(set(self.of))
        self.digits = (seats + 1).bit_length()
        self.slack = slack
        self.leaders = any(kind[0] for kind in self.kinds)
        self.tongues = [
            1 << bit for bit in range(max([spoken for *_, spoken in self.of], default=0).bit_length())
        ]
        place = {kind: number + 1 for number, kind in enumerate(self.kinds)}
        self.codes = [1 << self.digits * place[kind] for kind in self.of]

    def __missing__(self, sign: int) -> int:
        self[sign] = price = self.price(sign)
        return price

    def price(self, sign: int) -> int:
        """What a table of this sign costs; the lowest digits count the empty seats."""
        mask = (1 << self.digits) - 1
        empty = sign & mask
        numbers = [sign >> self.digits * (place + 1) & mask for place in range(len(self.kinds))]
        there = [(number, kind) for number, kind in zip(numbers, self.kinds, strict=True) if number]
        price = NEVER * max(0, empty - self.slack) + UNEVEN * empty * empty * (self.slack > 1)
        if not there:
            return price
        if self.leaders and not any(kind[0] for _, kind in there):
            price += LEADERLESS
        if all(newcomer for _, (_, newcomer, _) in there):
            price += UNGUIDED * sum(number for number, _ in there)
        return price + UNHEARD * self.unheard(there)

    def unheard(self, there: list[tuple[int, Kind]]) -> int:
        """How many do not follow the language that most of the table do."""
        speakers = [(number, spoken) for number, (*_, spoken) in there if spoken]
        most = max(
            (sum(n for n, spoken in speakers if spoken & tongue) for tongue in self.tongues), default=0
        )
        return sum(number for number, _ in speakers) - most
