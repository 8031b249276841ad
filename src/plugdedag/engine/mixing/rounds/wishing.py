"""Whether the wishes can be kept at all, and which contradict each other if not.

Theory of operation. When nobody rests, who sits in one round sits in all, at tables of the same sizes: wishes that
can be kept in one round can be kept in each. So one round is asked, exactly, of
:mod:`plugdedag.engine.mixing.wishes`.
"""

from __future__ import annotations

from plugdedag.engine.mixing.problem import Contradiction, Wish
from plugdedag.engine.mixing.rounds.problem import RoundsProblem
from plugdedag.engine.mixing.wishes import Room, blame, possible


def refuse(problem: RoundsProblem) -> None:
    """Raise :class:`Contradiction` when no round keeps all wishes."""
    wanted = [
        *(Wish("together", (str(one), str(other))) for one, other in problem.together),
        *(Wish("apart", (str(one), str(other))) for one, other in problem.apart),
    ]
    if not wanted or problem.resting or not problem.rounds:
        return
    numbers = {str(person): person for person in range(problem.count)}
    rooms = [Room(tuple(problem.sizes))]
    if not possible(numbers, wanted, rooms):
        raise Contradiction(blame(numbers, wanted, rooms))
