"""Reading what is said in the demo world, and how much of it a world of some size takes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"
NOW = "18_voetbal"  # the month that runs


@dataclass(frozen=True)
class Size:
    """How large a world is: finished months, months ahead, and the files its pluggers come from."""

    finished: int
    ahead: int
    crowds: tuple[str, ...]


FULL = Size(finished=17, ahead=2, crowds=("1_eersten", "2_velen", "3_meer", "4_laatsten"))
SMALL = Size(finished=3, ahead=1, crowds=("1_eersten",))


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def read_months(size: Size = FULL) -> list[dict[str, Any]]:
    """The months of a world of that size, the oldest first: those before now, now, and those ahead."""
    names = sorted(path.stem for path in (DATA / "months").glob("*.toml"))
    now = names.index(NOW)
    return [read(f"months/{name}") for name in names[now - size.finished : now + size.ahead + 1]]
