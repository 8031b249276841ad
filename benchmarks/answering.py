"""2,000 people answer within a minute of the mail that announces a month: who is lost, and how long does it take?

    python -m benchmarks.answering [--quick] [--postgres]

“plug serve” as people run it, its worker included, on a fresh database; real HTTP over localhost, each person a browser
of their own that opens its link, presses the button and looks at what came of it; the crowd runs on the same machine.
First as fast as it goes, 100 at once, in turns with a bare view (``bare.py``) on the same server; then evenly over a
minute. A judge who knows only SQL looks at the database after. ``--postgres`` starts a PostgreSQL of its own, with
fsync on.
"""

import asyncio
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.machine import percentile, report
from tests import postgres
from tests.days import judge
from tests.days.crowd import Tap, crowd, paced
from tests.days.servers import Ground, Whole, ground

FAULTS = ("oversold", "lost", "doubled", "idle", "untold")
DAYS, AT_ONCE, ROUNDS, MINUTE = 4, 100, 3, 60.0
BARE = "/bare/{}/"


def taps(here: Ground) -> list[Tap]:
    """One tap a person, the days in turn."""
    people = sorted({person for _day, person, _token in here.links})
    by_person: dict[int, list[tuple[str, str]]] = {person: [] for person in people}
    for day, person, token in here.links:
        by_person[person].append((day, token))
    return [
        Tap(token, "come", day, person)
        for number, person in enumerate(people)
        for day, token in [by_person[person][number % DAYS]]
    ]


def spread(done: list[Tap]) -> dict[str, float]:
    """How long people waited for a page or a thanks, in milliseconds."""
    waits = [seconds * 1000 for tap in done for seconds in tap.spent]
    found = {f"p{share}": percentile(waits, share / 100) for share in (50, 95, 99)}
    return found | {"worst": percentile(waits, 1.0)}


def burst(port: int, real: list[Tap], bare: list[Tap]) -> tuple[float, float]:
    """People a second by the real page and by the bare one, in turns, as fast as it goes."""
    spent, part, other = {"real": 0.0, "bare": 0.0}, len(real) // ROUNDS, len(bare) // ROUNDS
    for number in range(ROUNDS):
        some = bare[number * other : (number + 1) * other]
        spent["bare"] += asyncio.run(crowd(port, some, at_once=AT_ONCE, path=BARE))
        some = real[number * part : (number + 1) * part]
        spent["real"] += asyncio.run(crowd(port, some, at_once=AT_ONCE))
    return ROUNDS * part / spent["real"], ROUNDS * other / spent["bare"]


def measured(here: Ground, fast: int, even: int, seconds: float) -> dict[str, object]:
    """Both forms on one server, and what the judge says."""
    with Whole(here) as server:
        mine = taps(here)
        quick, slow = mine[:fast], mine[fast : fast + even]
        bare = [Tap(tap.token, "come") for tap in mine[-fast:]]
        rate, least = burst(server.port, quick, bare)
        asyncio.run(paced(server.port, slow, seconds))
    done = [*quick, *slow]
    journal = [judge.Acknowledged(tap.day, tap.person, tap.key, True) for tap in done if tap.thanked]
    found = judge.faults(here.url, journal)
    return {
        "as fast as it goes": {"people": fast, "a second": round(rate, 1), **spread(quick)},
        "bare view": {"a second": round(least, 1), **spread(bare)}, "ratio": round(rate / least, 2),
        "evenly": {"people": even, "seconds": seconds, **spread(slow)},
        "errors": sum(not tap.thanked for tap in [*done, *bare]),
        "busy": sum(tap.status == 503 or "lock" in tap.words for tap in done),
        **{kind: sum(fault.startswith(kind) for fault in found) for kind in FAULTS},
    }  # fmt: skip


def main() -> int:
    """Print the figures; 1 when somebody was oversold, lost, told “busy”, or waited longer than a second."""
    fast, even, seconds = (150, 200, 6.0) if "--quick" in sys.argv else (900, 2000, MINUTE)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="plug-answering-")))
        if "--postgres" in sys.argv:
            stack.enter_context(postgres.named(safe=True))
        here = stack.enter_context(
            ground(folder, 2 * fast + even, (fast + even) // 6, DAYS, "benchmarks.bare_settings")
        )
        figures = measured(here, fast, even, seconds)
    evenly: dict[str, float] = figures["evenly"]  # type: ignore[assignment]
    kept = {
        "ratio": figures["ratio"] >= 0.5,  # type: ignore[operator]
        "p99": evenly["p99"] <= 1000,
        "faults": not any(figures[name] for name in ("errors", "busy", *FAULTS)),
    }  # fmt: skip
    database = "PostgreSQL" if "--postgres" in sys.argv else "SQLite"
    report("answering", database=database, **figures, kept=kept)
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
