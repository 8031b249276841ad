"""How many people are expected, drawn: green hills of chance over a row of people, and ranges beside what came.

Widths are in people, so a picture knows counts and nobody. The numbers are in its words too: a picture without its
label is never enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plugdedag.look.palette import PAGE
from plugdedag.look.pictures import END, opening, words

WIDTH, EDGE = 360, 16
GROUND, PEAK = 114, 64  # where the hills stand, and how high the highest is
LEAST = 12  # people, so that a few dots do not fill the width
SEEN = 0.004  # a chance below it has no height
PLACE, PEOPLE, NOW = PAGE.tone("place"), PAGE.tone("people"), PAGE.now
MIDDLE = 'text-anchor="middle"'


def crowd_svg(
    chances: Sequence[float], low: int, high: int, *, likely: int, said: int = 0, seats: int = 0, room: str = "",
    came: int = 0, few: int = 1, label: str = "",
) -> str:  # fmt: skip
    """The hills, the range in full colour, one dot a person: who said so, who is likely on top, who may come.

    ``room`` says ``seats`` in words. ``came`` is pinned on a day that was; 0 draws none. Numbers below ``few`` are not
    told.
    """
    last = max((count for count, chance in enumerate(chances) if chance >= SEEN), default=high)
    top = max(LEAST, high + 2, said + 1, came + 2, last)
    seats = seats if seats <= top * 1.2 + 4 else 0
    scale = Scale(max(top, seats + 1))
    came = came if came >= few else 0
    return (
        f"{opening(f'0 0 {WIDTH} 158', label)}"
        f"{hills(chances, low, high, scale)}"
        f"{dots(said if said >= few else 0, likely, high, scale)}"
        f"{bracket(low, high, scale, few)}"
        f"{limit(seats, room, scale) if seats else ''}"
        f"{pin(came, scale) if came else ''}</svg>"
    )


class Scale:
    """Where a number of people is, from left to right."""

    def __init__(self, top: int) -> None:
        self.top, self.step = top, (WIDTH - 2 * EDGE) / top

    def __call__(self, count: float) -> float:
        return round(EDGE + count * self.step, 1)


def hills(chances: Sequence[float], low: int, high: int, scale: Scale) -> str:
    """All chances in a light tint, the range over them, and the pen along the top."""
    tall = max(chances)
    points = [(scale(count), round(GROUND - PEAK * chance / tall, 1)) for count, chance in enumerate(chances)]
    points = points[: scale.top + 1]
    within = points[low : high + 1]
    return (
        f'<path d="{ground(points)}" fill="{PLACE.field}"/><path d="{ground(within)}" fill="{PLACE.blot}"/>'
        f'<path d="{along(points)}" fill="none" stroke="{PLACE.line}" stroke-width="2.5" stroke-linecap="round"/>'
        f'<path d="M{EDGE - 8} {GROUND}H{WIDTH - EDGE + 8}" stroke="{PAGE.ink}" stroke-width="2.5"'
        ' stroke-linecap="round"/>'
    )


def along(points: Sequence[tuple[float, float]]) -> str:
    """A soft line through the points, which leans at each of them as its neighbours do. Source: Catmull-Rom."""
    if not points:
        return ""
    rows = [y for _x, y in points]
    leans = [
        (after - before) / 6 for before, after in zip([rows[0], *rows], [*rows[1:], rows[-1]], strict=False)
    ]
    ends = zip(pairwise(points), pairwise(leans), strict=True)
    curves = [curve(*start, *end, *slopes) for (start, end), slopes in ends]
    return f"M{points[0][0]} {points[0][1]}{''.join(curves)}"


def curve(x: float, y: float, to: float, down: float, lean: float, next_lean: float) -> str:
    """One piece of that line, from one count to the next."""
    third = (to - x) / 3
    return (
        f"C{round(x + third, 1)} {held(y + lean)} {round(to - third, 1)} {held(down - next_lean)} {to} {down}"
    )


def held(y: float) -> float:
    """Never below the ground."""
    return round(min(GROUND, y), 1)


def ground(points: Sequence[tuple[float, float]]) -> str:
    """The land below that line."""
    return f"{along(points)}V{GROUND}H{points[0][0]}z" if points else ""


def dots(said: int, likely: int, high: int, scale: Scale) -> str:
    """One a person, in a row below the ground."""
    radius = round(min(4.6, scale.step * 0.4), 1)
    drawn = []
    for number in range(1, max(said, high) + 1):
        fill = PEOPLE.line if number <= said else PEOPLE.blot if number <= likely else "none"
        drawn.append(f'<circle cx="{scale(number - 0.5)}" cy="{GROUND + 12}" r="{radius}" fill="{fill}"/>')
    return f'<g stroke="{PEOPLE.line}" stroke-width="1.2">{"".join(drawn)}</g>'


def bracket(low: int, high: int, scale: Scale, few: int) -> str:
    """From where to where, with both numbers; one number where they are the same."""
    left, right, y = scale(low), scale(high), GROUND + 22
    told = [(str(count), x) for count, x in {low: left, high: right}.items() if count >= few]
    if len(told) == 2 and right - left < 30:
        told = [(f"{low}–{high}", (left + right) / 2)]
    numbers = "".join(words(text, x, y + 20, 16, PAGE.ink, more=MIDDLE) for text, x in told)
    return (
        f'<path d="M{left} {y}v5H{right}v-5" fill="none" stroke="{PLACE.line}" stroke-width="2.5"'
        f' stroke-linecap="round" stroke-linejoin="round"/>{numbers}'
    )


def limit(seats: int, room: str, scale: Scale) -> str:
    """A fence where the seats end, with its words on top. People may come all the same."""
    x = scale(seats)
    away, side = (-6, END) if x > WIDTH / 2 else (6, "")
    return (
        f'<path d="M{x} 2V{GROUND}" stroke="{PAGE.edge}" stroke-width="2" stroke-dasharray="2 5"'
        f' stroke-linecap="round"/>{words(room, x + away, 11, 12, PAGE.soft, weight=600, more=side)}'
    )


def pin(came: int, scale: Scale) -> str:
    """How many really came, as a pin in the land."""
    x = scale(came)
    return (
        f'<path d="M{x} 48V{GROUND}" stroke="{PAGE.spark}" stroke-width="3"/>'
        f'<circle cx="{x}" cy="34" r="17" fill="{NOW.field}"/>{words(str(came), x, 40, 17, NOW.line, more=MIDDLE)}'
    )


def ranges_svg(days: Sequence[tuple[int, int, int]], label: str = "") -> str:
    """For each day the range that was told, as a bar, and what came, as a dot in it or beside it; the latest last.

    ``days`` holds low, high and came.
    """
    top = max(max(high, came) for _low, high, came in days) + 2
    step = (WIDTH - 2 * EDGE - 14) / len(days)
    bar = round(min(9.0, step * 0.55), 1)

    def up(count: float) -> float:
        return round(136 - 124 * count / top, 1)

    lines = "".join(
        f'<path d="M{EDGE + 10} {up(count)}H{WIDTH - 6}" stroke="{PAGE.tone("quiet").blot}" stroke-width="1"/>'
        + words(str(count), EDGE + 4, up(count) + 4, 11, PAGE.soft, weight=600, more=END)
        for count in range(0, top + 1, 10)
    )
    drawn = []
    for number, (low, high, came) in enumerate(days):
        x, held = round(EDGE + 18 + (number + 0.5) * step, 1), low <= came <= high
        drawn.append(
            f'<path d="M{x} {up(low)}V{up(high)}" stroke="{PLACE.blot}" stroke-width="{bar}" stroke-linecap="round"/>'
            + (
                f'<circle cx="{x}" cy="{up(came)}" r="{min(4.0, bar * 0.6):g}" fill="{PLACE.line}"/>'
                if held
                else f'<circle cx="{x}" cy="{up(came)}" r="{min(4.0, bar * 0.6):g}" fill="{PAGE.card}"'
                f' stroke="{PAGE.spark}" stroke-width="2.5"/>'
            )
        )
    return f"{opening(f'0 0 {WIDTH} 146', label)}{lines}{''.join(drawn)}</svg>"
