"""New acquaintances, drawn: for each day a glass as high as what was possible, filled with what was made of it.

Heights are pairs of people, so the picture knows counts and nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from plugdedag.look.palette import PAGE
from plugdedag.look.pictures import END, opening, words

WIDTH, TOP, GROUND = 360, 14, 150
LEFT, RIGHT = 34, 8
PEOPLE = PAGE.tone("people")


def meetings_svg(days: Sequence[tuple[int, int]], label: str = "") -> str:
    """The days from left to right, the latest last. ``days`` holds how many were made, and how many were possible."""
    top = max(10, *(possible for _made, possible in days)) if days else 10
    step = (WIDTH - LEFT - RIGHT) / max(len(days), 6)
    wide = round(min(26.0, step * 0.66), 1)
    glasses = "".join(
        glass(LEFT + (number + 0.5) * step, wide, high(made, top), high(possible, top))
        for number, (made, possible) in enumerate(days)
    )
    return (
        f"{opening(f'0 0 {WIDTH} {GROUND + 10}', label)}{ruler(top)}{glasses}"
        f'<path d="M{LEFT - 4} {GROUND}H{WIDTH - 2}" stroke="{PAGE.ink}" stroke-width="2.5" stroke-linecap="round"/>'
        "</svg>"
    )


def high(count: int, top: int) -> float:
    """How many units a number of pairs is high."""
    return round((GROUND - TOP) * count / top, 1)


def glass(x: float, wide: float, made: float, possible: float) -> str:
    """What was possible as an outline, what was made of it in full colour."""
    left = round(x - wide / 2, 1)
    return (
        f'<rect x="{left}" y="{round(GROUND - possible, 1)}" width="{wide}" height="{possible}" rx="3"'
        f' fill="{PEOPLE.field}" stroke="{PEOPLE.line}" stroke-width="1.5" stroke-dasharray="3 3"/>'
        f'<rect x="{left}" y="{round(GROUND - made, 1)}" width="{wide}" height="{made}" rx="3" fill="{PEOPLE.line}"'
        f' stroke="{PEOPLE.line}" stroke-width="1.5"/>'
    )


def ruler(top: int) -> str:
    """Three lines with their numbers."""
    each = next(
        size for size in (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 10**9) if size * 4 >= top
    )
    quiet = PAGE.tone("quiet").blot
    return "".join(
        f'<path d="M{LEFT} {GROUND - high(count, top)}H{WIDTH - 2}" stroke="{quiet}" stroke-width="1"/>'
        + words(str(count), LEFT - 7, GROUND - high(count, top) + 4, 11, PAGE.soft, weight=600, more=END)
        for count in range(0, top + 1, each)
    )
