"""Problems to seat: small ones drawn by hypothesis, and a lunch of forty."""

import random
from itertools import combinations

from hypothesis import strategies as st

from plugdedag.engine.mixing import Met, Person, Problem, Seating, Sizes

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def people(many: int) -> tuple[Person, ...]:
    return tuple(Person(LETTERS[number]) for number in range(many))


@st.composite
def problems(draw: st.DrawFn, most: int = 14, *, wishes: bool = True) -> Problem:
    """Any small problem; its wishes may contradict each other."""
    some = st.booleans()
    ids = LETTERS[: draw(st.integers(0, most))]
    there = tuple(
        Person(
            name, frozenset(draw(st.sets(st.sampled_from("xyz"), max_size=2))),
            frozenset(draw(st.sets(st.sampled_from(["en", "nl"]), max_size=2))), draw(st.integers(0, 9)),
            draw(some), draw(some), draw(some),
        )
        for name in ids
    )  # fmt: skip
    pairs = list(combinations(ids, 2))
    met = {pair: Met(draw(st.integers(1, 3)), draw(st.integers(1, 9))) for pair in pairs if draw(some)}
    some_pairs = st.lists(st.sampled_from(pairs), max_size=3) if pairs and wishes else st.just([])
    pins = st.dictionaries(st.sampled_from(ids), st.just(0), max_size=2) if ids and wishes else st.just({})
    return Problem(
        there, days_so_far=9, days_to_come=draw(st.integers(0, 9)), met=met,
        together=tuple(draw(some_pairs)), apart=tuple(draw(some_pairs)), pinned=draw(pins),
    )  # fmt: skip


def forty(seed: int = 1) -> Problem:
    """A lunch of forty with ten wishes."""
    chance = random.Random(seed)
    names = [f"p{number:02}" for number in range(40)]
    there = tuple(
        Person(
            name, frozenset({f"n{chance.randrange(12)}"}), frozenset({"nl"} if number % 8 else {"en", "nl"}),
            chance.randrange(30), number % 9 == 1, number % 5 == 0, number % 13 == 3,
        )
        for number, name in enumerate(names)
    )  # fmt: skip
    met = {
        pair: Met(chance.randint(1, 3), chance.randint(1, 9))
        for pair in combinations(names, 2)
        if chance.random() < 0.3
    }
    return Problem(
        there, met=met, days_so_far=30, days_to_come=42,
        together=(("p03", "p07"), ("p07", "p11"), ("p20", "p21")),
        apart=(("p01", "p02"), ("p01", "p09"), ("p30", "p31"), ("p12", "p33"), ("p05", "p15")),
        pinned={"p04": 2, "p16": 5},
    )  # fmt: skip


def sits(seating: Seating) -> dict[str, int]:
    return {name: number for number, table in enumerate(seating.tables) for name in table}


def sizes_of(seating: Seating) -> list[int]:
    return sorted(len(table) for table in seating.tables)


SMALL = Sizes(2, 4, 3)
