"""A month is announced to 10,000 people, and kill -9 comes again and again: how many got two letters, how many none?

    python -m benchmarks.mailing [--quick] [--calm] [--postgres] [--seed NUMBER]

Letters are written when they go and sent in a real SMTP conversation to a server in a process of its own. ``--calm``
kills nobody, and tells how many letters a second leave. ``--quick`` sends 500 with 5 kills instead of 10,000 with 100.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack

import django
from django.core.management import call_command
from django.db import connection

from benchmarks.machine import report
from tests import postgres
from tests.outbox.smtp import Elsewhere

LONGEST = 0.8  # seconds a worker lives at most after it was told to begin


def worker() -> "subprocess.Popen[str]":
    """A worker that has just begun."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.outbox.worker_process"], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    process.stdout.readline()
    process.stdin.write("\n")
    process.stdin.flush()
    return process


def kills(times: int, chance: random.Random) -> None:
    for number in range(times):
        process = worker()
        time.sleep(chance.uniform(0, LONGEST))
        process.kill()
        process.wait()
        print(f"\rkill {number + 1} of {times}", end="", file=sys.stderr)


def ended() -> "Counter[str]":
    """Let one worker finish; answers how many effects are in which state."""
    from plugdedag.outbox.models import Effect, State  # noqa: PLC0415 - Django must be ready

    process = worker()
    while Effect.objects.exclude(state__in=[State.DONE, State.UNCERTAIN, State.FAILED]).exists():
        time.sleep(0.2)
    process.kill()
    process.wait()
    return Counter(Effect.objects.values_list("state", flat=True))


def run(size: int, times: int, seed: int, there: Elsewhere) -> dict[str, float]:
    """Announce, kill, count."""
    from plugdedag.outbox.models import Effect, State  # noqa: PLC0415 - Django must be ready
    from plugdedag.questions.intake import publish  # noqa: PLC0415
    from tests.cast import make_cast  # noqa: PLC0415
    from tests.questions.crowd import unannounced  # noqa: PLC0415

    cast = make_cast()
    everybody = unannounced(cast, size)
    began = time.monotonic()
    publish(cast.residency, cast.noor)
    announced = time.monotonic()
    kills(times, random.Random(seed))
    states = ended()
    spent = time.monotonic() - announced
    uncertain = set(Effect.objects.filter(state=State.UNCERTAIN).values_list("recipient", flat=True))
    count = there.count()
    return {
        "doubled": sum(times - 1 for times in count.values()),
        "forgotten": len(everybody - set(count) - uncertain),
        "uncertain": len(uncertain), "failed": states[State.FAILED],
        "announcing s": round(announced - began, 2), "seconds": round(spent, 1),
        "letters a second": round(sum(count.values()) / spent, 1),
    }  # fmt: skip


def main() -> int:
    """1 when somebody got two letters, or none that is not listed."""
    quick, calm = "--quick" in sys.argv, "--calm" in sys.argv
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else random.randrange(10**6)
    size, times = (500, 5) if quick else (10_000, 100)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="plug-mailing-"))
        there = stack.enter_context(Elsewhere())
        os.environ |= {
            "PLUG_DATA": folder, "PLUG_MAIL_URL": f"smtp://127.0.0.1:{there.port}", "PLUG_HTTPS": "no",
            "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings", "PYTHONPATH": os.pathsep.join(["src", "."]),
        }  # fmt: skip
        os.environ.pop("DATABASE_URL", None)
        if "--postgres" in sys.argv:
            stack.enter_context(postgres.named(safe=True))
        django.setup()
        call_command("migrate", verbosity=0)
        figures = run(size, 0 if calm else times, seed, there)
        database = connection.vendor
        connection.close()
    kept = figures["doubled"] == figures["forgotten"] == 0 and figures["uncertain"] <= times
    report(
        "mailing", database=database, quick=quick, seed=seed, letters=size, kills=0 if calm else times,
        **figures, kept=kept,
    )  # fmt: skip
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
