"""A day at the desk: moved, cancelled, resized and its turns, by two organisers at once too."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days.changes import resize
from plugdedag.days.coming import cancel, come
from plugdedag.days.models import Cancellation, Day, Move, Rsvp, Turn
from plugdedag.outbox.bouncing import bounced
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Duty
from tests.cast import Cast, person
from tests.front.desks import browser, in_the_making, says

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


@pytest.fixture
def day(cast: Cast) -> Day:
    """A day to come, with Bo on its list."""
    Rsvp.objects.create(day=cast.days[2], person=cast.bo, answer="going", seat=1)
    return cast.days[2]


def at(name: str, day: Day) -> str:
    return reverse(name, args=[day.pk])


def told(person: str) -> int:
    return Effect.objects.filter(recipient=f"{person}@example.org").count()


def test_a_moved_day_keeps_its_list_and_tells_everybody_once(noor: Client, cast: Cast, day: Day) -> None:
    data = {"version": day.version, "to": day.date + dt.timedelta(days=1), "why": "De zaal is bezet"}
    for _count in range(2):
        assert noor.post(at("desk_move", day), data)["Location"] == at("desk_day", day)
    assert Move.objects.get().to == data["to"]
    assert Rsvp.objects.get().day == day
    assert (told("bo"), told("ria"), told("idris")) == (1, 1, 0)
    page = noor.get(at("desk_day", day))
    assert says(page, "Noor moved it from")
    assert says(page, "De zaal is bezet")


def test_a_plan_that_moves_tells_nobody(noor: Client, cast: Cast) -> None:
    plan = in_the_making(cast.city, cast.noor).days.get(number=2)
    noor.post(at("desk_move", plan), {"version": plan.version, "to": plan.date + dt.timedelta(days=1)})
    assert Move.objects.count() == 1
    assert not Effect.objects.exists()


def test_a_cancelled_day_tells_everybody_once(noor: Client, day: Day) -> None:
    data = {"version": day.version, "why": "De kantine is dicht"}
    for _count in range(2):
        assert noor.post(at("desk_cancellation", day), data).status_code == 302
    assert Cancellation.objects.get().why == "De kantine is dicht"
    assert (told("bo"), told("ria")) == (1, 1)
    page = noor.get(at("desk_day", day))
    assert says(page, "Noor cancelled it on")
    assert b"desk_move" not in page.content
    assert at("desk_move", day) not in page.content.decode()


def test_cancelling_wants_a_reason(noor: Client, day: Day) -> None:
    answered = noor.post(at("desk_cancellation", day), {"version": day.version, "why": ""})
    assert (answered.status_code, list(answered.context["cancel_form"].errors)) == (422, ["why"])
    assert not Cancellation.objects.exists()


def test_the_second_organiser_sees_what_the_first_did_and_keeps_what_was_typed(
    noor: Client, cast: Cast, day: Day
) -> None:
    Duty.objects.create(city=cast.city, person=cast.bo, kind="organiser", since=cast.city.today())
    seen = day.version
    noor.post(at("desk_move", day), {"version": seen, "to": day.date + dt.timedelta(days=1), "why": ""})
    mine = {"version": seen, "to": day.date + dt.timedelta(days=2), "why": "Liever vrijdag"}
    late = browser(cast.bo).post(at("desk_move", day), mine)
    assert late.status_code == 409
    assert says(late, "Noor moved this day to")
    assert late.context["move_form"]["why"].value() == "Liever vrijdag"
    assert Move.objects.count() == 1
    knowingly = mine | {"version": late.context["move_form"]["version"].value()}
    assert browser(cast.bo).post(at("desk_move", day), knowingly).status_code == 302
    assert Day.objects.get(pk=day.pk).date == mine["to"]


def test_cancelling_what_somebody_moved_meanwhile_asks_first(noor: Client, day: Day) -> None:
    noor.post(at("desk_move", day), {"version": day.version, "to": day.date + dt.timedelta(days=1)})
    late = noor.post(at("desk_cancellation", day), {"version": day.version, "why": "Toch niet"})
    assert late.status_code == 409
    assert not Cancellation.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "This is no date."), ("gisteren", "This is no date."), ("2001-01-01", "has been")],
)
def test_a_date_that_cannot_be(noor: Client, day: Day, typed: str, words: str) -> None:
    answered = noor.post(at("desk_move", day), {"version": day.version, "to": typed})
    assert answered.status_code in {409, 422}
    assert any(words in error for error in answered.context["move_form"].errors["to"])
    assert not Move.objects.exists()


def test_a_date_that_is_taken(noor: Client, cast: Cast, day: Day) -> None:
    answered = noor.post(at("desk_move", day), {"version": day.version, "to": cast.days[3].date})
    assert answered.status_code == 409
    assert "PLUG is at Sportpark De Dageraad" in answered.context["move_form"].errors["to"][0]


@pytest.mark.parametrize(("number", "said"), [(22, False), (25, True)])
def test_a_day_on_a_public_holiday_says_so(noor: Client, day: Day, number: int, said: bool) -> None:
    Day.objects.filter(pk=day.pk).update(date=dt.date(day.city.today().year + 1, 12, number))
    assert says(noor.get(at("desk_day", day)), "Christmas Day: a public holiday.") == said


def test_fewer_seats_take_none_away(noor: Client, day: Day) -> None:
    assert noor.post(at("desk_capacity", day), {"version": day.version, "capacity": "1"}).status_code == 302
    assert Day.objects.get(pk=day.pk).capacity == 1
    assert Rsvp.objects.get().answer == "going"


@pytest.mark.parametrize("typed", ["0", "-1", "x", "", "100000000000000000000"])
def test_seats_that_cannot_be(noor: Client, day: Day, typed: str) -> None:
    answered = noor.post(at("desk_capacity", day), {"version": day.version, "capacity": typed})
    assert (answered.status_code, list(answered.context["capacity_form"].errors)) == (422, ["capacity"])
    assert Day.objects.get(pk=day.pk).capacity == 30


def test_a_turn_is_given_once_and_told_once(noor: Client, cast: Cast, day: Day) -> None:
    data = {"kind": "scribe", "person": cast.bo.pk}
    for _count in range(2):
        assert noor.post(at("desk_turns", day), data).status_code == 302
    turn = Turn.objects.get(day=day)
    assert (turn.person, turn.given_by, told("bo")) == (cast.bo, cast.noor, 1)


def test_who_comes_stands_first_in_the_list(noor: Client, cast: Cast, day: Day) -> None:
    form = noor.get(at("desk_day", day)).context["turn_form"]
    names = [str(label) for _value, label in form.fields["person"].choices][1:]
    assert names == ["Bo (comes)", "Femke", "Idris", "Noor"]
    assert form["kind"].value() == "opener"  # the first gap


@pytest.mark.parametrize(
    "data", [{}, {"kind": "king", "person": "1"}, {"kind": "opener", "person": "999999"}]
)
def test_a_turn_for_nobody(noor: Client, day: Day, data: dict[str, str]) -> None:
    answered = noor.post(at("desk_turns", day), data)
    assert answered.status_code == 422
    assert answered.context["turn_form"].errors
    assert not Turn.objects.filter(day=day).exists()


def test_a_turn_is_handed_over_and_the_old_one_kept(noor: Client, cast: Cast, day: Day) -> None:
    turn = Turn.objects.create(day=day, person=cast.idris, kind="opener", given_by=cast.noor)
    address = reverse("desk_turn", args=[turn.pk])
    for _count in range(2):
        assert noor.post(address, {"person": cast.bo.pk}).status_code == 302
    turn.refresh_from_db()
    assert turn.ended is not None
    assert [each.person for each in Turn.objects.filter(day=day, ended__isnull=True)] == [cast.bo]


def test_a_turn_laid_down_is_a_gap_again(noor: Client, cast: Cast, day: Day) -> None:
    turn = Turn.objects.create(day=day, person=cast.idris, kind="opener", given_by=cast.noor)
    noor.post(reverse("desk_turn", args=[turn.pk]), {"lay_down": "yes"})
    assert not Turn.objects.filter(day=day, ended__isnull=True).exists()
    assert says(noor.get(at("desk_day", day)), "Nobody yet")


def test_the_list_shows_who_comes_and_who_waits_in_their_order(cast: Cast) -> None:
    resize(cast.days[1], 2, cast.noor)
    names = ["Zed", "Ada", "Cem", "Bas"]
    for name in names:
        come(cast.days[1], person(cast.city, name), client_key=uuid4())
    come(cast.days[1], cast.bo, client_key=uuid4())
    cancel(cast.days[1], cast.bo, client_key=uuid4())
    shown = browser(cast.noor).get(reverse("desk_day", args=[cast.days[1].pk])).context["on_the_list"]
    assert [(rsvp.person.name, rsvp.answer) for rsvp in shown] == [
        ("Ada", "going"), ("Zed", "going"), ("Cem", "waiting"), ("Bas", "waiting"),
    ]  # fmt: skip


def test_whom_mail_does_not_reach_stands_on_the_list(noor: Client, cast: Cast, day: Day) -> None:
    """Those of this day alone, and to who organises alone; the address stays theirs."""
    assert "no mail" not in noor.get(at("desk_day", day)).content.decode()
    for who in (cast.bo, cast.femke):
        bounced(who.email, "k", "550 5.1.1 No such user")
    page = noor.get(at("desk_day", day)).content.decode()
    assert page.count("no mail") == 1
    assert "Letters to one of them come back" in page
    assert reverse("desk_letters") in page
    assert cast.bo.email not in page
    assert "no mail" not in browser(cast.idris).get(reverse("day", args=[day.pk])).content.decode()


def test_three_that_cannot_be_reached_cost_as_many_queries_as_one(noor: Client, cast: Cast, day: Day) -> None:
    counts = []
    for number, who in enumerate((cast.bo, cast.femke, cast.idris), 1):
        Rsvp.objects.get_or_create(day=day, person=who, defaults={"answer": "going", "seat": number})
        bounced(who.email, "k", "550 5.1.1 No such user")
        with CaptureQueriesContext(connection) as asked:
            noor.get(at("desk_day", day))
        counts.append(len(asked))
    assert counts[1] == counts[2]
