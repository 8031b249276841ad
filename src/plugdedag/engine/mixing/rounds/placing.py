"""Giving the places of a design to people, so that wishes are kept and empty seats never meet.

Theory of operation. A design is rounds of places. When there are fewer people than places, the places left empty
must be at different tables in each round: places that never meet. Who wants to be apart must have places that never
meet too. Both ask the same: the people with wishes and the empty seats are put on places one after the other,
whoever is bound most first, each on a place that meets none of those it must not; if there is none, one step is
taken back. All others take the places that are left, in their order.
"""

from __future__ import annotations

from itertools import combinations

from plugdedag.engine.mixing.rounds.problem import RoundsProblem, Week

LOOKS = 200_000


def placed(problem: RoundsProblem, weeks: list[Week]) -> list[Week] | None:
    """These rounds of places with people in them; None if the wishes and the empty seats do not fit."""
    places = problem.tables * problem.largest
    bound: dict[int, set[int]] = {empty: set() for empty in range(problem.count, places)}
    for one, other in [*problem.apart, *combinations(range(problem.count, places), 2)]:
        bound.setdefault(one, set()).add(other)
        bound.setdefault(other, set()).add(one)
    order = sorted(bound, key=lambda one: (-len(bound[one]), one))
    found = fitted(order, bound, meetings(weeks, places) if order else [], problem.count)
    if found is None:
        return None
    free = iter(sorted(set(range(problem.count)) - found.keys()))
    taken = {place: one for one, place in found.items()}
    seen = [place for table in (weeks[0] if weeks else []) for place in table]
    who = {place: taken[place] if place in taken else next(free) for place in seen}
    return [
        [[who[place] for place in table if who[place] < problem.count] for table in week]
        for week in weeks
    ]  # fmt: skip


def meetings(weeks: list[Week], places: int) -> list[set[int]]:
    """For each place the places it meets."""
    met: list[set[int]] = [set() for _ in range(places)]
    for week in weeks:
        for table in week:
            for place in table:
                met[place].update(table)
    return met


def fitted(
    order: list[int], bound: dict[int, set[int]], met: list[set[int]], people: int
) -> dict[int, int] | None:
    """A place for each of these, so that no two who are bound meet; None if none is found in so many looks.

    Empty seats (the numbers from ``people`` on) are all alike, so each is tried behind the one before alone.
    """
    place: dict[int, int] = {}
    used: set[int] = set()
    tried, looks = [0] * (len(order) + 1), 0
    while len(place) < len(order):
        depth = len(place)
        one = order[depth]
        foes = [place[other] for other in bound[one] if other in place]
        for spot in range(tried[depth], len(met)):
            looks += 1 + len(foes) // 8
            if spot not in used and met[spot].isdisjoint(foes):
                break
        else:
            if not depth or looks > LOOKS:
                return None
            used.discard(place.pop(order[depth - 1]))
            continue
        place[one], tried[depth] = spot, spot + 1
        used.add(spot)
        tried[depth + 1] = (
            spot + 1 if people <= one and depth + 1 < len(order) and people <= order[depth + 1] else 0
        )
    return place
