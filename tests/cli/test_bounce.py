"""``plug bounce``: a mail server's pipe, and a mailbox; never an error for a message that is not ours."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import OperationalError

from plugdedag.cli import bounce
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.models import Bounce, Effect
from tests.outbox.conftest import write  # noqa: F401
from tests.outbox.notices import notice

pytestmark = pytest.mark.django_db


def run(*arguments: str, piped: bytes = b"") -> Result:
    return CliRunner().invoke(bounce.command, arguments, input=piped)


@pytest.fixture
def letter(write) -> Effect:  # type: ignore[no-untyped-def] # noqa: F811
    made: Effect = write("bo@example.org")
    return made


def test_a_message_from_the_pipe(letter: Effect) -> None:
    done = run(piped=notice(letter))
    assert (done.exit_code, done.output) == (0, "1 bounced\n")
    assert Bounce.objects.get().address == "bo@example.org"


def test_a_message_that_is_not_ours_is_no_error_so_that_it_does_not_bounce_in_its_turn(
    letter: Effect,
) -> None:
    done = run(piped=b"Subject: hi\n\n" + b"x" * 3_000_000)
    assert (done.exit_code, done.output, Bounce.objects.count()) == (0, "1 not about a letter of ours\n", 0)


def test_a_mailbox(letter: Effect, tmp_path: Path) -> None:
    box = tmp_path / "mbox"
    box.write_bytes(
        b"From x Tue Nov 24 09:00:00 2026\n" + notice(letter) + b"\nFrom y Tue Nov 24 09:00:00 2026\n\n\n"
    )
    assert run(str(box)).output == "1 bounced\n1 not about a letter of ours\n"


def test_a_database_that_is_away_has_the_mail_server_try_later(
    letter: Effect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(raw: bytes) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(bounce, "take_in", away)
    assert run(piped=notice(letter)).exit_code == 75
    monkeypatch.setattr(bounce.readiness, "database_answers", lambda: "The database cannot be reached.")
    assert run(piped=notice(letter)).exit_code == 75


def test_a_folder_that_is_no_mailbox(letter: Effect, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is not a Maildir"):
        CliRunner().invoke(bounce.command, [str(tmp_path)], catch_exceptions=False)
