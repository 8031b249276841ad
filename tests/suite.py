"""The whole suite on each database: ``python -m tests.suite [--sqlite | --postgres] [PYTEST ARGUMENT …]``.

It ends with one line for each thing that could not run, and fails when a test failed on any database.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests import leftovers, postgres

WORKERS = str(min(os.cpu_count() or 1, 8))
SPREAD = ["-n", WORKERS, "--dist", "worksteal"]  # who is done takes over what another has not begun
LEFT_OUT = {
    "DATABASE_URL",
    "PYTHONDONTWRITEBYTECODE",
}  # some fifty processes would each compile all of it anew
PATIENCE = 60  # seconds for the tests to put away their things when they are stopped


def run(name: str, arguments: list[str], folder: Path, **more: str) -> bool:
    """Run pytest on one database; answers whether all is well. What is built for browsers is built once for both."""
    print(f"\n— {name}", flush=True)
    began, data = time.monotonic(), folder / name
    data.mkdir()
    (data / "build").symlink_to(folder / "build")
    environment = {key: value for key, value in os.environ.items() if key not in LEFT_OUT}
    environment |= {"TESTS_MISSED": str(folder / "missed"), "PLUG_TEST_DATA": str(data), **more}
    code = ended([sys.executable, "-m", "pytest", *SPREAD, *arguments], environment)
    print(f"— {name}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    return code == 0


def ended(command: list[str], environment: dict[str, str]) -> int:
    """Run it to its end; when we are stopped it may still put away its browsers, servers and files."""
    with subprocess.Popen(command, env=environment) as process:
        try:
            return process.wait()
        except BaseException as stopped:
            if not isinstance(stopped, KeyboardInterrupt):  # Ctrl-C reaches it by itself
                process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            process.kill()
            raise


@contextlib.contextmanager
def place() -> Iterator[Path]:
    """A folder for everything the tests write, with one for what is built."""
    folder = leftovers.folder("tests")
    try:
        (folder / "build").mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """0 when everything that ran passed."""
    wanted = {each.removeprefix("--") for each in arguments if each in {"--sqlite", "--postgres"}}
    arguments = [each for each in arguments if each not in {"--sqlite", "--postgres"}]
    passed, missed = [], []
    leftovers.stop_as_by_ctrl_c()
    with place() as folder, contextlib.ExitStack() as stack:
        if wanted != {"postgres"}:
            passed.append(run("SQLite", arguments, folder))
        if wanted != {"sqlite"}:
            try:
                url = stack.enter_context(postgres.server())
                passed.append(run("PostgreSQL", arguments, folder, DATABASE_URL=url))
            except postgres.Unavailable as error:
                missed.append(f"Could not run: the suite on PostgreSQL: {error}")
        if (note := folder / "missed").exists():
            missed += dict.fromkeys(note.read_text(encoding="utf-8").splitlines())
    print("\n".join(["", *missed] if missed else ["\nEverything could run."]))
    return 0 if passed and all(passed) else 1


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
    sys.exit(130)
