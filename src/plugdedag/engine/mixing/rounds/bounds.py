"""The fewest repeats that any schedule has.

Theory of operation. A repeat is each time a pair sits together after its first. Two counts bound them from below,
and the larger holds:

- *all pairs*: rounds give M meetings in all, and there are P pairs who may meet, so M − P meetings are repeats. Who
  sits together in every round uses a meeting of each, and may be taken out of both sums;
- *two rounds*: where a table has more people than there are tables, some of them sit together in the next round
  too: s people over g tables, spread as evenly as possible. Against the first round this holds for each later one,
  and those are different meetings.

The first is the pigeonhole behind ⌊(gs − 1)/(s − 1)⌋ (CSPLib, problem 010).
"""

from __future__ import annotations

from plugdedag.engine.mixing.rounds.problem import RoundsProblem


def pairs(people: int) -> int:
    return people * (people - 1) // 2


def together(problem: RoundsProblem) -> int:
    """How many pairs sit together in every round."""
    return sum(pairs(len(company)) for company in problem.companies())


def wished(problem: RoundsProblem) -> int:
    """The repeats that were asked for."""
    return together(problem) * max(0, problem.rounds - 1)


def least(problem: RoundsProblem) -> int:
    """No schedule for this has fewer repeats."""
    return max(by_all_pairs(problem), by_two_rounds(problem))


def by_all_pairs(problem: RoundsProblem) -> int:
    fixed = together(problem)
    apart = len({tuple(sorted(pair)) for pair in problem.apart})
    meetings = problem.rounds * sum(map(pairs, problem.sizes))
    free = pairs(problem.count) - fixed - apart
    return wished(problem) + max(0, meetings - problem.rounds * fixed - free)


def by_two_rounds(problem: RoundsProblem) -> int:
    if problem.resting:
        return 0  # who met in one round may rest in the next
    forced = 0
    for size in problem.sizes:
        few, more = divmod(size, problem.tables)
        forced += more * pairs(few + 1) + (problem.tables - more) * pairs(few)
    return forced * max(0, problem.rounds - 1)
