"""The whole suite on each database: ``python -m tests.suite [--sqlite | --postgres] [PYTEST ARGUMENT …]``.

It ends with one line for each thing that could not run, and fails when a test failed on any database.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import postgres

WORKERS = str(min(os.cpu_count() or 1, 8))


def run(name: str, arguments: list[str], missed: Path, **more: str) -> bool:
    """Run pytest on one database; answers whether all is well."""
    print(f"\n— {name}", flush=True)
    began = time.monotonic()
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"TESTS_MISSED": str(missed), **more}
    code = subprocess.call([sys.executable, "-m", "pytest", "-n", WORKERS, *arguments], env=environment)
    print(f"— {name}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    return code == 0


def main(arguments: list[str]) -> int:
    """0 when everything that ran passed."""
    wanted = {each.removeprefix("--") for each in arguments if each in {"--sqlite", "--postgres"}}
    arguments = [each for each in arguments if each not in {"--sqlite", "--postgres"}]
    passed, missed = [], []
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        note = Path(folder) / "missed"
        if wanted != {"postgres"}:
            passed.append(run("SQLite", arguments, note))
        if wanted != {"sqlite"}:
            try:
                url = stack.enter_context(postgres.server())
                passed.append(run("PostgreSQL", arguments, note, DATABASE_URL=url))
            except postgres.Unavailable as error:
                missed.append(f"Could not run: the suite on PostgreSQL: {error}")
        if note.exists():
            missed += dict.fromkeys(note.read_text(encoding="utf-8").splitlines())
    print("\n".join(["", *missed] if missed else ["\nEverything could run."]))
    return 0 if passed and all(passed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
