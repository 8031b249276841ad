"""The server as somebody runs it: what stops it says so in one line; what runs, ends whole."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import ports, tables
from tests.cli.running import CITY, plug, refusal, started

pytestmark = pytest.mark.only("sqlite")  # the same on any database


@pytest.fixture
def port() -> int:
    return ports.free()


def test_a_busy_port(city: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        said = refusal(plug(city, "serve", "--port", str(port)))
    assert (
        said == f"Error: Port {port} is busy: stop what runs there, or take another with --port {port + 1}."
    )


def test_a_database_that_does_not_answer(data: Path, port: int) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"postgres://plug:geheim@127.0.0.1:{closed.getsockname()[1]}/plug"
        said = refusal(plug(data, "serve", "--port", str(port), DATABASE_URL=url))
    assert said.startswith("Error: The database cannot be reached: ")
    assert said.endswith("Check DATABASE_URL, and that it runs.")
    assert "geheim" not in said


@pytest.mark.parametrize("command", [["serve", "--port", "8765"], ["init", *CITY]])
def test_a_real_city_is_no_demo(city: Path, command: list[str]) -> None:
    said = refusal(plug(city, *command, PLUG_DEMO="yes", PLUG_HTTPS="yes"))
    assert said == "Error: PLUG_DEMO is for “plug demo”, which sets it by itself: leave it out."


def test_a_database_file_that_cannot_be_opened(data: Path, port: int) -> None:
    data.mkdir()
    (data / "plug.sqlite3").mkdir()
    assert "The database cannot be reached: unable to open" in refusal(
        plug(data, "serve", "--port", str(port))
    )


@pytest.mark.parametrize("command", ["work", "outbox"])
def test_nothing_works_without_its_database(data: Path, command: str) -> None:
    data.mkdir()
    (data / "plug.sqlite3").mkdir()
    assert "The database cannot be reached: unable to open" in refusal(plug(data, command))


def test_a_database_address_that_is_none(data: Path) -> None:
    assert refusal(plug(data, "serve", DATABASE_URL="nonsense")).startswith("DATABASE_URL='nonsense' is not")


def test_nothing_at_all_yet(data: Path, port: int) -> None:
    said = refusal(plug(data, "serve", "--port", str(port)))
    assert said == "Error: There is nothing here yet: make a city with “plug init”."


def test_no_city_yet(data: Path, port: int) -> None:
    data.mkdir()
    tables.copy(data / "plug.sqlite3")  # what “plug migrate” leaves
    assert (
        refusal(plug(data, "serve", "--port", str(port)))
        == "Error: There is no city yet: make one with “plug init”."
    )


def health(port: int) -> dict[str, Any]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60) as response:
        return dict(json.load(response))


def until(true: Callable[[], object], seconds: float = 300) -> None:
    """Wait until it is so; an address that does not answer yet is not so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if true():
                return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f"not within {seconds} s")


def children(of: int) -> list[int]:
    """The process ids of a process's children."""
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if status(path)[1] == str(of)]


def workers(of: int) -> list[int]:
    """Those among them that do the work beside the pages."""
    return [child for child in children(of) if b"work" in words(child)]


def words(process: int) -> list[bytes]:
    """How it was called; nothing when it is no more."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []


def status(process: Path) -> tuple[str, str]:
    """Of a process in /proc: its state and the id of its parent; nothing when it is no more."""
    try:
        state, parent = (process / "stat").read_text().rsplit(")", 1)[1].split()[:2]
    except OSError:
        return "Z", ""
    return state, parent


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be noticed does not."""
    return status(Path(f"/proc/{pid}"))[0] != "Z"


@pytest.fixture
def served(city: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """A running site with its worker."""
    process = started(city, "serve", "--port", str(port), "--processes", "2", PLUG_HTTPS="no")
    try:
        until(lambda: health(port)["worker"] is not None)
        yield process
    finally:
        process.kill()
        process.communicate()


def test_web_and_worker_in_one_go(served: "subprocess.Popen[str]", port: int) -> None:
    assert health(port)["status"] == "ok"
    (worker,) = workers(served.pid)
    os.kill(worker, signal.SIGKILL)
    until(lambda: workers(served.pid) and workers(served.pid) != [worker])  # started again
    assert health(port)["status"] == "ok"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_behind(number: signal.Signals, served: "subprocess.Popen[str]") -> None:
    started_by_it = children(served.pid)
    assert len(started_by_it) == 2  # the worker, and another that answers pages
    served.send_signal(number)
    served.wait(120)
    until(lambda: not any(alive(child) for child in started_by_it))


def test_two_answer_on_one_port_and_one_that_dies_is_started_again(
    served: "subprocess.Popen[str]", port: int
) -> None:
    (other,) = set(children(served.pid)) - set(workers(served.pid))
    os.kill(other, signal.SIGSTOP)  # it takes connections no more: the first process answers
    assert health(port)["status"] == "ok"
    os.kill(other, signal.SIGKILL)
    until(lambda: len(children(served.pid)) == 2 and other not in children(served.pid))
    os.kill(served.pid, signal.SIGSTOP)  # now only the other can
    until(lambda: health(port)["status"] == "ok")
    os.kill(served.pid, signal.SIGCONT)


def test_links_lead_to_the_port_that_is_served(
    served: "subprocess.Popen[str]", city: Path, port: int
) -> None:
    page = f"http://localhost:{port}/sign-in/"
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', visitor.open(page).read().decode())
    assert token
    form = {"csrfmiddlewaretoken": token.group(1), "email": "noor@example.org"}
    visitor.open(urllib.request.Request(page, urllib.parse.urlencode(form).encode(), {"Referer": page}))  # noqa: S310
    there = f"http://localhost:{port}/sign-in/"
    until(lambda: any(there in letter.read_text() for letter in (city / "mail").glob("*.log")))


def test_the_two_apart(city: Path, port: int) -> None:
    web = started(city, "serve", "--port", str(port), "--web-only", "--processes", "1", PLUG_HTTPS="no")
    try:
        until(lambda: health(port)["status"] == "ok")
        assert children(web.pid) == []
        assert health(port)["worker"] is None
        worker = started(city, "work")
        until(lambda: health(port)["worker"] is not None)
        worker.terminate()
        assert worker.wait(120) == 0
        worker.communicate()
    finally:
        web.kill()
        web.communicate()
