"""Everything but the tests: ``python -m tests.checks``. All checks run; the names of those that failed come last."""

import os
import subprocess
import sys
import tempfile
import time

PYTHON = [sys.executable, "-m"]
PLUG = [*PYTHON, "plugdedag.cli"]
DJANGO = [*PYTHON, "django"]
SECRET = "a-key-for-a-check-that-serves-nobody-" * 2

CHECKS = {
    "style": [*PYTHON, "ruff", "check", "src", "tests", "benchmarks"],
    "form": [*PYTHON, "ruff", "format", "--check", "--quiet", "src", "tests", "benchmarks"],
    "types": [*PYTHON, "mypy"],
    "layers": [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "templates": [*PYTHON, "djlint", "--lint", "--quiet", "src"],
    "dependencies": [*PYTHON, "deptry", "src"],
    "translations": [*PLUG, "messages", "--check"],
    "migrations": [*DJANGO, "makemigrations", "--check", "--dry-run"],
    "settings": [*DJANGO, "check", "--deploy", "--fail-level", "WARNING"],
    "docs": [*PYTHON, "pytest", "tests/house/test_docs.py"],
}


def passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check; what it says is shown only when it fails."""
    began = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    failed = done.returncode != 0
    print(f"{'FAILED' if failed else 'passed':<7} {name} ({time.monotonic() - began:.1f} s)", flush=True)
    if failed:
        print(done.stdout + done.stderr, flush=True)
    return not failed


def main(names: list[str]) -> int:
    """Run the checks of these names, or all; 0 when all pass."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PLUG_")}
        environment |= {
            "PLUG_DATA": folder,
            "PLUG_SECRET_KEY": SECRET,
            "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings",
            "PYTHONPATH": "src",
            "COLUMNS": "160",
        }
        environment.pop("DATABASE_URL", None)
        failed = [name for name in names or CHECKS if not passes(name, CHECKS[name], environment)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
