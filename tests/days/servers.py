"""Real servers on a database of their own, to compete on and to kill. Clients speak HTTP and come by mail links."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from tests import ports, tables
from tests.at_once import LONG

ROOT = Path(__file__).resolve().parents[2]
HONEST, CARELESS = "plugdedag.config.asgi:application", "tests.days.careless:application"
UNLOCKED = "tests.days.unlocked:application"


@dataclass
class Ground:
    """A database with days, and for each of its people a link to each day: (day, person, token)."""

    environment: dict[str, str]
    links: list[tuple[str, int, str]]

    @property
    def tokens(self) -> list[str]:
        return [token for _day, _person, token in self.links]

    @property
    def url(self) -> str:
        """The address of its database."""
        file = Path(self.environment["PLUG_DATA"]) / "plug.sqlite3"
        return self.environment.get("DATABASE_URL", f"sqlite:///{file}")

    def ask(self, *questions: str) -> dict[str, object]:
        """What the database says now, read by a process of its own."""
        return run(self.environment, "state", *questions)


def run(environment: dict[str, str], *words: str, module: str = "tests.days.world") -> dict[str, object]:
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@contextlib.contextmanager
def ground(
    folder: Path, people: int, seats: int, days: int = 1, settings: str = "tests.settings"
) -> Iterator[Ground]:
    """A fresh database with the world in it."""
    with bare_ground(folder, settings) as here:
        made = run(here.environment, "make", str(people), str(seats), str(days))
        yield Ground(here.environment, [tuple(link) for link in made["links"]])


@contextlib.contextmanager
def bare_ground(folder: Path, settings: str = "tests.settings") -> Iterator[Ground]:
    """A fresh database of the kind the suite runs on, with nothing in it; dropped at the end."""
    environment = os.environ | {
        "PLUG_TEST_DATA": str(folder), "PLUG_DATA": str(folder), "PLUG_HTTPS": "no",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": settings,
    }  # fmt: skip
    given = os.environ.get("DATABASE_URL", "")
    name = f"plug_faults_{uuid.uuid4().hex[:8]}"
    with contextlib.ExitStack() as stack:
        if given.startswith("postgres"):
            admin = stack.enter_context(psycopg.connect(given, autocommit=True))
            admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{tables.made() or "template1"}"')
            stack.callback(admin.execute, f'DROP DATABASE "{name}" WITH (FORCE)')
            environment["DATABASE_URL"] = given.rsplit("/", 1)[0] + f"/{name}"
        else:
            tables.copy(folder / "plug.sqlite3")
        yield Ground(environment, [])


class Server:
    """One uvicorn process."""

    def __init__(self, on: Ground, application: str = HONEST) -> None:
        self.port = ports.free()
        self.process = subprocess.Popen(
            self.command(application), cwd=ROOT, env=on.environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait()

    def command(self, application: str) -> list[str]:
        words = ["uvicorn", application, "--port", str(self.port), "--log-level", "error"]
        return [sys.executable, "-m", *words]

    def wait(self) -> None:
        until = time.monotonic() + LONG
        while True:
            try:
                assert Client(self.port).get("/healthz")[0] == 200
                return
            except (OSError, http.client.HTTPException):
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.05)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()


def children(of: int) -> list[int]:
    """The process ids of a process's children."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if path.read_text().rsplit(")", 1)[1].split()[1] == str(of):
                found.append(int(path.parent.name))
    return found


class Whole(Server):
    """“plug serve” as people run it: processes that answer pages, and the worker beside them. A kill takes them all."""

    def kill(self) -> None:
        all_of_it = children(self.process.pid)
        super().kill()
        for child in all_of_it:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)

    def command(self, application: str) -> list[str]:
        return [sys.executable, "-m", "plugdedag.cli", "serve", "--port", str(self.port)]


class Client:
    """A browser without JavaScript, with patience."""

    def __init__(self, port: int) -> None:
        self.port, self.cookie = port, ""

    def get(self, path: str) -> tuple[int, str]:
        return self.send("GET", path)

    def open(self, token: str) -> dict[str, str]:
        """Open a mail link; the hidden fields of its form."""
        status, page = self.get(f"/rsvp/{token}/")
        assert status == 200, page[:500]
        return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))

    def answer(self, token: str, fields: dict[str, str], answer: str) -> int:
        return self.send("POST", f"/rsvp/{token}/", urlencode(fields | {"answer": answer}))[0]

    def send(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=LONG)
        headers = {"Cookie": self.cookie, "Accept-Language": "en"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, urllib.parse.quote(path), body, headers)
            response = connection.getresponse()
            cookie = response.getheader("Set-Cookie", "")
            if cookie.startswith("csrftoken="):
                self.cookie = cookie.split(";")[0]
            return response.status, response.read().decode()
        finally:
            connection.close()
