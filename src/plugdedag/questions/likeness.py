"""Which lines may say the same: for who merges on a phone while the talk goes on. Words alone; it decides nothing."""

from __future__ import annotations

import re

from plugdedag.people.finding import folded
from plugdedag.questions.board import Line
from plugdedag.questions.models import Contribution

LIKELY = 5  # at most that many on top
STEM, SHORT = 5, 4  # “sleutels” and “sleutel” are one; shorter words say little
ENOUGH = 0.1


def stems(words: str) -> set[str]:
    """The beginnings of the longer words."""
    return {word[:STEM] for word in re.findall(r"\w+", folded(words)) if len(word) >= SHORT}


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how much of the shorter of two texts is in the other; nothing for a single word in common."""
    here, there = stems(one), stems(other)
    shared = len(here & there)
    return shared / min(len(here), len(there)) if shared > 1 else 0.0


def by_likeness(found: Contribution, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """What it may be merged into: the likely ones, and all others.

    The likely ones read alike; without such, they are those of its kind and lunch, or simply the first. The others
    stay in the order they came, those of the same kind first. ``lines`` come in that order.
    """
    rest = [line for line in lines if line.pk != found.pk]
    like = {line.pk: likeness(found.words, line.words) for line in rest}
    likely = sorted((line for line in rest if like[line.pk] >= ENOUGH), key=lambda line: -like[line.pk])
    same = [line for line in rest if (line.kind, line.contribution.day_id) == (found.kind, found.day_id)]
    kinds = sorted(rest, key=lambda line: line.kind != found.kind)
    first = (likely or same or kinds)[:LIKELY]
    return first, [line for line in kinds if line not in first]
