"""Several rounds with one group: as many as possible in which no two people meet twice.

Theory of operation. With everybody present in each round this is the *social golfer problem* (CSPLib, problem 010):
``g`` tables of ``s`` people, as many rounds as possible in which no pair sits together twice; there are never more
than ⌊(gs − 1)/(s − 1)⌋, since each round gives each person s − 1 of the gs − 1 others. Four ways are tried, the
cheapest and surest first:

- *design*: where algebra has a formula (:mod:`algebra`), no search is needed;
- *kept*: what was found once is kept as one base week and the shift that makes the others of it (:mod:`kept`);
- *symmetric*: a base week is searched of which the shifts make the whole, so that the space is so many times
  smaller (:mod:`symmetric`);
- *search*: plain swaps, which always give an answer, and mend what the others left (:mod:`search`).

Fewer people than seats take the places of a design whose empty seats never meet, or are searched; more people than
seats, if that is wished, rest in turn. What comes out is counted again from its bare lists, by code that knows none
of this (:mod:`checker`): a certificate, with the fewest repeats that anybody could reach (:mod:`bounds`).
"""

from plugdedag.engine.mixing.problem import Contradiction
from plugdedag.engine.mixing.rounds.checker import Certificate, check
from plugdedag.engine.mixing.rounds.making import Schedule, rounds
from plugdedag.engine.mixing.rounds.problem import RoundsProblem, Unworkable

__all__ = ["Certificate", "Contradiction", "RoundsProblem", "Schedule", "Unworkable", "check", "rounds"]
