"""How many will come: the history of a place's days in, a distribution out.

Theory of operation. Three things are learned from the days that were, in the order of their dates, each of them
Bayesian and each starting from a sensible belief, so that one day of history already gives an answer, and a wide one:

- *habits*: how often somebody came, lately and over half a year, as beta-Bernoulli rates that lean on everybody's; the
  log-odds that somebody comes are a weighted sum of those and of being new, of coming every second week, of living
  near (:mod:`habits`, :mod:`leaning`);
- *the word*: which share of who comes has said so by so many days before, and which share of who said so comes
  (:mod:`word`);
- *the day*: what all share on a day, rain or a good place, is one shift of the log-odds; how large it uses to be
  and how much of it lingers is learned (:mod:`mood`).

For a coming day the number is a sum of coins with their own odds (a Poisson-binomial), mixed over the shift of the day;
what is said so far tells which shifts are likely. Who is known to nobody yet (a guest, a first visit of a stranger)
comes on top, as a negative binomial. All of it is computed exactly: there are no dice, so no seed.

Nothing here is a number about a person that anybody sees: what comes out is of the day.
"""

from plugdedag.engine.turnout.forecasting import ENOUGH, LEVEL, Forecast, Learner, forecast
from plugdedag.engine.turnout.problem import Ahead, Known, Past, Problem

__all__ = ["ENOUGH", "LEVEL", "Ahead", "Forecast", "Known", "Learner", "Past", "Problem", "forecast"]
