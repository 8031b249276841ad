"""The cable to the end: what grew from what, what became of it, on the page, in the archive and on paper."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plugdedag.questions import carrying
from plugdedag.questions.closing import publish, write_result
from plugdedag.questions.models import Action, ActionReport, GrewFrom, HandKind
from tests.cast import Cast
from tests.questions.said import SECRET, Said, bring, entering, owning, said_month

pytestmark = pytest.mark.django_db
WHY = "Veertig ouders, en soep"


@pytest.fixture
def said(cast: Cast) -> Said:
    """A whole month: an idea grew from a finding, that from the chosen wording, and an action from the idea."""
    said = said_month(cast, today=5)
    idea = bring(cast, cast.days[2], cast.idris, "idea", "Een avond van de ouders zelf")
    GrewFrom.objects.create(child=said.finding, parent=said.chosen)
    GrewFrom.objects.create(child=idea, parent=said.finding)
    act(cast, "Een ouderavond", idea, "done", WHY)
    act(cast, "Een bordje", None, "let-go", "Het mocht niet")
    act(cast, "Een fluitje", None)
    return said


def act(cast: Cast, what: str, root: object, state: str = "", why: str = "") -> Action:
    made = Action.objects.create(
        question=cast.question, day=cast.days[3], what=what, who="Bo", due=cast.days[3].date, grew_from=root
    )  # type: ignore[misc]
    carrying.taken(made, {HandKind.DOES: cast.bo}, cast.bo)
    if state:
        ActionReport.objects.create(action=made, state="under-way", why="Eerst nog niet", by=cast.bo)
        ActionReport.objects.create(action=made, state=state, why=why, by=cast.bo)
    return made


def page(cast: Cast, who: object = None) -> str:
    return entering(who).get(f"/questions/{cast.question.pk}/").content.decode()  # type: ignore[arg-type]


def public(cast: Cast) -> None:
    write_result(cast.question, "De club is van de ouders", by=cast.femke, seen=None)
    publish(cast.question, cast.ria)


def test_each_step_leads_back_to_what_it_grew_from(cast: Cast, said: Said) -> None:
    seen = page(cast, cast.bo)
    led = re.findall(r'href="#(c-[0-9a-f-]+)"', seen)
    assert len(led) == 3
    assert f"c-{said.chosen.pk}" in led
    assert [seen.count(f'id="{anchor}"') for anchor in led] == [1, 1, 1]  # nothing leads nowhere


def test_what_became_of_it_is_read_with_words_by_who_was_there_and_without_by_the_world(
    cast: Cast, said: Said
) -> None:
    assert [words in page(cast, cast.bo) for words in (WHY, "Eerst nog niet", "fate--done")] == [
        True, False, True
    ]  # fmt: skip
    assert WHY in owning(cast).get(f"/questions/{cast.question.pk}/").content.decode()
    assert "fate--done" not in page(cast)
    public(cast)
    seen = page(cast)
    assert ("fate--done" in seen, "fate--let-go" in seen, WHY in seen) == (True, True, False)
    assert "1 gedaan" in seen
    assert [name for name in ("Femke", "Idris", "Bo<", "Bo,") if name in seen] == []


def test_the_archive_shows_what_became_of_it_once_it_is_public(cast: Cast, said: Said) -> None:
    noor = entering(cast.noor)
    assert "fate--" not in noor.get("/questions/").content.decode()
    public(cast)
    seen = entering(None).get("/questions/").content.decode()
    assert [word in seen for word in ("1 gedaan", "1 losgelaten", "onderweg")] == [True, True, False]


def test_the_page_asks_as_much_for_more_actions(cast: Cast, said: Said) -> None:
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            page(cast, cast.bo)
        counts.append(len(asked))
        for number in range(3):
            act(cast, f"Nog iets {number}", said.finding, "done")
    assert counts[0] == counts[1]


def on_paper(cast: Cast, who: object) -> tuple[int, str]:
    answer = entering(who).get(f"/questions/{cast.question.pk}/cable.pdf")  # type: ignore[arg-type]
    if answer.status_code != 200:
        return answer.status_code, ""
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return len(pages), " ".join(" ".join(each.extract_text() for each in pages).split())


def test_the_sheet_is_for_who_may_read_it_and_bears_no_name(cast: Cast, said: Said) -> None:
    assert on_paper(cast, None) == (404, "")
    length, words = on_paper(cast, cast.bo)
    assert length == 1
    for part in (
        "We komen elk weekend",
        "Waarom voelt de club",
        "Een ouderavond",
        "GEDAAN",
        "LOSGELATEN",
        SECRET[:20],
    ):
        assert part in words
    assert [name for name in ("Femke", "Idris", "Bo ", WHY) if name in words] == []
    public(cast)
    length, words = on_paper(cast, None)
    assert (length, "De club is van de ouders" in words) == (1, True)


def test_a_month_that_said_too_much_goes_on_to_a_second_sheet(cast: Cast, said: Said) -> None:
    write_result(cast.question, "Lang verhaal. " * 250, by=cast.femke, seen=None)
    for number in range(40):
        act(cast, f"Nog iets met heel veel woorden erin, want dat kwam zo uit {number} " * 4, said.finding)
    length, _words = on_paper(cast, cast.bo)
    assert length >= 2
