"""Reading what is said in the demo world."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def read_months() -> list[dict[str, Any]]:
    """The months, the oldest first; the last one is now."""
    return [read(f"months/{path.stem}") for path in sorted((DATA / "months").glob("*.toml"))]
