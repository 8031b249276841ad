"""The screen in the room and what a table gathered: of that lunch, no names on the wall, for who may see it."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.days.models import Day, Visit
from plugdedag.lunches.live.lines import news
from plugdedag.people.blocking import block
from plugdedag.questions.changing import hide
from plugdedag.questions.happening import line_changed
from plugdedag.questions.models import Contribution
from plugdedag.questions.supporting import support
from plugdedag.steering.clock import Press
from plugdedag.steering.now import live
from plugdedag.steering.pressing import steer
from tests.cast import Cast
from tests.questions.said import bring, entering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]


def screen(cast: Cast, noor: Client | None = None, **headers: str) -> str:
    answer = (noor or entering(cast.noor)).get(f"/days/{cast.days[0].pk}/board/screen/", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def table(cast: Cast, number: int = 2) -> str:
    return f"/days/{cast.days[0].pk}/board/tables/{number}/"


def sit(line: Contribution, number: int) -> None:
    Contribution.objects.filter(pk=line.pk).update(table=number)


def test_the_newest_come_first_without_names_or_what_was_taken_off(cast: Cast) -> None:
    for number in range(14):
        line = bring(cast, cast.days[0], cast.bo, "reframing", f"Gedachte nummer {number:02}.")
        Contribution.objects.filter(pk=line.pk).update(at=line.at + dt.timedelta(minutes=number))
    off = Contribution.objects.get(text="Gedachte nummer 13.")
    hide(off, by=cast.noor, why="Dubbel.", client_key=off.pk)
    bring(cast, cast.days[1], cast.bo, "finding", "Van een andere lunch.")
    page = screen(cast, **{"hx-request": "true"})
    shown = [number for number in range(14) if f"Gedachte nummer {number:02}." in page]
    assert shown == list(range(1, 13))
    assert page.index("nummer 12") < page.index("nummer 01")
    assert "Van een andere lunch." not in page
    assert "Bo" not in page
    assert "<html" not in page


def test_more_lines_ask_no_more_of_the_database(cast: Cast) -> None:
    counts, noor = [], entering(cast.noor)
    screen(cast, noor)  # the poster is made when it is first asked for
    for number in range(2):
        for _each in range(1 + 9 * number):
            bring(cast, cast.days[0], cast.bo, "reframing", "Nog een.")
        with CaptureQueriesContext(connection) as asked:
            screen(cast, noor)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 22


def test_an_empty_board_invites(cast: Cast) -> None:
    assert "Wat komt er als eerste?" in screen(cast)


def test_a_table_reads_what_it_gathered_itself(cast: Cast) -> None:
    Visit.objects.create(day=cast.days[0], person=cast.bo)
    ours = bring(cast, cast.days[0], cast.femke, "reframing", "Van onze tafel.")
    theirs = bring(cast, cast.days[0], cast.femke, "reframing", "Van een andere tafel.")
    sit(ours, 1)
    sit(theirs, 2)
    page = entering(cast.bo).get(table(cast)).content.decode()
    assert "Van onze tafel." in page
    assert "Femke" in page
    assert "Van een andere tafel." not in page
    block(cast.bo, cast.femke)
    assert "Femke" not in entering(cast.bo).get(table(cast)).content.decode()


@pytest.mark.parametrize("number", [0, 1001, 99999999999])
def test_a_table_that_cannot_be_is_not_found(cast: Cast, number: int) -> None:
    assert entering(cast.noor).get(table(cast, number)).status_code == 404


def led(cast: Cast, *presses: Press) -> None:
    """The first lunch is led: each button pressed in turn."""
    seen = None
    for press in presses:
        day = Day.objects.whole().get(pk=cast.days[0].pk)
        seen = steer(day, press, by=cast.femke, seen=seen, client_key=uuid4()).pk


def supported(cast: Cast) -> None:
    bring(cast, cast.days[0], cast.bo, "reframing", "De eerste.")
    second = bring(cast, cast.days[0], cast.bo, "reframing", "De tweede.")
    support(second, cast.femke, wanted=True)


def test_while_people_write_no_number_is_on_the_wall_and_from_choosing_on_the_best_comes_first(
    cast: Cast,
) -> None:
    supported(cast)
    led(cast, Press.BEGIN)
    assert "screen__support" not in screen(cast)
    led_on = Day.objects.whole().get(pk=cast.days[0].pk)
    while (where := live(led_on)) and where.hushed:
        steer(led_on, Press.NEXT, by=cast.femke, seen=where.last, client_key=uuid4())
    page = screen(cast)
    assert "screen__support" in page
    assert page.index("De tweede.") < page.index("De eerste.")


def test_while_people_write_the_feed_is_silent_about_who_stands_behind_what(cast: Cast) -> None:
    led(cast, Press.BEGIN)
    line = bring(cast, cast.days[0], cast.bo, "reframing", "De eerste.")
    with transaction.atomic():
        line_changed(line)
    before = news(cast.days[0], cast.question.pk, 0).seq
    support(line, cast.femke, wanted=True)
    after = news(cast.days[0], cast.question.pk, before)
    assert (after.lines, after.seq) == ((), before + 1)


def test_without_rounds_the_feed_tells_who_stands_behind_what(cast: Cast) -> None:
    """The control."""
    line = bring(cast, cast.days[0], cast.bo, "reframing", "De eerste.")
    with transaction.atomic():
        line_changed(line)
    before = news(cast.days[0], cast.question.pk, 0).seq
    support(line, cast.femke, wanted=True)
    assert [each.pk for each in news(cast.days[0], cast.question.pk, before).lines] == [line.pk]
