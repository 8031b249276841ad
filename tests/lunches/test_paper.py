"""Typing up a sheet: each line once, under the name of who wrote it, and what cannot be kept stays with the reason."""

from __future__ import annotations

import io
from uuid import UUID, uuid4

import pypdf
import pytest

from plugdedag.days.models import Turn, TurnKind, Visit
from plugdedag.lunches import paper
from plugdedag.lunches.paper import Sheet, type_up
from plugdedag.lunches.sheeting import WRITTEN
from plugdedag.people.models import Person
from plugdedag.questions.models import Contribution
from plugdedag.steering.choosing import script_of
from tests.cast import Cast
from tests.questions.said import entering, stranger
from tests.seating.lunch import crowd, inside, made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]

SHEET = """\
1. Bo: Wie mist ons als we dicht zijn?
- Ria: Ik mis de soep.

Waarom: dat weet niemand
Kees: die was er niet
"""


@pytest.fixture(autouse=True)
def there(cast: Cast) -> None:
    Visit.objects.create(day=cast.days[0], person=cast.bo)
    Visit.objects.create(day=cast.days[0], guest_name="Ria", of_host=True)
    Turn.objects.create(day=cast.days[0], person=cast.femke, kind=TurnKind.SCRIBE, given_by=cast.noor)


def typed(cast: Cast, text: str, key: UUID | None = None, **other: object):  # type: ignore[no-untyped-def]
    body = {"client_key": str(key or uuid4()), "kind": "reframing", "text": text, "table": "1"} | other
    return entering(cast.femke).post(f"/days/{cast.days[0].pk}/paper/", body)


def board() -> set[tuple[str, str, int | None]]:
    return {(each.text, each.brought_by, each.table) for each in Contribution.objects.all()}


def test_each_line_is_a_contribution_of_who_wrote_it(cast: Cast) -> None:
    assert typed(cast, SHEET).status_code == 302
    assert board() == {
        ("Wie mist ons als we dicht zijn?", "Bo", 1), ("Ik mis de soep.", "Ria", 1),
        ("Waarom: dat weet niemand", "", 1), ("Kees: die was er niet", "", 1),
    }  # fmt: skip
    assert Contribution.objects.filter(author=cast.bo).count() == 1


def test_the_same_sheet_twice_adds_nothing_and_two_who_wrote_the_same_are_two(cast: Cast) -> None:
    key = uuid4()
    for _time in range(2):
        assert typed(cast, "Meer licht.\nMeer licht.", key).status_code == 302
    assert Contribution.objects.count() == 2


def test_without_a_key_for_each_line_the_sheet_would_double(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(paper, "uuid5", lambda *_of: uuid4())
    for _time in range(2):
        type_up(cast.question, cast.days[0], Sheet(UUID(int=7), "reframing", "Meer licht."), "nl")
    assert Contribution.objects.count() == 2


def test_a_line_that_cannot_be_kept_stays_with_the_reason_and_the_others_are_on_the_board(cast: Cast) -> None:
    answer = typed(cast, "Kort en goed.\n" + "x" * 2001)
    page = answer.content.decode()
    assert (answer.status_code, Contribution.objects.count()) == (422, 1)
    assert "x" * 2001 in page
    assert "2001" in page
    assert "Kort en goed.</textarea>" not in page


def sheets(cast: Cast) -> list[str]:
    answer = entering(cast.femke).get(f"/days/{cast.days[0].pk}/paper/sheets.pdf")
    assert answer["Content-Type"] == "application/pdf"
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages]


def test_there_is_a_sheet_for_each_round_in_which_something_is_written(cast: Cast) -> None:
    written = [each for each in script_of(cast.days[0]).rounds if each.phase in WRITTEN]
    pages = sheets(cast)
    assert len(pages) == len(written) > 1
    for page, each in zip(pages, written, strict=True):
        assert str(each.title) in page


def test_and_for_each_table_that_was_laid(cast: Cast) -> None:
    inside(cast.days[0], crowd(cast, 8))
    made(cast, cast.days[0])
    written = [each for each in script_of(cast.days[0]).rounds if each.phase in WRITTEN]
    assert len(sheets(cast)) == 2 * len(written)


def test_a_name_that_two_share_is_nobodys(cast: Cast) -> None:
    other = stranger(cast)
    Person.objects.filter(pk=other.pk).update(name="Bo Veenstra")
    Visit.objects.create(day=cast.days[0], person=other)
    typed(cast, "Bo: Van wie is dit?")
    assert board() == {("Bo: Van wie is dit?", "", 1)}


def test_who_has_no_duty_types_nothing_up_and_a_week_later_the_scribe_still_does(
    cast: Cast, at_lunch: object
) -> None:
    where = f"/days/{cast.days[0].pk}/paper/"
    assert entering(cast.bo).get(where).status_code == 403
    at_lunch.shift(60 * 60 * 24 * 7)  # type: ignore[attr-defined]
    assert typed(cast, "Een week later.").status_code == 302
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"kind": "tip"}, {"table": "99"}, {"text": "  "}, {"text": "a\n" * 101}])
def test_nonsense_is_answered_and_nothing_is_kept(cast: Cast, wrong: dict[str, object]) -> None:
    answer = typed(cast, **({"text": "Goed."} | wrong))
    assert (answer.status_code, Contribution.objects.count()) == (422, 0)
