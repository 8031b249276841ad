"""Which card goes to whom: the rounds stay as good as they are, and people who should not meet, or met before, do not.

What people wish is read here and nowhere shown: of all ways to hand out the numbers of one schedule, a card is as good
as another, so nothing on it or beside it tells why it is whose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from plugdedag.days.models import Day, Rsvp, Visit
from plugdedag.engine.mixing.holding import NEVER, Rounds, hold, ordered
from plugdedag.seating.holders import people_of
from plugdedag.seating.memory import meetings
from plugdedag.seating.problem import networks_on, wanted_among

MET, NETWORK, GLADLY = (
    2,
    1,
    -3,
)  # what it costs to share a table once, for each day together and network in common
REMEMBERED = 60  # days back, more than a year
Costs = dict[tuple[int, int], int]  # of two people, by their keys


def matched(day: Day, schedule: Rounds, who: Sequence[Rsvp | Visit], seed: int) -> list[int]:
    """The number for each of these, in their order. Who comes as a guest knows nobody but who brings them."""
    rounds = [[[number - 1 for number in table] for table in tables] for tables in schedule]
    place = {person: index for index, row in enumerate(who) for person in people_of([row])}
    known = costs(day, place)
    pairs = {ordered((place[one], place[other])): cost for (one, other), cost in known.items()}
    pairs |= {ordered((place[host], index)): MET for index, host in along(who) if host in place}
    apart = [pair for pair, cost in pairs.items() if cost >= NEVER]
    return [number + 1 for number in hold(rounds, len(who), seed=seed, apart=apart, costs=pairs)]


def along(who: Sequence[Rsvp | Visit]) -> list[tuple[int, int]]:
    """Of each plus-one their place, and the key of who brings them: they came to meet others."""
    return [
        (index, row.brought_by_id)
        for index, row in enumerate(who)
        if isinstance(row, Rsvp) and row.brought_by_id is not None
    ]


def costs(day: Day, people: Mapping[int, int] | Sequence[int]) -> Costs:
    """What it costs when two of these people share a table. Six queries."""
    keys = list(people)
    found: Counter[tuple[int, int]] = Counter()
    for there in members(networks_on(day, keys)):
        found.update(dict.fromkeys(combinations(there, 2), NETWORK))
    past = day.city.days.filter(date__lt=day.date).order_by("-date", "-opens")[:REMEMBERED]
    for pair, meeting in meetings(list(past)[::-1], keys).items():
        found[pair] += MET * meeting.times
    return {**found, **wishes(day, keys)}


def members(networks: Mapping[int, Collection[str]]) -> list[list[int]]:
    """Of each network who is of it, from the networks of each."""
    found: dict[str, list[int]] = {}
    for person in sorted(networks):
        for network in networks[person]:
            found.setdefault(network, []).append(person)
    return list(found.values())


def wishes(day: Day, keys: Collection[int]) -> Costs:
    """What people said of one another; who would rather not is stronger than who gladly would."""
    wanted = wanted_among(day.city, keys)
    gladly = {ordered(couple): GLADLY for couple in wanted.together}
    return {**gladly, **{ordered(couple): NEVER for couple in wanted.apart}}


def best_of(
    free: Sequence[int],
    row: Rsvp | Visit,
    mates: Sequence[Sequence[int]],
    taken: Mapping[int, Rsvp | Visit],
    known: Costs,
) -> int:
    """The free number for one more: away from whom they should not meet, and where most chairs are empty.

    ``mates``: who sits with each number; ``taken``: who holds the others; ``known``: what it costs when two of all
    these share a table.
    """
    mine = row.person_id

    def cost(number: int) -> int:
        people = [taken[mate].person_id for mate in mates[number] if mate in taken]
        return sum(known.get(ordered((mine, person)), 0) for person in people if mine and person)

    return min(free, key=lambda number: (cost(number), sum(mate in taken for mate in mates[number]), number))
