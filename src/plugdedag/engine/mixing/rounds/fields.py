"""Finite rings in which differences can be divided: fields, and fields side by side.

Theory of operation. For each prime power q there is one field of q elements: polynomials over the numbers modulo p,
reduced by an irreducible polynomial of degree k (q = p^k). An element is the number 0 … q − 1 whose digits in base
p are its coefficients. The polynomial is found by trying: with the right one, the powers of x run through all q − 1
elements but 0, and are the table by which is multiplied.

Of any g = q1·q2·…, such fields side by side (add and multiply place by place) are a ring of g elements, in which
the smallest qi elements (a, a, …) differ from each other by something that can be divided by. (Lidl & Niederreiter,
*Finite Fields*.)
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product


class Field:
    """The field of ``p`` to the power ``k`` elements: the numbers from 0."""

    def __init__(self, p: int, k: int) -> None:
        self.p, self.k = p, k
        self.order: int = p**k
        self.powers = self.generated()
        self.logs = {element: power for power, element in enumerate(self.powers)}

    def generated(self) -> list[int]:
        """The powers of a primitive element, from its zeroth on."""
        if self.k == 1:
            candidates: list[list[int]] = [[one] for one in range(1, self.p)]
        else:
            candidates = [list(low) for low in product(range(self.p), repeat=self.k)]
        return next(powers for one in candidates if (powers := self.run(one)))

    def run(self, low: list[int]) -> list[int]:
        """The powers of x where x^k = −(low), or of the number low[0] if k is 1; empty if they are not all."""
        element, seen = [1] + [0] * (self.k - 1), list[int]()
        while (number := self.number(element)) not in seen[:1]:
            seen.append(number)
            if len(seen) >= self.order or not number:
                return []
            if self.k == 1:
                element = [element[0] * low[0] % self.p]
            else:
                top = element[-1]
                element = [(a - top * b) % self.p for a, b in zip([0, *element[:-1]], low, strict=True)]
        return seen if len(seen) == self.order - 1 else []

    def number(self, digits: list[int]) -> int:
        return sum(digit * self.p**place for place, digit in enumerate(digits))

    def add(self, one: int, other: int) -> int:
        if self.k == 1:
            return (one + other) % self.p
        total, place = 0, 1
        while one or other:
            total += (one + other) % self.p * place
            one, other, place = one // self.p, other // self.p, place * self.p
        return total

    def multiply(self, one: int, other: int) -> int:
        if not one or not other:
            return 0
        return self.powers[(self.logs[one] + self.logs[other]) % (self.order - 1)]


class Ring:
    """Fields side by side, ``order`` elements in all: the numbers from 0, the first field's place being the
    lowest."""

    def __init__(self, order: int) -> None:
        self.order = order
        self.fields = [field(p, k) for p, k in factors(order)]
        self.least = min((one.order for one in self.fields), default=1)

    def places(self, element: int) -> list[int]:
        found = []
        for one in self.fields:
            element, place = divmod(element, one.order)
            found.append(place)
        return found

    def whole(self, places: list[int]) -> int:
        element = 0
        for one, place in reversed(list(zip(self.fields, places, strict=True))):
            element = element * one.order + place
        return element

    def add(self, one: int, other: int) -> int:
        pairs = zip(self.fields, self.places(one), self.places(other), strict=True)
        return self.whole([field.add(a, b) for field, a, b in pairs])

    def multiply(self, one: int, other: int) -> int:
        pairs = zip(self.fields, self.places(one), self.places(other), strict=True)
        return self.whole([field.multiply(a, b) for field, a, b in pairs])

    def same(self, place: int) -> int:
        """The element (place, place, …); of two such the difference can be divided by, for places below
        ``least``."""
        return self.whole([place] * len(self.fields))


@lru_cache(maxsize=64)
def field(p: int, k: int) -> Field:
    return Field(p, k)


def factors(number: int) -> list[tuple[int, int]]:
    """The prime powers of this number, as primes and exponents."""
    found, p = [], 2
    while number > 1:
        k = 0
        while number % p == 0:
            number, k = number // p, k + 1
        if k:
            found.append((p, k))
        p = p + 1 if p * p <= number or number == 1 else number
    return found


def power(number: int) -> tuple[int, int] | None:
    """The prime and the exponent, if this is a prime power."""
    found = factors(number)
    return found[0] if len(found) == 1 else None
