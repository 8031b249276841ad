"""Taps that arrive late, twice, or after they were taken back; and what a phone is told."""

import datetime as dt
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.days import visiting
from plugdedag.days.models import TakenBack, Visit
from plugdedag.people.models import Membership
from tests.cast import Cast, person
from tests.days.test_door import JSON, door, opener, rows, visits

__all__ = ["opener"]  # the fixture

WORDS = "We do not know this person here. Write down the name instead."


def test_a_phone_is_told_the_key_of_the_visit(opener: Client, cast: Cast) -> None:
    day, key = cast.days[0], str(uuid4())
    tap = {"key": key, "person": str(cast.bo.uuid)}
    for _double in range(2):
        answer = opener.post(visits(day), tap, **JSON)
        assert (answer.status_code, answer.json()) == (200, {"key": key, "words": []})
    other = opener.post(visits(day), tap | {"key": str(uuid4())}, **JSON)
    assert other.json() == {"key": key, "words": []}


def test_a_phone_is_told_why_not(opener: Client, cast: Cast) -> None:
    answer = opener.post(visits(cast.days[0]), {"key": str(uuid4()), "person": str(uuid4())}, **JSON)
    assert (answer.status_code, answer.json()) == (422, {"key": "", "words": [WORDS]})
    assert not Visit.objects.exists()


def test_who_left_meanwhile_is_told_to_be_unknown(opener: Client, cast: Cast) -> None:
    anna = person(cast.city, "Anna")
    Membership.objects.filter(person=anna).delete()
    tap = {"key": str(uuid4()), "person": str(anna.uuid)}
    assert opener.post(visits(cast.days[0]), tap, **JSON).json()["words"] == [WORDS]


def test_a_tap_that_was_taken_back_stays_taken_back(opener: Client, cast: Cast) -> None:
    day, tap = cast.days[0], {"key": str(uuid4()), "guest_name": "Karel"}
    opener.post(visits(day), tap)
    opener.post(visits(day), {"key": tap["key"], "undo": "on"})
    late = opener.post(visits(day), tap, **JSON)  # the first try of another tab, arriving now
    assert (late.status_code, late.json()) == (200, {"key": "", "words": []})
    assert not Visit.objects.exists()
    TakenBack.objects.all().delete()  # the control: without the row it would come back
    opener.post(visits(day), tap)
    assert Visit.objects.count() == 1


def test_an_undo_that_overtakes_its_tap_wins(opener: Client, cast: Cast) -> None:
    day, tap = cast.days[0], {"key": str(uuid4()), "guest_name": "Karel"}
    for _double in range(2):
        assert opener.post(visits(day), {"key": tap["key"], "undo": "on"}).status_code == 302
    opener.post(visits(day), tap)
    assert not Visit.objects.exists()
    assert TakenBack.objects.get().by == cast.idris


def test_taking_my_tap_back_leaves_the_visit_they_made_themselves(cast: Cast) -> None:
    day, mine = cast.days[0], uuid4()
    own = Visit.objects.create(day=day, person=cast.bo, by=cast.bo)
    assert visiting.check_in(day, mine, cast.idris, person=cast.bo) == own
    assert visiting.undo(day, mine, cast.idris) is False
    assert Visit.objects.get() == own


def test_a_guest_of_the_host_is_told_apart_from_who_walks_in(opener: Client, cast: Cast) -> None:
    day = cast.days[0]
    for name, extra in (("Jan", {}), ("Els", {"of_host": "on"})):
        opener.post(visits(day), {"key": str(uuid4()), "guest_name": name} | extra)
    assert dict(Visit.objects.values_list("guest_name", "of_host")) == {"Jan": False, "Els": True}
    opener.post(visits(day), {"key": str(uuid4()), "person": str(cast.bo.uuid), "of_host": "on"})
    assert Visit.objects.get(person=cast.bo).of_host is False


@pytest.mark.parametrize(
    ("ago", "kept"),
    [
        ("", 180), ("nonsense", 180), ("nan", 180), ("inf", 180), ("-7200", 180), ("3600.5", 120), ("86400", None),
        ("9" * 300, None),
    ],
)  # fmt: skip
def test_the_moment_of_the_tap_is_held_to_the_day_and_to_now(
    opener: Client, cast: Cast, time_machine, ago: str, kept: int | None
) -> None:
    day = cast.days[0]
    time_machine.move_to(day.starts + dt.timedelta(hours=3), tick=False)
    opener.post(visits(day), {"key": str(uuid4()), "guest_name": "Jan", "ago": ago})
    at = Visit.objects.get().at.replace(second=0, microsecond=0)
    minutes = (at - day.starts).total_seconds() / 60
    assert (minutes == kept - (ago == "3600.5")) if kept else at == cast.city.at(day.date, dt.time.min)


def test_what_is_typed_up_a_week_later_happened_on_the_day(opener: Client, cast: Cast, time_machine) -> None:
    day = cast.days[0]
    time_machine.move_to(day.starts + dt.timedelta(days=5))
    tap = {"key": str(uuid4()), "guest_name": "Jan", "ago": "60"}
    assert opener.post(visits(day), tap, **JSON).status_code == 200
    assert Visit.objects.get().at == cast.city.at(day.date, dt.time.max)


def test_the_page_says_when_somebody_came_and_how(opener: Client, cast: Cast) -> None:
    day = cast.days[0]
    at = day.starts + dt.timedelta(minutes=12)
    Visit.objects.create(day=day, guest_name="Els", of_host=True, by=cast.idris, at=at)
    Visit.objects.create(day=day, guest_name="Jan", at=at)
    page = " ".join(opener.get(door(day)).content.decode().split())
    assert "9:12 · guest of vv De Dageraad · Undo" in page
    assert "9:12 · by the poster · Undo" in page


def test_a_renamed_person_is_the_same_person(opener: Client, cast: Cast) -> None:
    day, key = cast.days[0], uuid4()
    visiting.check_in(day, key, cast.idris, person=cast.bo)
    cast.bo.name = "Bo de Wit"
    cast.bo.save()
    answer = opener.post(visits(day), {"key": str(key), "person": str(cast.bo.uuid)}, **JSON)
    assert answer.json()["key"] == str(key)
    assert rows(opener.get(door(day)).content) == [("Bo de Wit", True)]


def test_a_key_of_one_day_does_nothing_on_another(cast: Cast, time_machine) -> None:
    first, second = cast.days[0], cast.days[1]
    visit = Visit.objects.create(day=first, guest_name="Jan")
    time_machine.move_to(second.starts)
    assert visiting.undo(second, visit.pk) is False
    assert Visit.objects.get() == visit


def test_the_worker_reaches_no_further_than_its_page(opener: Client, cast: Cast) -> None:
    answer = opener.get(reverse("door_worker", args=[cast.days[0].pk]))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer
    assert reverse("door_worker", args=[cast.days[0].pk]).startswith(door(cast.days[0]))
    assert "no-store" in answer["Cache-Control"]


def test_signing_out_has_the_browser_forget(client: Client, cast: Cast) -> None:
    client.force_login(cast.idris)
    assert client.post(reverse("sign_out"))["Clear-Site-Data"] == '"storage"'


def test_a_broken_key_writes_nothing(opener: Client, cast: Cast) -> None:
    """A key that is no key is a mistake of ours, said as one, and nothing is written."""
    answer = opener.post(visits(cast.days[0]), {"key": "no key", "guest_name": "Jan"}, **JSON)
    assert answer.status_code == 422
    assert answer.json()["words"] != []
    assert not Visit.objects.exists()
