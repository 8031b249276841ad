"""The doctor finds each thing well when it is, wrong when it is not, and then names the cure."""

from __future__ import annotations

import datetime as dt
import smtplib
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from plugdedag.keeping import backing_up
from plugdedag.keeping.doctor import Finding, State, data, examine, machine, network, work
from plugdedag.keeping.doctor.round import safely
from plugdedag.outbox.models import Effect, Heartbeat
from tests.cast import Cast
from tests.outbox.conftest import mailbox  # noqa: F401
from tests.outbox.smtp import Mailbox

pytestmark = pytest.mark.django_db

OK, WARNING, WRONG = State.OK, State.WARNING, State.WRONG


def states(found: Iterator[Finding]) -> list[State]:
    return [finding.state for finding in found]


def words(found: Iterator[Finding]) -> str:
    return " ".join(finding.words for finding in found)


@pytest.fixture
def well(cast: Cast, home: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, mailbox: Mailbox) -> Mailbox:  # noqa: F811
    """An installation with which nothing is wrong."""
    home.chmod(0o750)
    (home / "secret.key").chmod(0o600)
    settings.HTTPS = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = (
        settings.SECURE_SSL_REDIRECT
    ) = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD = (
        9999999,
        True,
        True,
    )
    settings.ALLOWED_HOSTS = ["*"]
    monkeypatch.setattr(network, "addresses", lambda name: ["192.0.2.7"])
    monkeypatch.setattr(data, "backups", lambda place: iter([Finding("Backups", OK, "young")]))
    monkeypatch.setattr(machine, "synchronised", lambda: True)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda path: type("Disk", (), {"free": 50_000_000_000}))
    Heartbeat.objects.beat("a")
    return mailbox


def test_all_is_well(well: Mailbox) -> None:
    found = list(examine())
    assert [finding for finding in found if finding.state != OK] == []
    assert {finding.about for finding in found} == {
        "Settings", "Secret", "Disk", "Clock", "Database", "Backups", "City Amsterdam", "Worker", "Letters",
            "Reports", "Mail",
    }  # fmt: skip
    assert well.got == []  # a conversation, and no letter


def test_a_letter_when_asked_for(well: Mailbox) -> None:
    assert states(network.mail("noor@example.org")) == [OK]
    assert [message["To"] for message in well.got] == ["noor@example.org"]


def test_a_mail_server_that_refuses(well: Mailbox) -> None:
    well.refused["bo@example.org"] = "550 No such user here"
    assert states(network.mail("bo@example.org")) == [WRONG]
    assert "550 No such user here. Check the address to send to." in words(network.mail("bo@example.org"))


def test_a_mail_server_that_is_not_there(well: Mailbox, settings: Any) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = closed.getsockname()[1]
        assert "Connection refused. Check the host and the port in PLUG_MAIL_URL" in words(network.mail())


def test_mail_that_goes_to_files(well: Mailbox, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert states(network.mail()) == [WARNING]


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), "the password in PLUG_MAIL_URL"),
        (smtplib.SMTPSenderRefused(553, b"no", "x"), "Set PLUG_MAIL_FROM"),
        (TimeoutError(), "the host and the port"),
    ],
)
def test_the_cure_fits_what_the_mail_server_says(error: Exception, cure: str) -> None:
    assert cure in network.cure(error)


def test_a_sender_that_the_server_does_not_send_for(well: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: object) -> str:
        return "553 Not one of ours"

    monkeypatch.setattr(well, "handle_MAIL", refuse, raising=False)
    assert words(network.mail()).endswith(
        "553 Not one of ours. " + network.cure(smtplib.SMTPSenderRefused(553, b"", ""))
    )


def test_a_hostname_that_leads_nowhere(
    well: Mailbox, cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "testserver leads to 192.0.2.7" in words(network.hostnames())
    monkeypatch.undo()
    monkeypatch.setattr(network.socket, "getaddrinfo", nowhere)
    assert "have its DNS record" in words(network.hostnames())
    settings.ALLOWED_HOSTS = ["plug.example.org"]
    assert "add it to PLUG_HOSTS" in words(network.hostnames())
    settings.ALLOWED_HOSTS = ["*"]
    cast.city.hostname = "localhost"
    cast.city.save()
    assert states(network.hostnames()) == [WARNING]


def nowhere(*_: object, **__: object) -> None:
    raise socket.gaierror(-2, "Name or service not known")


def test_a_secret_that_others_can_read(well: Mailbox, home: Path) -> None:
    (home / "secret.key").chmod(0o644)
    assert "chmod 600" in words(machine.secret())
    (home / "secret.key").unlink()
    assert states(machine.secret()) == [WRONG]
    home.chmod(0o755)
    assert states(machine.secret()) == [WRONG, WARNING]


@pytest.mark.parametrize(("megabytes", "state"), [(50_000, OK), (900, WARNING), (100, WRONG)])
def test_room_on_the_disk(
    well: Mailbox, monkeypatch: pytest.MonkeyPatch, megabytes: int, state: State
) -> None:
    monkeypatch.setattr(
        machine.shutil, "disk_usage", lambda path: type("Disk", (), {"free": megabytes * 1_000_000})
    )
    assert states(machine.disk()) == [state]


@pytest.mark.parametrize(
    ("said", "kept"), [("yes\n", True), ("no\n", False), ("", None), (FileNotFoundError, None)]
)
def test_what_systemd_says_of_the_clock(
    monkeypatch: pytest.MonkeyPatch, said: Any, kept: bool | None
) -> None:
    def run(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        if said is FileNotFoundError:
            raise FileNotFoundError
        return subprocess.CompletedProcess([], 0, said, "")

    monkeypatch.setattr(machine.subprocess, "run", run)
    assert machine.synchronised() is kept


def test_a_clock_that_went_back(well: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    assert states(machine.clock()) == [OK]
    monkeypatch.setattr(machine, "synchronised", lambda: False)
    assert states(machine.clock()) == [WARNING]
    Effect.objects.create(key="a", recipient="b", kind="mail", created=timezone.now() + dt.timedelta(hours=2))
    assert states(machine.clock()) == [WRONG]
    long_ago = timezone.now() - dt.timedelta(days=20_000)
    monkeypatch.setattr(machine.timezone, "now", lambda: long_ago)
    assert "before PLUG was installed" in words(machine.clock())


def test_settings_for_the_open(well: Mailbox, settings: Any) -> None:
    settings.SECRET_KEY = "short"
    assert states(machine.settings_are_right()) == [WRONG]
    settings.HTTPS = False
    assert states(machine.settings_are_right()) == [WARNING]
    settings.DEMO = True
    assert states(machine.settings_are_right()) == [WRONG, WARNING]


def test_a_worker(well: Mailbox) -> None:
    assert states(work.worker()) == [OK]
    Heartbeat.objects.update(at=timezone.now() - dt.timedelta(minutes=9))
    assert "Silent for 9 minutes" in words(work.worker())
    Heartbeat.objects.all().delete()
    assert "None is at work" in words(work.worker())


def test_letters_that_did_not_leave(well: Mailbox) -> None:
    for number, state in enumerate(("failed", "uncertain", "uncertain")):
        Effect.objects.create(key=str(number), recipient="bo@example.org", kind="mail", state=state)
    assert words(work.letters()).startswith("1 failed, 2 uncertain: “plug outbox”")
    Effect.objects.create(key="late", recipient="b", kind="mail", due=timezone.now() - dt.timedelta(hours=2))
    assert states(work.letters()) == [WRONG, WARNING]
    assert "bo@" not in words(work.letters())


def test_a_database_that_does_not_answer(well: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    assert states(data.database()) == [OK]
    monkeypatch.setattr(data.readiness, "database_is_migrated", lambda: "The database is 3 migrations behind")
    found = list(examine())
    assert [finding.words for finding in found if finding.about == "Database"] == [
        "The database is 3 migrations behind"
    ]
    assert {"Worker", "Letters"} & {finding.about for finding in found} == set()


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    ("name", "answer", "state"),
    [("quick_check", "row 3 missing", WRONG), ("journal_mode", "delete", WARNING)],
)
def test_a_file_that_is_not_as_it_should_be(
    well: Mailbox, monkeypatch: pytest.MonkeyPatch, name: str, answer: str, state: State
) -> None:
    usual: Callable[[str], str] = data.pragma
    monkeypatch.setattr(data, "pragma", lambda asked: answer if asked == name else usual(asked))
    assert states(data.database())[0] == state


def test_backups_young_old_and_broken(well: Mailbox, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    look = data.backups
    assert "There is none in" in words(look(home))
    newest = home / f"plug-{timezone.now():%Y%m%d-%H%M%S}.zip"
    newest.write_bytes(b"PK half")
    assert "not a whole backup" in words(look(home))
    monkeypatch.setattr(data.restoring, "read", lambda path: path.open())
    assert "is 0 hours old" in words(look(home))
    for hours, state in ((31, WARNING), (24 * 9, WRONG)):
        then = timezone.now() - dt.timedelta(hours=hours)
        newest = newest.rename(home / f"plug-{then:%Y%m%d-%H%M%S}.zip")
        assert states(look(home)) == [state]
    assert backing_up.kept_in(home) == [newest]


def test_a_look_that_fails_is_a_finding() -> None:
    def look() -> Iterator[Finding]:
        raise OSError("the disk is gone")
        yield

    assert list(safely("Disk", look)) == [
        Finding("Disk", WRONG, "Could not look: the disk is gone. Mend that, and ask again.")
    ]
