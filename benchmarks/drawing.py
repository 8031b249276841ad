"""The seasons of a loyal core as a picture for the docs, drawn from the lines that the benchmark printed.

    python -m benchmarks.mixing > lines && python -m benchmarks.drawing lines > docs/pictures/seasons.svg

A full dot looks at networks, an open one does not; the line is the spread between seasons. Who is further off than the
picture reaches is a number with an arrow. What was not run but published is a broken line. The picture brings its own
paper, so it reads on a light page and on a dark one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT, TOP, ROW = 480, 176, 462, 92, 38
FROM, TO = 93, 100
PAPER, INK, SOFT, EDGE, OURS, THEIRS = "#fffaf0", "#14213d", "#3d4867", "#c9bfa5", "#b32c0a", "#2450b8"
NAMES = {
    "by chance": "by chance", "greedy, 60 turns": "greedy, 60 turns",
    "OR-Tools CP-SAT, 1 s a day": "OR-Tools, 1 s a day",
    "OR-Tools CP-SAT, 1 s a day, one season": "OR-Tools, published",
    "GroupMixer, 1 s a day": "GroupMixer, published",
    "engine, day by day": "PLUG, day by day", "engine, last season's rates": "… with known rates",
    "known beforehand": "… known beforehand",
}  # fmt: skip
Line = dict[str, Any]


def at(share: float) -> float:
    """How far to the right so many per cent lie."""
    return round(LEFT + (RIGHT - LEFT) * (share - FROM) / (TO - FROM), 1)


def text(x: float, y: float, words: str, *, size: int = 15, colour: str = INK, end: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}"{anchor}>{escape(words)}</text>'


def line(x: float, y: float, to_x: float, to_y: float, colour: str, more: str = "") -> str:
    return f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}" stroke="{colour}"{more}/>'


def scale(bottom: float) -> list[str]:
    found = []
    for share in range(FROM + 1, TO + 1):
        found.append(line(at(share), TOP - 12, at(share), bottom, EDGE))
        found.append(text(at(share) + 9, TOP - 20, str(share), size=13, colour=SOFT, end=True))
    return found


def dot(row: Line, y: float, colour: str) -> list[str]:
    """One way with or without networks, and how far the seasons lie apart."""
    share, spread = row["bound"], row["spread"]
    if share < FROM:
        return [text(LEFT, y + 5, f"← {share:.0f}", colour=colour)]
    y += -5 if row["networks"] else 5
    fill = colour if row["networks"] else PAPER
    return [
        line(at(max(FROM, share - spread)), y, at(min(TO, share + spread)), y, colour, ' stroke-width="2"'),
        f'<circle cx="{at(share)}" cy="{y}" r="5" fill="{fill}" stroke="{colour}" stroke-width="2"/>',
    ]


def way(name: str, rows: list[Line], y: float) -> list[str]:
    ours = name.startswith(("engine", "known"))
    colour = OURS if ours else THEIRS
    found = [text(14, y + 5, NAMES[name], colour=colour if ours else INK)]
    for row in rows:
        if isinstance(row["bound"], list):
            low, high = row["bound"]
            found.append(
                line(at(low) - 3, y, at(high) + 3, y, colour, ' stroke-width="6" stroke-dasharray="3 2"')
            )  # fmt: skip
        else:
            found += dot(row, y, colour)
    return found


def drawn(lines: Iterable[Line]) -> str:
    """The picture as SVG."""
    kinds = ("mixing.season", "mixing.published")
    rows = [one for one in lines if one["benchmark"] in kinds and one.get("bound") is not None]
    rows = [one for one in rows if one["shape"] in ("loyal", "another loyal core")]
    found: dict[str, list[Line]] = {name: [one for one in rows if one["way"] == name] for name in NAMES}
    found = {name: mine for name, mine in found.items() if mine}
    bottom = TOP + ROW * len(found) - 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom + 44}" '
        f'viewBox="0 0 {WIDTH} {bottom + 44}" font-family="sans-serif">',
        f'<rect width="{WIDTH}" height="{bottom + 44}" rx="12" fill="{PAPER}"/>',
        text(14, 30, "Of the acquaintances a season could bring, %", size=17),
        text(14, 52, "72 days, 300 people, some 32 a day, a loyal core", size=13, colour=SOFT),
        *scale(bottom),
    ]
    for number, (name, mine) in enumerate(found.items()):
        parts += way(name, mine, TOP + 12 + ROW * number)
    parts += [
        f'<circle cx="20" cy="{bottom + 24}" r="5" fill="{SOFT}" stroke="{SOFT}" stroke-width="2"/>',
        text(32, bottom + 29, "networks too", size=13, colour=SOFT),
        f'<circle cx="136" cy="{bottom + 24}" r="5" fill="{PAPER}" stroke="{SOFT}" stroke-width="2"/>',
        text(148, bottom + 29, "new people only", size=13, colour=SOFT),
        text(RIGHT, bottom + 29, "the line: spread", size=13, colour=SOFT, end=True),
    ]
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    printed = Path(sys.argv[1]).read_text("utf-8").splitlines()
    sys.stdout.write(drawn(json.loads(one) for one in printed if one.startswith("{")))
