"""Moving up: who stayed behind with one or two gets company, and most stay where they are."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from plugdedag.days.models import Day
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.seating import making
from plugdedag.seating.making import Intent
from plugdedag.seating.models import Seating
from plugdedag.seating.moving_up import move_up
from tests.cast import Cast
from tests.questions.said import entering
from tests.seating.lunch import crowd, inside, intent, made, together

OFFER = "Laat mensen opschuiven"


@pytest.fixture
def day(cast: Cast) -> Day:
    return cast.days[0]


def thinned(cast: Cast, day: Day, stay: int) -> Seating:
    """Three tables of five; from the first all but ``stay`` went home."""
    inside(day, crowd(cast, 15))
    seating = made(cast, day)
    for seat in list(seating.seats.taken().filter(table=0).select_related("visit"))[stay:]:
        seating = making.leave(day, intent(cast, seating), seat.visit)
    return seating


@pytest.mark.parametrize("stay", [1, 2])
def test_nobody_stays_behind_and_few_stand_up(cast: Cast, day: Day, stay: int) -> None:
    before = thinned(cast, day, stay)
    was = {seat.visit_id: seat.table for seat in before.seats.taken()}
    after = move_up(day, intent(cast, before))
    now = {seat.visit_id: seat.table for seat in after.seats.taken()}
    assert now.keys() == was.keys()
    assert min(map(len, together(after))) >= 4
    assert sum(was[key] != now[key] for key in was) <= 3
    assert after.seats.filter(left__isnull=False).count() == 5 - stay
    making.undo(day, cast.femke, after.pk)
    assert making.current(day) == before


def test_once_and_only_from_the_tables_one_saw(cast: Cast, day: Day) -> None:
    before = thinned(cast, day, 1)
    once = Intent(cast.femke, uuid4(), before.pk)
    after = move_up(day, once)
    assert move_up(day, once) == after
    with pytest.raises(Stale):
        move_up(day, intent(cast, before))


def test_without_tables_or_people_there_is_nothing_to_move(cast: Cast, day: Day) -> None:
    with pytest.raises(Refused, match="nog geen tafels"):
        move_up(day, intent(cast))
    [alone] = inside(day, crowd(cast, 1))
    left = making.leave(day, intent(cast, made(cast, day)), alone)
    with pytest.raises(Refused, match="niemand meer"):
        move_up(day, intent(cast, left))


def test_the_page_offers_it_only_to_who_has_others_to_sit_with(cast: Cast, day: Day) -> None:
    femke: Client = entering(cast.femke)
    address = f"/days/{day.pk}/tables/"
    three = thinned(cast, day, 3)
    assert OFFER not in femke.get(address).content.decode()
    first = three.seats.taken().filter(table=0).select_related("visit").first()
    assert first is not None
    seating = making.leave(day, intent(cast, three), first.visit)
    assert OFFER in femke.get(address).content.decode()
    sent = {"base": seating.pk, "client_key": uuid4(), "do": "up"}
    html = femke.post(f"{address}seatings/", sent, follow=True).content.decode()
    assert "Er is opgeschoven" in html
    assert OFFER not in html


def test_one_small_table_is_all_there_is(cast: Cast, day: Day) -> None:
    inside(day, crowd(cast, 2))
    made(cast, day)
    assert OFFER not in entering(cast.femke).get(f"/days/{day.pk}/tables/").content.decode()
