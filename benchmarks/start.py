"""From nothing to the first page: git clone, make demo, and the start page answers; and then once more.

    python -m benchmarks.start [--quick]

The clone lands in a folder with a space in its name. ``--quick`` leaves out the environment: it starts the demo with
this one, in an empty folder.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.machine import report

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 90.0
PATIENCE = 600.0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def first_page(command: list[str], folder: Path, port: int) -> float:
    """Seconds until the start page answers; then everything is stopped as by Ctrl-C."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, start_new_session=True, env=environment())
    try:
        while time.monotonic() - began < PATIENCE and process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
                    if page.status == 200:
                        return round(time.monotonic() - began, 1)
            except OSError:
                time.sleep(0.1)
        raise SystemExit("The start page never answered.")
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(30)


def environment() -> dict[str, str]:
    """Ours, without settings and without this environment's Python path."""
    gone = ("PLUG_", "DATABASE_", "DJANGO_", "PYTHONPATH", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(gone)}
    return kept | {"PYTHONPATH": str(ROOT / "src")} if "--quick" in sys.argv else kept


def main() -> int:
    """Measure both starts; 1 when the first took longer than its limit."""
    quick, port = "--quick" in sys.argv, free_port()
    with tempfile.TemporaryDirectory(prefix="plug start ") as name:
        folder, began = Path(name), time.monotonic()
        command = [sys.executable, "-m", "plugdedag.cli", "demo", "--port", str(port)]
        if not quick:
            subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "plug")], check=True)
            folder, command = folder / "plug", ["make", "demo", f"PORT={port}"]
        cloned = time.monotonic() - began
        first = round(cloned + first_page(command, folder, port), 1)
        second = first_page(command, folder, port)
    report("start", quick=quick, first_s=first, second_s=second, limit_s=LIMIT, kept=first <= LIMIT)
    return 0 if first <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
