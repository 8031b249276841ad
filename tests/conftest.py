"""Fixtures for every test, and the honest end of a run: what could not run, in one line a reason."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import LazySettings, settings
from django.db import connection
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import browsers, tables
from tests.cast import Cast, make_cast

ROOT = Path(__file__).resolve().parents[1]
KNOW_NO_DATABASE = {"lib", "look", "house"}  # folders whose tests run once, unless they ask for one
BUILD = "import django; django.setup(); from plugdedag.config import assets; assets.ensure_built()"


# A slow machine is no mistake. Examples drawn anew each time would fail in the hands of whoever comes by next.
hypothesis.settings.register_profile(
    "suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], derandomize=True
)
hypothesis.settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--proof", action="store_true", help="the longer proofs, and only those")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations once; the workers of pytest-xdist find them there."""
    if not hasattr(config, "workerinput"):
        from plugdedag.config import assets  # noqa: PLC0415 - it needs settings that are ready

        assets.translations()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        tables.forget()


def elsewhere(item: pytest.Item) -> bool:
    """Whether it is left to another run: to ``make proof``, or to the other database as it is the same on any."""
    if (item.get_closest_marker("proof") is not None) != item.config.getoption("proof"):
        return True
    asks = item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ())
    if item.path.parent.name in KNOW_NO_DATABASE and not asks:
        return connection.vendor != "sqlite"
    return any(mark.args != (connection.vendor,) for mark in item.iter_markers("only"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about the other database; browser tests, the longest, come first, so that none is the tail."""
    other = [item for item in items if elsewhere(item)]
    config.hook.pytest_deselected(items=other)
    items[:] = [item for item in items if item not in other]
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was skipped and why; also in the file TESTS_MISSED, for who runs several suites."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[reason.removeprefix("Skipped: ")] += 1
    lines = [f"Could not run: {count} of the tests: {reason}" for reason, count in sorted(reasons.items())]
    for line in lines:
        terminalreporter.write_line(line, yellow=True)
    if lines and (path := os.environ.get("TESTS_MISSED")):
        with open(path, "a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """SQLite's file is there already, with the tables in it."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Each worker's database begins as a copy of the tables that one of them made."""
    wanted, found = connection.settings_dict["TEST"], tables.made()
    if isinstance(found, Path):
        tables.copy(wanted["NAME"])
    else:
        wanted["TEMPLATE"] = found


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Before PostgreSQL drops the test database: end what threads of servers and loops still hold open."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


@pytest.fixture(autouse=True)
def by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever hour it is: what is announced goes at once. Quiet hours are tested where they are asked for."""
    for asked in ("questions.announcing", "people.importing.asking"):
        monkeypatch.setattr(f"plugdedag.{asked}.decent", lambda at, zone: at)


@pytest.fixture
def cast(db: None) -> Cast:
    """The people, the place and the month that every test knows by name."""
    return make_cast()


@pytest.fixture
def site(live_server: LiveServer, settings: LazySettings, looks: Path, cast: Cast) -> str:
    """The address of a running site of the cast's city, for a browser or another client: ``http://localhost:…``."""
    settings.LINK_PORT = int(live_server.url.rsplit(":", 1)[1])
    cast.city.hostname = "localhost"
    cast.city.save()
    return str(live_server.url)


@pytest.fixture(scope="session")
def looks() -> Path:
    """Fonts, stylesheet and static files as a start builds them, once for all workers and databases; their folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLUG_", "DATABASE_"))}
    real = {"PLUG_DATA": str(settings.DATA), "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings"}
    command = [sys.executable, "-c", BUILD]
    subprocess.run(command, env=kept | real | {"PYTHONPATH": str(ROOT / "src")}, check=True)
    return Path(settings.BUILD)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium, headless. Its driver keeps an event loop in this thread, which Django must accept."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with browsers.opened() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page at the width of a phone, in Dutch."""
    context = chromium.new_context(viewport=browsers.PHONE, locale="nl-NL", timezone_id="Europe/Amsterdam")
    context.set_default_timeout(browsers.PATIENCE)
    yield context.new_page()
    context.close()
