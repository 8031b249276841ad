"""The door: taps, undo, walk-ins, and who may open it."""

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.days import coming
from plugdedag.days.forms import VisitForm
from plugdedag.days.models import Answer, Day, Rsvp, Turn, Visit
from plugdedag.days.visiting import is_open, walk_ins
from plugdedag.people.models import Person
from tests.cast import Cast, other_city, person

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def opener(client: Client, cast: Cast, time_machine) -> Client:
    """Idris' phone, at the door of the first day, in English."""
    time_machine.move_to(cast.days[0].starts)
    client.force_login(cast.idris)
    client.cookies["django_language"] = "en"
    return client


def door(day: Day) -> str:
    return reverse("door", args=[day.pk])


def visits(day: Day) -> str:
    return reverse("visits", args=[day.pk])


def rows(page: bytes) -> list[tuple[str, bool]]:
    """The names on the page and whether each is here."""
    shown = page.decode().split("<template")[0]
    found = re.findall(r'aria-pressed="(true|false)".*?door-row__name" dir="auto">(.*?)</span>', shown, re.S)
    return [(name, here == "true") for here, name in found]


def test_expected_people_are_ticked_off_and_back(opener: Client, cast: Cast) -> None:
    day = cast.days[0]
    for one in (cast.bo, cast.femke):
        coming.come(day, one, client_key=uuid4())
    assert rows(opener.get(door(day)).content) == [("Bo", False), ("Femke", False)]
    tap = {"key": str(uuid4()), "person": str(cast.bo.uuid)}
    assert opener.post(visits(day), tap).status_code == 302
    opener.post(visits(day), tap | {"key": str(uuid4())})  # another phone ticked off the same person
    assert rows(opener.get(door(day)).content) == [("Bo", True), ("Femke", False)]
    visit = Visit.objects.get()
    assert (str(visit.pk), visit.by) == (tap["key"], cast.idris)
    opener.post(visits(day), {"key": tap["key"], "undo": "on"})
    assert rows(opener.get(door(day)).content) == [("Bo", False), ("Femke", False)]
    assert not Visit.objects.exists()


def test_a_guest_walks_in_once_however_often_it_is_sent(opener: Client, cast: Cast) -> None:
    tap = {"key": str(uuid4()), "guest_name": "محمد 🧡"}
    for _double in range(3):
        assert opener.post(visits(cast.days[0]), tap).status_code == 302
    assert [visit.guest_name for visit in Visit.objects.all()] == ["محمد 🧡"]
    response = opener.post(visits(cast.days[0]), tap | {"guest_name": "Somebody else"})
    assert response.status_code == 422
    assert b"This button was used before for somebody else." in response.content
    assert b'value="Somebody else"' in response.content


def test_a_second_guest_of_the_same_name_is_a_second_guest(opener: Client, cast: Cast) -> None:
    for _guest in range(2):
        opener.post(visits(cast.days[0]), {"key": str(uuid4()), "guest_name": "Jan"})
    assert Visit.objects.count() == 2


def test_a_name_that_is_too_long_stays_typed(opener: Client, cast: Cast) -> None:
    name = "x" * 5000
    response = opener.post(visits(cast.days[0]), {"key": str(uuid4()), "guest_name": name})
    assert response.status_code == 422
    assert name.encode() in response.content
    assert b"field__error" in response.content
    assert not Visit.objects.exists()


def test_an_empty_name_is_asked_for(opener: Client, cast: Cast) -> None:
    response = opener.post(visits(cast.days[0]), {"key": str(uuid4()), "guest_name": "  "})
    assert (response.status_code, b"Fill in a name." in response.content) == (422, True)


def test_members_are_found_by_parts_of_their_name_until_they_are_here(opener: Client, cast: Cast) -> None:
    anna = person(cast.city, "Anna")
    Person.objects.filter(pk=anna.pk).update(name="Anna van der Zee")
    Person.objects.create_user("anna@elsewhere.org", name="Anna Zeeman")  # of no city
    day = cast.days[0]
    assert rows(opener.get(door(day), {"q": "anna zee"}).content) == [("Anna van der Zee", False)]
    opener.post(visits(day), {"key": str(uuid4()), "person": str(anna.uuid)})
    assert rows(opener.get(door(day), {"q": "anna"}).content) == [("Anna van der Zee", True)]


def test_a_nul_among_the_looked_for_words_finds_as_a_space(opener: Client, cast: Cast) -> None:
    found = opener.get(door(cast.days[0]), {"q": "a\0"})
    assert found.status_code == 200
    assert found.context["words"] == "a "


def test_a_person_of_another_city_is_not_known_here(opener: Client, cast: Cast) -> None:
    stranger = Person.objects.create_user("far@example.org", name="Far")
    response = opener.post(visits(cast.days[0]), {"key": str(uuid4()), "person": str(stranger.uuid)})
    assert response.status_code == 422
    assert not Visit.objects.exists()


def test_who_said_not_to_come_and_comes_walks_in(cast: Cast) -> None:
    day = cast.days[0]
    Rsvp.objects.create(day=day, person=cast.bo, answer=Answer.NOT)
    Rsvp.objects.create(day=day, person=cast.femke, answer=Answer.GOING, seat=1)
    for one in (cast.bo, cast.femke):
        Visit.objects.create(day=day, person=one)
    Visit.objects.create(day=day, guest_name="Jan")
    assert {str(visit.person or visit.guest_name) for visit in walk_ins(day)} == {"Bo", "Jan"}


def test_visits_may_exceed_the_capacity(opener: Client, cast: Cast) -> None:
    Day.objects.filter(pk=cast.days[0].pk).update(capacity=1)
    for name in ("Jan", "Piet", "Kees"):
        opener.post(visits(cast.days[0]), {"key": str(uuid4()), "guest_name": name})
    assert Visit.objects.count() == 3


@pytest.mark.parametrize(("days", "open_"), [(-1, False), (0, True), (7, True), (8, False)])
def test_the_door_is_open_on_the_day_and_a_week_after(
    cast: Cast, time_machine, days: int, open_: bool
) -> None:
    time_machine.move_to(cast.days[1].starts + dt.timedelta(days=days))
    assert is_open(cast.days[1]) is open_


def test_a_closed_door_shows_no_names_and_takes_no_taps(client: Client, cast: Cast) -> None:
    day = cast.days[1]
    zeno = person(cast.city, "Zenobia")
    coming.come(day, zeno, client_key=uuid4())
    client.force_login(cast.noor)
    assert b"Zenobia" not in client.get(door(day)).content
    assert client.post(visits(day), {"key": str(uuid4()), "person": str(zeno.uuid)}).status_code == 409
    assert not Visit.objects.exists()


def test_only_the_opener_of_that_day_and_organisers_get_in(client: Client, cast: Cast) -> None:
    day = cast.days[0]
    assert client.get(door(day)).status_code == 302
    for who, status in ((cast.bo, 403), (cast.femke, 403), (cast.idris, 200), (cast.noor, 200)):
        client.force_login(who)
        assert client.get(door(day)).status_code == status, who
        assert client.post(visits(day), {"key": "no key"}).status_code == (403 if status == 403 else 422)
    client.force_login(cast.idris)
    assert client.get(door(cast.days[1])).status_code == 403
    Turn.objects.update(ended=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert client.get(door(day)).status_code == 403


def test_another_citys_door_stays_shut_for_our_organiser(client: Client, cast: Cast) -> None:
    Day.objects.filter(pk=cast.days[0].pk).update(city=other_city())
    client.force_login(cast.noor)
    assert client.get(door(cast.days[0])).status_code == 404
    client.force_login(cast.idris)
    assert client.get(door(cast.days[0])).status_code == 403


def test_the_door_asks_as_much_for_three_as_for_one(
    opener: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    def queries(people: int) -> int:
        opener.get(door(cast.days[0]))  # a first look is noted: of the browser once a day, of each name too
        with django_assert_max_num_queries(15) as asked:
            assert len(rows(opener.get(door(cast.days[0])).content)) == people
        return len(asked)

    Visit.objects.create(day=cast.days[0], guest_name="Jan")
    coming.come(cast.days[0], cast.bo, client_key=uuid4())
    one = queries(2)
    for who in (cast.femke, cast.idris):
        coming.come(cast.days[0], who, client_key=uuid4())
        Visit.objects.create(day=cast.days[0], person=person(cast.city, f"Walk{who.pk}"))
    assert queries(6) == one


def test_a_long_name_is_kept_and_nothing_is_cut_off(cast: Cast) -> None:
    form = VisitForm(cast.days[0], {"key": str(uuid4()), "guest_name": "Jan " * 40})
    assert "maxlength" not in str(form["guest_name"])
    assert not form.is_valid()
    assert form["guest_name"].value() == "Jan " * 40
