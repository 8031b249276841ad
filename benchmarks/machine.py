"""What a figure was measured on, so that two figures can be compared; and the one line every benchmark ends with."""

import datetime as dt
import json
import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import Any


def processor() -> str:
    """The processor's name, as Linux tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine()
    )


def described() -> dict[str, Any]:
    """Machine and moment."""
    return {
        "date": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} × {processor()}",
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "django": version("django"),
        "sqlite": sqlite3.sqlite_version,
    }


def report(name: str, **figures: Any) -> None:
    """Print the last line: one JSON object with the figures."""
    print(json.dumps({"benchmark": name, **figures, **described()}, ensure_ascii=False))


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies, to a tenth."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1)
