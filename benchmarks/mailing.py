"""kill -9 in the middle of a mailing, again and again: how many got two letters, how many none?

    python -m benchmarks.mailing [--quick] [--seed NUMBER]

Letters go through a real SMTP conversation to a server in this process, on a SQLite of its own. ``--quick`` sends 500
with 5 kills instead of 10,000 with 100.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter

import django
from django.core.management import call_command
from django.db import connection

from benchmarks.machine import report
from tests.outbox.smtp import AnyPort, Mailbox

LONGEST = 0.8  # seconds a worker lives at most before it is killed


def worker() -> subprocess.Popen[str]:
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


def ended() -> Counter[str]:
    """Let one worker finish; answers how many effects are in which state."""
    from plugdedag.outbox.models import Effect, State  # noqa: PLC0415 - Django must be ready

    process = worker()
    while Effect.objects.exclude(state__in=[State.DONE, State.UNCERTAIN, State.FAILED]).exists():
        time.sleep(0.2)
    process.kill()
    process.wait()
    return Counter(Effect.objects.values_list("state", flat=True))


def run(size: int, times: int, seed: int, box: Mailbox) -> dict[str, float]:
    """Send, kill, count."""
    from plugdedag.outbox import mail, queue  # noqa: PLC0415 - Django must be ready
    from plugdedag.outbox.models import Effect, State  # noqa: PLC0415

    words = {
        "template": "news",
        "language": "nl",
        "subject": "Woensdag",
        "text": "Kom je?",
        "html": "<p>Kom je?</p>",
    }
    for number in range(size):
        queue.enqueue(mail.KIND, "news:1", f"plugger{number}@example.org", words)
    began = time.monotonic()
    kills(times, random.Random(seed))
    states = ended()
    uncertain = set(Effect.objects.filter(state=State.UNCERTAIN).values_list("recipient", flat=True))
    everybody = set(Effect.objects.values_list("recipient", flat=True))
    return {
        "doubled": sum(count - 1 for count in box.count.values()),
        "forgotten": len(everybody - set(box.count) - uncertain),
        "uncertain": len(uncertain), "failed": states[State.FAILED], "seconds": round(time.monotonic() - began, 1),
    }  # fmt: skip


def main() -> int:
    """1 when somebody got two letters, or none that is not listed."""
    quick = "--quick" in sys.argv
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else random.randrange(10**6)
    size, times = (500, 5) if quick else (10_000, 100)
    box = Mailbox()
    server = AnyPort(box, hostname="127.0.0.1", port=0)
    server.start()
    with tempfile.TemporaryDirectory(prefix="plug-mailing-") as folder:
        os.environ |= {
            "PLUG_DATA": folder, "PLUG_MAIL_URL": f"smtp://127.0.0.1:{server.port}", "PLUG_HTTPS": "no",
            "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings", "PYTHONPATH": os.pathsep.join(["src", "."]),
        }  # fmt: skip
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        call_command("migrate", verbosity=0)
        figures = run(size, times, seed, box)
        connection.close()
    server.stop()
    kept = figures["doubled"] == figures["forgotten"] == 0 and figures["uncertain"] <= times
    report("mailing", quick=quick, seed=seed, letters=size, kills=times, **figures, kept=kept)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
