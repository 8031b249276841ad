"""A report is read by somebody, and never by who it is about: also when a city has one organiser."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plugdedag.cli.reports import command
from plugdedag.keeping.doctor.work import reports
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Duty, Report
from plugdedag.people.reporting import report, unread, waiting
from tests.cast import Cast, other_city

pytestmark = pytest.mark.django_db
ME = "rob@example.org"


def said(cast: Cast, about: Any = None) -> Report:
    return report(cast.city, cast.bo, "Niet aardig", client_key=uuid.uuid4(), about=about)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_about_the_only_organiser_it_goes_to_who_runs_the_site(cast: Cast, settings: Any) -> None:
    settings.OPERATOR = ME
    Duty.objects.create(
        city=other_city(), person=cast.idris, kind="organiser", since=cast.city.today()
    )  # elsewhere
    made, plain = said(cast, cast.noor), said(cast, cast.femke)
    assert (unread(), waiting(cast.city, cast.noor)) == ([made], [plain])
    letter = Effect.objects.get()
    assert (letter.recipient, letter.key) == (ME, f"report:{made.pk}")
    assert "Niet aardig" not in str(letter.payload)
    assert [finding.words[:1] for finding in reports()] == ["1"]
    report(cast.city, cast.bo, "Niet aardig", client_key=made.pk, about=cast.noor)  # sent twice
    assert Effect.objects.count() == 1


def test_it_goes_to_the_desk_of_a_second_organiser(cast: Cast, settings: Any) -> None:
    settings.OPERATOR = ME
    made = said(cast, cast.noor)
    Effect.objects.all().delete()
    Duty.objects.create(city=cast.city, person=cast.idris, kind="organiser", since=cast.city.today())
    assert (unread(), waiting(cast.city, cast.idris), waiting(cast.city, cast.noor)) == ([], [made], [])
    said(cast, cast.noor)
    assert Effect.objects.count() == 0


def test_the_writer_being_the_second_is_nobody_to_read_it(cast: Cast) -> None:
    Duty.objects.create(city=cast.city, person=cast.bo, kind="organiser", since=cast.city.today())
    assert unread() == []
    assert [said(cast, cast.noor)] == unread()


def test_nothing_is_taken_in_that_only_they_could_read(cast: Cast, settings: Any) -> None:
    settings.OPERATOR = "NOOR@example.org"
    with pytest.raises(Refused, match="Hier zou niemand anders|Nobody but they"):
        said(cast, cast.noor)
    assert (Report.objects.count(), Effect.objects.count()) == (0, 0)


def test_who_runs_the_site_reads_and_answers(cast: Cast) -> None:
    assert run().output == "No report waits for you.\n"
    made, plain = said(cast, cast.noor), said(cast, cast.femke)
    shown = run().output
    assert (str(made.pk) in shown, "Niet aardig" in shown, str(plain.pk) in shown) == (True, True, False)
    assert run("--answer", str(made.pk)).exit_code == 1
    assert run("--answer", str(plain.pk), "--done", "Gebeld").exit_code == 1
    assert run("--answer", str(made.pk), "--done", "Gebeld").output == "No report waits for you.\n"
    made.refresh_from_db()
    assert (made.answer.by, made.answer.done) == (None, "Gebeld")
    assert not hasattr(plain, "answer")
