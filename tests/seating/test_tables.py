"""The page of the tables: what it says, what its buttons do, and as many queries at one table as at three."""

from __future__ import annotations

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.days.models import Cancellation, Day, Visit
from plugdedag.days.visiting import check_in
from plugdedag.gatherings.models import Gathering
from plugdedag.people.blocking import block
from plugdedag.people.models import Hat, Lookup, Occasion
from plugdedag.seating import making
from plugdedag.seating.models import Preference, Seating
from tests.cast import Cast, other_city
from tests.gatherings.evenings import dinner
from tests.questions.said import entering
from tests.seating.lunch import crowd, earlier, inside, intent, made, together, went

KEYS = re.compile(r'name="(?:csrfmiddlewaretoken|client_key)" value="[^"]*"')


@pytest.fixture
def day(cast: Cast) -> Day:
    return cast.days[0]


@pytest.fixture
def femke(cast: Cast) -> Client:
    return entering(cast.femke)


def page(client: Client, day: Day, who: Visit | None = None) -> str:
    response = client.get(f"/days/{day.pk}/tables/", {"who": who.pk} if who else {})
    assert response.status_code == 200
    return KEYS.sub("", response.content.decode())


def send(client: Client, day: Day, where: str, seen: Seating | None, **fields: object) -> HttpResponse:
    data = {"base": seen.pk if seen else 0, "client_key": uuid4(), **fields}
    return client.post(f"/days/{day.pk}/tables/{where}/", data, follow=True)  # type: ignore[return-value]


def said(response: HttpResponse) -> str:
    return response.content.decode()


def test_before_anybody_is_in_it_says_who_gets_a_chair(femke: Client, day: Day) -> None:
    html = page(femke, day)
    assert "Er is nog niemand binnen" in html
    assert "Maak de tafels" not in html


def test_it_says_how_many_are_in_and_how_many_tables_that_makes(cast: Cast, femke: Client, day: Day) -> None:
    inside(day, crowd(cast, 15))
    html = " ".join(page(femke, day).split())
    assert "<b>15</b> mensen zijn binnen" in html
    assert re.findall(r"ongeveer (\d)</b> <small class=\"soft\">(\d)", html) == [
        ("4", "4"), ("5", "3"), ("6", "3"), ("8", "2"),
    ]  # fmt: skip


def test_one_tap_makes_the_tables_and_says_why(cast: Cast, femke: Client, day: Day) -> None:
    people = crowd(cast, 9)
    went(earlier(cast, 1), people[:8])
    inside(day, people)
    html = said(send(femke, day, "seatings", None, do="make", size=5))
    assert html.count('class="at-table ') == 2
    assert [name for name in (str(one) for one in people) if f">{name}</a>" not in html] == []
    assert "Voor Jop" not in html
    assert "Voor Ilse is het de eerste keer, naast mensen die PLUG kennen." in html


def test_what_is_said_of_a_table_is_true_of_it(cast: Cast, femke: Client, day: Day) -> None:
    """Anna and Bram met and share a network, Chris leads, Dana is new, Eva reads English, Faas is of the host."""
    anna, bram, chris, dana, eva = crowd(cast, 5)
    went(earlier(cast, 1), [anna, bram], [chris], [eva])
    for one in (anna, bram):
        Hat.objects.create(person=one, network=cast.club, what="lid", since=earlier(cast, 2).date)
    day.turns.filter(person=cast.femke).update(person=chris)
    eva.language = "en"
    eva.save()
    inside(day, [anna, bram, chris, dana, eva])
    check_in(day, uuid4(), None, guest_name="Faas", of_host=True)
    making.make(day, intent(cast), size=6)
    html = page(entering(cast.noor), day)
    reasons = html[html.index("at-table__why") : html.index("</section>", html.index("at-table__why"))]
    assert re.findall(r"<li>(.*?)</li>", reasons) == [
        "Anna en Bram zaten al eens samen.", "Anna en Bram delen een netwerk.",
        "Voor Dana is het de eerste keer, naast mensen die PLUG kennen.", "Chris leidt het gesprek.",
        "Faas is te gast bij de gastplek.",
        "Iemand leest PLUG hier in een andere taal: vraag even wat voor iedereen fijn praat.",
    ]  # fmt: skip


def test_a_name_a_guest_typed_is_only_a_name(cast: Cast, femke: Client, day: Day) -> None:
    check_in(day, uuid4(), None, guest_name="<b>Jan</b>" + "n" * 60)
    inside(day, crowd(cast, 1))
    html = said(send(femke, day, "seatings", None, do="make", size=5))
    assert "<b>Jan" not in html
    assert "&lt;b&gt;Jan&lt;/b&gt;" in html


def test_two_of_one_name_are_told_apart(cast: Cast, femke: Client, day: Day) -> None:
    people = crowd(cast, 3)
    for one, name in zip(people, ["Anna Vos", "Anna de Wit", "Bram Vos"], strict=True):
        one.name = name
        one.save()
    inside(day, people)
    html = said(send(femke, day, "seatings", None, do="make", size=5))
    assert sorted(re.findall(r'dir="auto">([^<]*)</a></li>', html)) == ["Anna V.", "Anna W.", "Bram"]


def test_moving_says_beforehand_what_it_costs_and_afterwards_too(cast: Cast, femke: Client, day: Day) -> None:
    people = crowd(cast, 8)
    went(earlier(cast, 1), [people[0], people[4]])
    visits = inside(day, people)
    first = made(cast, day, size=4)
    where = {seat.visit_id: seat.table for seat in first.seats.all()}
    assert where[visits[0].pk] != where[visits[4].pk]
    other = where[visits[4].pk]
    cost = "Anna zat al eens bij Eva."
    assert cost in page(femke, day, visits[0])
    html = said(send(femke, day, "moves", first, visit=visits[0].pk, table=other))
    assert f"Anna zit nu aan tafel {['Brug', 'Fiets'][other or 0]}. {cost}" in html
    assert "Anna" in together(making.current(day))[other or 0]  # type: ignore[arg-type]


def test_late_arrivals_are_named_and_one_tap_seats_them(cast: Cast, femke: Client, day: Day) -> None:
    people = crowd(cast, 10)
    inside(day, people[:8])
    first = made(cast, day)
    assert "erbij" not in page(femke, day)
    inside(day, people[8:])
    html = page(femke, day)
    assert "Zet 2 laatkomers erbij" in html
    assert "Ilse, Jop</b>" in html
    html = said(send(femke, day, "seatings", first, do="late"))
    assert "Iedereen die er is heeft nu een tafel." in html
    assert "laatkomers erbij</button>" not in html


def test_who_left_is_named_below_and_undo_brings_them_back(cast: Cast, femke: Client, day: Day) -> None:
    visits = inside(day, crowd(cast, 6))
    first = made(cast, day)
    html = said(send(femke, day, "departures", first, visit=visits[0].pk))
    assert "Anna is weg." in html
    assert re.search(r'class="gone">.*>Anna</a>', html)
    html = said(send(femke, day, "undo", making.current(day)))
    assert "Teruggedraaid" in html
    assert 'class="gone"' not in html


def test_a_second_round_and_all_of_it_anew(cast: Cast, femke: Client, day: Day) -> None:
    inside(day, crowd(cast, 12))
    html = said(send(femke, day, "seatings", made(cast, day, size=4), do="round"))
    assert "De tafels, ronde 2" in html
    send(femke, day, "seatings", making.current(day), do="make", size=6)
    now = making.current(day)
    assert now is not None
    assert (now.round, now.size, len(together(now))) == (2, 6, 2)


def test_who_was_second_reads_so_and_sees_how_it_is(cast: Cast, femke: Client, day: Day) -> None:
    visits = inside(day, crowd(cast, 8))
    first = made(cast, day, size=4)
    making.leave(day, intent(cast, first), visits[0])
    response = send(entering(cast.idris), day, "moves", first, visit=visits[1].pk, table=2)
    assert response.status_code == 409
    html = said(response)
    assert "Iemand heeft de tafels intussen veranderd." in html
    assert "Waar gaat Bram zitten?" in html, "what they were at is still there"
    assert re.search(r'class="gone">.*>Anna</a>', html)


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        ("seatings", {"do": "burn"}), ("seatings", {"do": "make", "size": 7}), ("moves", {"table": 1}),
        ("moves", {"visit": "x", "table": 1}), ("moves", {"visit": uuid4(), "table": -1}),
        ("departures", {"visit": uuid4()}), ("undo", {"base": "x"}), ("undo", {"base": 10**30}),
    ],
)  # fmt: skip
def test_nonsense_is_refused_and_changes_nothing(
    cast: Cast, femke: Client, day: Day, where: str, fields: dict[str, object]
) -> None:
    inside(day, crowd(cast, 4))
    first = made(cast, day)
    response = send(femke, day, where, first, **fields)
    assert response.status_code == 422
    assert 'role="alert"' in said(response)
    assert (making.current(day), Seating.objects.count()) == (first, 1)


def test_other_days_have_no_tables_to_make(cast: Cast, femke: Client, day: Day) -> None:
    later = cast.days[1]
    assert "Je maakt de tafels op" in page(entering(cast.noor), later)
    Cancellation.objects.create(day=day)
    assert "Deze dag gaat niet door" in page(femke, day)


def test_days_of_another_city_are_not_found(cast: Cast, day: Day) -> None:
    other = other_city()
    Day.objects.filter(pk=day.pk).update(city=other)
    assert entering(cast.noor).get(f"/days/{day.pk}/tables/").status_code == 404


def test_that_names_were_read_is_written_down(cast: Cast, femke: Client, day: Day) -> None:
    inside(day, crowd(cast, 3))
    page(femke, day)
    rows = Lookup.objects.filter(occasion=Occasion.TABLES, by=cast.femke)
    assert sorted(row.seen.name for row in rows) == ["Anna", "Bram", "Chris"]


def test_a_dinner_has_tables_too(cast: Cast) -> None:
    evening: Gathering = dinner(cast, cast.bo)
    evening.day.date, evening.day.closes = cast.city.today(), dt.time(23, 59)
    evening.day.save()
    inside(evening.day, crowd(cast, 5))
    noor = entering(cast.noor)
    send(noor, evening.day, "seatings", None, do="make", size=5)
    assert page(noor, evening.day).count('class="at-table ') == 1
    assert f'/days/{evening.day.pk}/tables/"' in said(noor.get(f"/gatherings/{evening.day.pk}/"))  # type: ignore[arg-type]


def test_who_has_the_duty_finds_it_from_the_day_the_door_and_the_lunch(cast: Cast, day: Day) -> None:
    link = f'href="/days/{day.pk}/tables/"'
    for who, found in ((cast.femke, True), (cast.idris, True), (cast.noor, True), (cast.bo, False)):
        assert (link in said(entering(who).get(f"/days/{day.pk}/"))) == found, who  # type: ignore[arg-type]
    assert link in said(entering(cast.idris).get(f"/days/{day.pk}/door/"))  # type: ignore[arg-type]
    assert link in said(entering(cast.femke).get(f"/days/{day.pk}/lunch/"))  # type: ignore[arg-type]
    assert link not in said(entering(cast.noor).get(f"/days/{cast.days[1].pk}/"))  # type: ignore[arg-type]


def queries(client: Client, day: Day) -> int:
    client.get(f"/days/{day.pk}/tables/")  # the names are written down the first time
    with CaptureQueriesContext(
        connection,
    ) as found:
        page(client, day)
    return len(found)


def test_three_tables_ask_no_more_than_one(cast: Cast, femke: Client, day: Day) -> None:
    people = crowd(cast, 15)
    went(earlier(cast, 1), people[:5], people[5:10])
    visits = inside(day, people[:5])
    made(cast, day)
    one = queries(femke, day)
    inside(day, people[5:])
    making.seat_late(day, intent(cast, making.current(day)))
    making.leave(day, intent(cast, making.current(day)), visits[0])
    assert queries(femke, day) == one


def test_no_page_betrays_a_block_or_a_wish(cast: Cast, femke: Client, day: Day) -> None:
    """The same tables with and without: of the tables, of somebody who is concerned, and after moving them there."""
    people = crowd(cast, 10)
    went(earlier(cast, 1), people[:5], people[5:])
    visits = inside(day, people)
    first = made(cast, day)
    looked = [page(femke, day), *(page(femke, day, visit) for visit in visits[:4])]
    block(people[0], people[1])
    for kind, other in (("apart", people[2]), ("together", people[3])):
        Preference.objects.create(city=cast.city, person=people[0], other=other, kind=kind)
    assert [page(femke, day), *(page(femke, day, visit) for visit in visits[:4])] == looked
    for visit in visits[:4]:
        html = said(send(femke, day, "moves", making.current(day), visit=visit.pk, table=9))
        assert not re.search(r"blok|liever|wens|voorkeur|apart", html)
    assert first.pk != making.current(day).pk  # type: ignore[union-attr]
