"""The lines of a board by theme: what was put together first, then what stands by itself."""

from __future__ import annotations

from collections.abc import Iterable

from plugdedag.questions.board import Line

Groups = list[tuple[str, list[Line]]]


def grouped(lines: Iterable[Line]) -> Groups:
    """Each theme with its lines, in the order in which they come; what has none last, under an empty title."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.theme, []).append(line)
    return sorted(groups.items(), key=lambda group: not group[0])
