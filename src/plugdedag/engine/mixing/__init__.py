"""Who sits with whom, so that people keep meeting new people from other networks."""

from plugdedag.engine.mixing.problem import Met, Person, Problem, Sizes

__all__ = ["Met", "Person", "Problem", "Sizes"]
