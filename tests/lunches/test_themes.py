"""Putting together what belongs together: rows, taken out again, and the board by theme."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from plugdedag.days.models import Visit
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.lunches.grouping import grouped
from plugdedag.questions.board import board
from plugdedag.questions.models import Contribution, Question, Theme, Themed
from plugdedag.questions.theming import gather, take_out
from tests.cast import Cast
from tests.questions.said import bring, entering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]


@pytest.fixture
def lines(cast: Cast) -> list[Contribution]:
    return [bring(cast, cast.days[0], cast.bo, "reframing", f"Vraag {number}") for number in range(3)]


def path(cast: Cast) -> str:
    return f"/days/{cast.days[0].pk}/themes/"


def told(cast: Cast) -> list[tuple[str, list[str]]]:
    return [(title, sorted(line.words for line in each)) for title, each in grouped(board(cast.question))]


def post(client: Client, cast: Cast, lines: list[Contribution], **other: str):
    return client.post(path(cast), {"lines": [str(line.pk) for line in lines]} | other)


def test_lines_come_together_under_a_name_and_stand_by_themselves_again(
    cast: Cast, lines: list[Contribution]
) -> None:
    femke = entering(cast.femke)
    key = str(uuid4())
    for _twice in range(2):
        assert post(femke, cast, lines[:2], title=" Wie  mist ons ", client_key=key).status_code == 302
    theme = Theme.objects.get()
    assert (theme.title, theme.by, Themed.objects.count()) == ("Wie mist ons", cast.femke, 2)
    assert told(cast) == [("Wie mist ons", ["Vraag 0", "Vraag 1"]), ("", ["Vraag 2"])]
    post(femke, cast, lines[2:], theme=str(theme.pk))
    post(femke, cast, lines[:1], out="yes")
    assert told(cast) == [("Wie mist ons", ["Vraag 1", "Vraag 2"]), ("", ["Vraag 0"])]
    assert Themed.objects.count() == 4


def test_the_same_name_is_the_same_theme(cast: Cast, lines: list[Contribution]) -> None:
    for line, title in zip(lines, ("Sleutels", "sleutels", "SLEUTELS"), strict=True):
        gather(cast.question, cast.days[0], [line], under=title, by=cast.femke, client_key=uuid4())
    assert Theme.objects.count() == 1


def test_nothing_ticked_or_no_name_comes_back_with_the_ticks(cast: Cast, lines: list[Contribution]) -> None:
    femke = entering(cast.femke)
    none = post(femke, cast, [], title="Sleutels")
    assert (none.status_code, "Vink aan wat bij elkaar hoort." in none.content.decode()) == (409, True)
    unnamed = post(femke, cast, lines[:2], title=" ").content.decode()
    assert (unnamed.count(" checked>"), "Geef het een naam" in unnamed) == (2, True)
    assert Themed.objects.count() == 0


def test_a_key_with_another_name_and_a_line_of_another_question_are_refused(
    cast: Cast, lines: list[Contribution]
) -> None:
    key = uuid4()
    theme = gather(cast.question, None, lines[:1], under="Sleutels", by=cast.femke, client_key=key)
    with pytest.raises(KeyReused):
        gather(cast.question, None, lines[:1], under="Kinderen", by=cast.femke, client_key=key)
    elsewhere = Question.objects.create(
        city=cast.city, network=cast.club, owner=cast.ria, as_asked="Hoe?", title="Hoe"
    )
    with pytest.raises(Refused):
        gather(elsewhere, None, lines[:1], under="Sleutels", by=cast.femke, client_key=uuid4())
    with pytest.raises(Refused):
        gather(elsewhere, None, [], under=theme, by=cast.femke, client_key=uuid4())
    take_out(lines[:1], by=cast.femke, client_key=uuid4())
    assert [line.theme for line in board(cast.question)] == ["", "", ""]


def test_the_table_reads_the_board_by_theme_and_only_who_leads_sorts_it(
    cast: Cast, lines: list[Contribution]
) -> None:
    gather(cast.question, cast.days[0], lines[:1], under="Sleutels", by=cast.femke, client_key=uuid4())
    Visit.objects.create(day=cast.days[0], person=cast.bo)
    bo = entering(cast.bo)
    page = bo.get(f"/days/{cast.days[0].pk}/lunch/").content.decode()
    assert page.index("Sleutels") < page.index("Vraag 0") < page.index(">Los<") < page.index("Vraag 2")
    assert bo.get(path(cast)).status_code == 403
    assert post(bo, cast, lines, title="Van Bo").status_code == 403


def test_a_fresh_theme_is_told_to_who_looks_along(cast: Cast, lines: list[Contribution]) -> None:
    femke, where = entering(cast.femke), f"/days/{cast.days[0].pk}/board/events/"
    seq = femke.get(where).json()["seq"]
    post(femke, cast, lines[:2], title="Sleutels")
    told = femke.get(f"{where}?after={seq}").json()
    assert sorted(line["theme"] for line in told["lines"]) == ["", "Sleutels", "Sleutels"]
