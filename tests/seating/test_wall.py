"""The wall and the cards: every table, every name, for who has the duty, page after page when there are many."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from uuid import uuid4

import pytest
import time_machine
import zxingcpp
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days.models import Cancellation, Day, Visit
from plugdedag.days.posters import poster_of, table_url
from plugdedag.days.visiting import check_in, undo
from plugdedag.people.models import Lookup, Person
from plugdedag.seating.calling import called
from plugdedag.seating.making import here
from plugdedag.seating.models import Seat, Seating
from tests.cast import Cast
from tests.front.desks import browser
from tests.lib.cards import seen
from tests.seating.lunch import crowd, inside, made

pytestmark = pytest.mark.usefixtures("english")


def wall(
    cast: Cast, who: Person | None = None, asking: dict[str, str] | None = None, **query: object
) -> HttpResponse:
    address = reverse("table_wall", args=[cast.days[0].pk])
    return browser(who or cast.femke).get(address, query, headers=asking or {})


def guests(day: Day, tables: int, size: int) -> None:
    """So many tables of guests, each by a name of their own."""
    visits = Visit.objects.bulk_create(
        Visit(day=day, guest_name=f"Gast {number:03}") for number in range(tables * size)
    )
    seating = Seating.objects.create(day=day, how="made")
    Seat.objects.bulk_create(
        Seat(seating=seating, visit=visit, table=number // size) for number, visit in enumerate(visits)
    )


def test_the_wall_has_every_table_with_every_name_and_who_looked_is_written_down(cast: Cast) -> None:
    people = crowd(cast, 9)
    inside(cast.days[0], people)
    check_in(cast.days[0], uuid4(), None, guest_name="de buurvrouw")
    made(cast, cast.days[0])
    shown = wall(cast).content.decode()
    assert [
        name
        for name in ("Bridge", "Bike", "de buurvrouw", *(one.name for one in people))
        if name not in shown
    ] == []
    assert Lookup.objects.filter(by=cast.femke, occasion="tables").count() == 9


def test_before_there_are_tables_it_waits(cast: Cast) -> None:
    assert "The tables are still being made. They come up here by themselves." in wall(cast).content.decode()


def test_it_refreshes_when_the_tables_change_and_only_then(cast: Cast) -> None:
    day, asking = cast.days[0], {"hx-request": "true"}
    inside(day, crowd(cast, 8))
    made(cast, day)
    tag = json.loads(wall(cast).context["headers"])["If-None-Match"]
    assert wall(cast, asking=asking | {"if-none-match": tag}).status_code == 304
    made(cast, day)
    again = wall(cast, asking=asking | {"if-none-match": tag})
    assert (again.status_code, b"<html" in again.content) == (200, False)


def test_who_is_checked_out_again_goes_from_the_wall(cast: Cast) -> None:
    visits = inside(cast.days[0], crowd(cast, 8))
    made(cast, cast.days[0])
    asking = {"hx-request": "true", "if-none-match": wall(cast).headers["ETag"]}
    assert wall(cast, asking=asking).status_code == 304  # the control
    undo(cast.days[0], visits[0].pk)
    again = wall(cast, asking=asking)
    assert (again.status_code, "Anna" in again.content.decode()) == (200, False)


@pytest.mark.parametrize("page", ["table_wall", "table_cards"])
def test_after_a_week_or_when_it_is_called_off_no_name_is_there_any_more(page: str, cast: Cast) -> None:
    day = cast.days[0]
    inside(day, crowd(cast, 8))
    made(cast, day)
    address = reverse(page, args=[day.pk])
    assert "Anna" in words(browser(cast.femke).get(address))  # the control
    with time_machine.travel(day.lunch_starts + dt.timedelta(days=8)):
        shown = browser(cast.femke).get(address)
        assert ("Anna" in words(shown), "No tables now" in words(shown)) == (False, True)
        refreshed = browser(cast.femke).get(
            reverse("table_wall", args=[day.pk]), headers={"hx-request": "true"}
        )
        assert (refreshed.headers["HX-Refresh"], refreshed.content) == ("true", b"")
    Cancellation.objects.create(day=day, by=cast.noor)
    assert "No tables now" in words(browser(cast.femke).get(address))


def words(answer: HttpResponse) -> str:
    return text(answer) if answer["Content-Type"] == "application/pdf" else answer.content.decode()


def test_sixty_people_fit_one_wall_and_three_hundred_turn_over(cast: Cast) -> None:
    day = cast.days[0]
    guests(day, 12, 5)
    assert (wall(cast).context["size"], wall(cast).context["page"].paginator.num_pages) == ("some", 1)
    Seating.objects.all().delete()
    Visit.objects.all().delete()
    guests(day, 60, 5)
    seen = [wall(cast, page=number).content.decode() for number in (1, 2, 3)]
    names = [f"Gast {number:03}" for number in range(300)]
    assert [sum(name in shown for shown in seen) for name in names] == [1] * 300
    assert f'hx-get="{reverse("table_wall", args=[day.pk])}?page=1"' in seen[2]  # and round again


def test_as_many_queries_for_three_tables_as_for_one(cast: Cast) -> None:
    counts = []
    client = browser(cast.femke)
    address = reverse("table_wall", args=[cast.days[0].pk])
    client.get(address)
    for tables in (1, 3):
        guests(cast.days[0], tables, 4)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def text(answer: HttpResponse) -> str:
    found = subprocess.run(["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True)
    return found.stdout.decode()


def test_the_cards_name_each_table_on_both_sides_and_fold_in_two(cast: Cast) -> None:
    day, people = cast.days[0], crowd(cast, 9)
    Person.objects.filter(pk=people[0].pk).update(name="Wilhelmina-Alexandrina van der Berkenlaan")
    inside(day, people)
    check_in(day, uuid4(), None, guest_name="de buurvrouw van drie hoog achter met de hond")
    made(cast, day)
    answer = browser(cast.femke).get(reverse("table_cards", args=[day.pk]))
    said = text(answer)
    assert (answer["Content-Type"], said.count("\f"), said.count("Bridge"), said.count("Bike")) == (
        "application/pdf", 2, 2, 2,
    )  # fmt: skip
    assert said.replace("\u200b", "").count("Wilhelmina") == 2
    assert [one.name for one in people[1:] if said.count(one.name) != 2] == []


def test_the_code_on_a_card_leads_to_the_board_at_that_table(cast: Cast) -> None:
    day = cast.days[0]
    inside(day, crowd(cast, 5))
    made(cast, day)
    answer = browser(cast.femke).get(reverse("table_cards", args=[day.pk]))
    picture = seen(answer.content, 0, dpi=144)
    rows = b"".join(row[: picture.width] for row in picture.rows)
    image = memoryview(rows).cast("B", (picture.height, picture.width))
    codes = {found.text for found in zxingcpp.read_barcodes(image)}
    assert codes == {table_url(poster_of(day), 0)}


def test_a_name_without_end_is_cut_so_that_the_others_stay_large(cast: Cast) -> None:
    people = crowd(cast, 4)
    Person.objects.filter(pk=people[0].pk).update(name="W" * 60 + " de Vries")
    visits = inside(cast.days[0], people)
    assert called(here(cast.days[0]))[visits[0].pk] == "W" * 23 + "…"
    Person.objects.filter(pk=people[1].pk).update(name="W" * 60 + " Arends")
    again = called(here(cast.days[0]))
    assert [again[visit.pk] for visit in visits[:2]] == ["W" * 23 + "… V.", "W" * 23 + "… A."]


def test_a_name_no_typeface_has_is_a_line_to_write_it_on(cast: Cast) -> None:
    for name in ("田中", "Bo"):
        check_in(cast.days[0], uuid4(), None, guest_name=name)
    made(cast, cast.days[0])
    said = text(browser(cast.femke).get(reverse("table_cards", args=[cast.days[0].pk])))
    assert (said.count("…" * 8), said.count("Bo\n")) == (2, 2)


def test_without_tables_there_are_no_cards(cast: Cast) -> None:
    answer = browser(cast.femke).get(reverse("table_cards", args=[cast.days[0].pk]), follow=True)
    assert "no cards to print" in answer.content.decode()


@pytest.mark.parametrize("name", ["table_wall", "table_cards"])
def test_who_has_no_duty_that_day_sees_neither(name: str, cast: Cast) -> None:
    inside(cast.days[0], crowd(cast, 8))
    made(cast, cast.days[0])
    assert browser(cast.bo).get(reverse(name, args=[cast.days[0].pk])).status_code == 403
    assert browser(cast.femke).get(reverse(name, args=[cast.days[1].pk])).status_code == 403  # not her day
