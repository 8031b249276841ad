"""The page of the rounds, its taps, its papers, and one's own card on the phone."""

import datetime as dt
import re
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from plugdedag.days.models import Turn
from plugdedag.people.blocking import block
from plugdedag.people.models import Lookup
from plugdedag.seating.beginning import begin, begun
from plugdedag.seating.holders import number_of
from plugdedag.seating.models import Programme, Seating
from plugdedag.seating.names import table_name
from plugdedag.seating.programme_form import ProgrammeForm
from tests.cast import Cast
from tests.seating.evening import come_in, crowd, planned, sign_up

pytestmark = [pytest.mark.usefixtures("noon"), pytest.mark.django_db]


def url(cast: Cast, name: str = "rounds", day: int = 0) -> str:
    return reverse(name, args=[cast.days[day].pk])


@pytest.fixture
def femke(cast: Cast) -> Client:
    """Leads the day."""
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(cast.femke)
    return client


@pytest.fixture
def idris(cast: Cast) -> Client:
    """Opens the door."""
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(cast.idris)
    return client


@pytest.fixture
def bo(cast: Cast) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(cast.bo)
    return client


def test_it_says_what_is_possible_before_anything_is_made(cast: Cast, femke: Client) -> None:
    sign_up(cast.days[0], crowd(cast, 280))
    page = femke.post(url(cast), {"cards": 300, "size": 6, "rounds": 6, "do": "look"})
    assert page.status_code == 200
    words = page.content.decode()
    assert [
        "300 cards: 50 tables of at most 6." in words,
        "Nobody sits with the same person twice." in words,
    ] == [True, True]
    assert Programme.objects.count() == 0


@pytest.mark.parametrize("people", [2, 7, 16, 40, 290])
def test_it_starts_with_rounds_in_which_nobody_meets_twice_and_cards_to_spare(
    cast: Cast, people: int
) -> None:
    form = ProgrammeForm(cast.days[0], people)
    assert form.plan is not None
    assert form.outlook is not None
    assert form.plan.cards >= people + 2
    assert form.outlook.repeats == 0


def test_it_says_who_must_meet_again(cast: Cast, femke: Client) -> None:
    words = femke.post(url(cast), {"cards": 16, "size": 4, "rounds": 6, "do": "look"}).content.decode()
    assert "Until round 5 nobody sits with the same person twice." in words
    assert "Pairs who sit together again: 24 in round 6." in words
    assert "it cannot be fewer" in words


def test_made_begun_and_joined_by_who_is_late(cast: Cast, femke: Client) -> None:
    people = crowd(cast, 10)
    sign_up(cast.days[0], people)
    assert (
        femke.post(url(cast), {"cards": 12, "size": 4, "rounds": 3, "client_key": uuid4()}).status_code == 302
    )
    come_in(cast.days[0], people[:9])
    page = femke.get(url(cast))
    assert "Begin round 1" in page.content.decode()
    tables = f'href="{reverse("tables", args=[cast.days[0].pk])}"'
    assert tables not in page.content.decode()
    femke.post(url(cast, "rounds_begun"), {"number": 1, "client_key": uuid4()})
    come_in(cast.days[0], [cast.bo])
    words = femke.get(url(cast)).content.decode()
    assert "Let 1 who came in since join" in words
    assert tables in words
    femke.post(url(cast, "rounds_late"), {"client_key": uuid4()})
    words = femke.get(url(cast)).content.decode()
    assert ["Bo" in words, "Begin round 2" in words, "who came in since join" in words] == [True, True, False]
    assert [seating.seats.count() for seating in Seating.objects.all()] == [9, 10]
    femke.post(url(cast, "rounds_back"), {"number": 1})
    assert list(cast.days[0].seatings.standing()) == []
    [made] = Programme.objects.all()
    femke.post(url(cast, "rounds_undo"), {"number": made.pk})
    assert list(cast.days[0].programmes.standing()) == []


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"cards": 8, "size": 4, "rounds": 3}, "9 people come already"),
        ({"cards": 12, "size": 1, "rounds": 3}, "2"),
        ({"cards": 12, "size": 4, "rounds": 0}, "1"),
        ({"cards": 100000, "size": 4, "rounds": 3}, "1000"),
        ({"cards": "many", "size": "", "rounds": 3}, "cards"),
    ],
)
def test_nonsense_is_told_and_nothing_is_made(
    cast: Cast, femke: Client, sent: dict[str, object], words: str
) -> None:
    sign_up(cast.days[0], crowd(cast, 9))
    page = femke.post(url(cast), sent)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert Programme.objects.count() == 0


def test_a_tap_that_comes_too_late_says_so(cast: Cast, femke: Client) -> None:
    planned(cast, 8)
    page = femke.post(url(cast, "rounds_begun"), {"number": 2, "client_key": uuid4()})
    assert page.status_code == 409
    assert "Another round is next" in page.content.decode()


def test_the_papers(cast: Cast, femke: Client, idris: Client) -> None:
    assert idris.get(url(cast, "rounds_schedules")).status_code == 404
    people = crowd(cast, 3)
    sign_up(cast.days[0], people)
    planned(cast, 8)
    for client, name in ((idris, "rounds_schedules"), (femke, "rounds_signs")):
        page = client.get(url(cast, name))
        assert (page["Content-Type"], page.content[:5]) == ("application/pdf", b"%PDF-")
    assert set(Lookup.objects.values_list("seen", flat=True)) == {person.pk for person in people}
    assert femke.get(url(cast, "rounds_schedules")).status_code == 403  # the names are for the door
    prints = [
        url(cast, "rounds_schedules") in client.get(url(cast)).content.decode() for client in (idris, femke)
    ]
    assert prints == [True, False]


def test_ones_own_card_and_nobody_elses(cast: Cast, bo: Client) -> None:
    day, people = cast.days[0], crowd(cast, 7)
    sign_up(day, [*people, cast.bo])
    made = planned(cast, 8, 4, 2)
    come_in(day, [*people, cast.bo])
    begin(day, 1, cast.femke, uuid4())
    number = number_of(made, cast.bo)
    assert number is not None
    words = bo.get(url(cast, "my_rounds")).content.decode()
    with override("en"):
        first, second = (table_name(table) for table in made.path(number))
    assert [f"Now: {first}" in words, second in words, f"card {number}" in words] == [True, True, True]
    assert [person.name for person in people if person.name in words] == []


def test_without_a_card_the_page_says_how_to_get_one(cast: Cast, bo: Client) -> None:
    for words in ("No rounds are planned", "No card for you yet"):
        assert words in bo.get(url(cast, "my_rounds")).content.decode()
        planned(cast, 8)


def test_the_day_leads_to_ones_card_and_the_door_to_the_rounds(cast: Cast, bo: Client, femke: Client) -> None:
    own, plan = (f'"{url(cast, name)}"' for name in ("my_rounds", "rounds"))
    assert own not in bo.get(url(cast, "day")).content.decode()
    sign_up(cast.days[0], [cast.bo])
    planned(cast, 8)
    words = bo.get(url(cast, "day")).content.decode()
    assert [own in words, plan in words] == [True, False]
    assert plan in femke.get(url(cast, "day")).content.decode()
    Turn.objects.create(day=cast.days[0], person=cast.femke, kind="opener", given_by=cast.noor)
    assert plan in femke.get(url(cast, "door")).content.decode()


def test_nothing_on_a_page_betrays_a_wish(cast: Cast, femke: Client) -> None:
    people = crowd(cast, 16)
    sign_up(cast.days[0], people)
    sent = {"cards": 16, "size": 4, "rounds": 3, "client_key": uuid4(), "do": "look"}
    before = femke.post(url(cast), sent)
    for other in people[1:]:
        block(people[0], other)  # who cannot sit anywhere
    after = femke.post(url(cast), sent)
    assert plain(before) == plain(after)
    planned(cast, 16)
    assert "Nobody sits with the same person twice." in femke.get(url(cast)).content.decode()


def plain(page: HttpResponse) -> str:
    """Without what is new on each page: the tokens of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode())


@pytest.mark.parametrize("name", ["rounds", "rounds_schedules"])
def test_as_many_queries_for_many_as_for_few(cast: Cast, idris: Client, name: str) -> None:
    day, people, counts = cast.days[0], crowd(cast, 40), []
    for some in (people[:3], people[3:]):
        sign_up(day, some)
        planned(cast, 60)
        come_in(day, some)
        idris.get(url(cast, name))  # whose names were read is written the first time
        with CaptureQueriesContext(connection) as found:
            idris.get(url(cast, name))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_a_week_later_no_name_is_on_its_pages(cast: Cast, idris: Client) -> None:
    people = crowd(cast, 5)
    sign_up(cast.days[0], people[:4])
    planned(cast, 8)
    come_in(cast.days[0], people)
    begin(cast.days[0], 1, cast.femke, uuid4())

    def told() -> tuple[bool, str]:
        page, cards = idris.get(url(cast)), idris.get(url(cast, "rounds_schedules"))
        return "Plugger" in page.content.decode(), cards.headers.get("Content-Type", "")

    assert told() == (True, "application/pdf")  # the control
    assert "Take round 1 back" in idris.get(url(cast)).content.decode()
    with time_machine.travel(cast.days[0].lunch_starts + dt.timedelta(days=8)):
        assert told()[0] is False
        assert "Take round 1 back" not in idris.get(url(cast)).content.decode()
        late = idris.post(url(cast, "rounds_back"), {"number": 1, "client_key": uuid4()})
        assert (late.status_code, begun(Programme.objects.get())[0].number) == (409, 1)
        assert idris.get(url(cast, "rounds_schedules")).url == url(cast)  # type: ignore[attr-defined]


def test_where_no_card_is_left_none_is_offered(cast: Cast, femke: Client) -> None:
    people = crowd(cast, 9)
    sign_up(cast.days[0], people[:7])
    planned(cast, 8)
    come_in(cast.days[0], people[:8])
    offer = "Give a card"
    assert offer in femke.get(url(cast)).content.decode()  # the control: one is left
    come_in(cast.days[0], people[8:])
    femke.post(url(cast, "rounds_begun"), {"number": 1, "client_key": uuid4()})
    page = femke.get(url(cast)).content.decode()
    assert (offer in page, "Who gets none is given a chair" in page) == (False, True)
    assert Seating.objects.get().seats.count() == 9
