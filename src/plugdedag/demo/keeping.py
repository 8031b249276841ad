"""The demo's database: built once, kept while it is still about today, thrown away when it is not."""

import datetime as dt
import hashlib
import json
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from plugdedag.demo import world
from plugdedag.lib.progress import Progress, quiet

FRESH_FOR = dt.timedelta(days=6)  # then its “mid-month” would no longer be


def made_with() -> str:
    """A hash of what shapes the world: the tables and the world's own code."""
    digest = hashlib.sha256()
    for path in sorted(
        [*settings.PACKAGE.glob("*/migrations/*.py"), *settings.PACKAGE.glob("demo/**/*.[pt][yo]*")]
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def stands(stamp: Path, seed: int, today: dt.date) -> bool:
    """Whether the world that is there is the one asked for, whole, and about today."""
    if not stamp.exists():
        return False
    kept = json.loads(stamp.read_text())
    age = today - dt.date.fromisoformat(kept["today"])
    return kept["seed"] == seed and kept["with"] == made_with() and dt.timedelta() <= age <= FRESH_FOR


def ensure_built(seed: int, today: dt.date, progress: Progress = quiet, *, fresh: bool = False) -> bool:
    """Build the world where it does not stand yet; answers whether it was built. The stamp is written last."""
    if not settings.DEMO:
        raise RuntimeError("Only the demo builds its world: “plug demo”.")
    stamp = settings.DATA / "world.json"
    if not fresh and stands(stamp, seed, today):
        return False
    stamp.unlink(missing_ok=True)
    connection.close()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    progress("Tables", 0, 1)
    call_command("migrate", interactive=False, verbosity=0)
    world.build(seed, today, progress, at_lunch=True)
    stamp.write_text(json.dumps({"seed": seed, "today": today.isoformat(), "with": made_with()}))
    return True
