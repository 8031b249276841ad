"""Every letter is declared, and what is not declared is not written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import plugdedag
from plugdedag.outbox import mail
from plugdedag.outbox.letters import Kind, Letter, To, at_most, by_reader, letters

SOURCE = Path(plugdedag.__file__).resolve().parent
BY_ITSELF = "keeping/doctor"  # the one letter that is no template
SENDERS = {"outbox/mail.py", "keeping/doctor/network.py"}


def templates() -> set[str]:
    """The letters among the templates."""
    found = {path: path.read_text("utf-8") for path in SOURCE.rglob("templates/**/*.html")}
    mails = [path for path, text in found.items() if '{% extends "look/mail.html" %}' in text]
    return {
        path.relative_to(next(up for up in path.parents if up.name == "templates")).as_posix()
        for path in mails
    }


def test_each_letter_there_is_is_declared_once_and_each_declared_one_is_there() -> None:
    declared = [letter.template for letter in letters()]
    assert sorted(declared) == sorted({*templates() - {"look/book/mail.html"}, BY_ITSELF})


def test_nothing_else_sends_mail() -> None:
    """The control of the list: whoever makes a message of their own would be in no calendar."""
    sending = re.compile(r"EmailMessage\(|EmailMultiAlternatives\(|send_mail\(|smtplib\.SMTP\(")
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if sending.search(path.read_text("utf-8"))
    }
    assert found == SENDERS


@pytest.mark.django_db
def test_a_letter_nobody_declared_is_refused() -> None:
    with pytest.raises(LookupError, match="declare it in the letters.py of its app"):
        mail.letter("k", "bo@example.org", "look/mail.html", {}, "nl")
    mail.letter("k", "bo@example.org", "people/letters/code.html", {"minutes": 10}, "nl")  # the control


@pytest.mark.parametrize("letter", [letter for letter in letters() if letter.kind.can_be_stopped], ids=str)
def test_what_nobody_asked_for_needs_a_way_to_stop_it(letter: Letter) -> None:
    with pytest.raises(ValueError, match="needs a way to stop it"):
        mail.written(letter.template, {}, "nl")


def test_only_what_somebody_sets_off_or_comes_with_a_duty_has_no_most() -> None:
    without = {
        letter.template for letter in letters() if letter.most is None and letter.kind is not Kind.ASKED
    }
    assert without == {
        "people/letters/passkey_added.html",
        "people/letters/report.html",
        "places/mail/offer_arrived.html",
    }
    assert [letter for letter in letters() if letter.most and letter.kind is Kind.ASKED] == []


def test_only_the_code_insists() -> None:
    assert [letter.template for letter in letters() if letter.insists] == ["people/letters/code.html"]


def test_a_reader_is_told_all_they_can_get() -> None:
    found = by_reader(letters())
    assert list(found) == list(To)
    assert at_most(To.PLUGGER, letters()) == sum(letter.most or 0 for letter in found[To.PLUGGER])
