"""``plug outbox``: what has not left, and sending one again."""

import json

import pytest
from click.testing import CliRunner, Result

from plugdedag.cli.outbox import command
from plugdedag.outbox.models import Effect, State
from plugdedag.outbox.queue import enqueue

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def effect(recipient: str, **fields: str) -> Effect:
    made = enqueue("mail", "moved:1", recipient, {"subject": "Je code is 424242"})
    Effect.objects.filter(pk=made.pk).update(**fields)
    return made


def test_it_lists_what_has_not_left_and_keeps_the_words_inside() -> None:
    effect("done@example.org", state=State.DONE)
    effect("gone@example.org", state=State.FAILED, error="550 No such user")
    effect("bo@example.org")
    rows = [json.loads(line) for line in run("--json").output.splitlines()]
    assert {(row["recipient"], row["state"], row["error"]) for row in rows} == {
        ("gone@example.org", "failed", "550 No such user"),
        ("bo@example.org", "waiting", ""),
    }
    assert "424242" not in run().output + run("--json").output
    assert "550 No such user" in run().output


def test_nothing_left() -> None:
    assert run().output == "Everything has left.\n"


def test_one_is_sent_again() -> None:
    stuck = effect("bo@example.org", state=State.UNCERTAIN)
    assert run("--retry", str(stuck.pk)).exit_code == 0
    stuck.refresh_from_db()
    assert stuck.state == State.WAITING


def test_what_is_done_is_not_sent_again() -> None:
    done = effect("bo@example.org", state=State.DONE)
    answer = run("--retry", str(done.pk))
    assert (answer.exit_code, "is not failed, uncertain or held" in answer.output) == (1, True)
    done.refresh_from_db()
    assert done.state == State.DONE
