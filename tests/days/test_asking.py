"""What PLUG asks by itself: once after “perhaps later”, and once a quarter whether a rhythm still is one."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from plugdedag.days import asking, changes, coming, letters
from plugdedag.days.models import Day, Renewal, Rhythm, Rsvp
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Link
from tests.cast import Cast
from tests.days.rhythmic import answers, publish, rhythm, settle_in

NINE, NIGHT = dt.time(9, 1), dt.time(7)


@pytest.fixture
def on(cast: Cast):
    """The clock, put at so many days after today, at a time of the city's."""
    with time_machine.travel(cast.days[0].starts - dt.timedelta(minutes=5)) as clock:
        today = cast.city.today()

        def put(days: int, time: dt.time = NINE) -> None:
            clock.move_to(cast.city.at(today + dt.timedelta(days=days), time))

        yield put


def asked(prefix: str = "rsvp-again:") -> list[str]:
    return list(Effect.objects.filter(key__startswith=prefix).values_list("recipient", flat=True))


def later(day: Day, cast: Cast) -> Rsvp:
    return coming.cancel(day, cast.bo, client_key=uuid4(), later=True)


def test_perhaps_later_is_asked_once_three_days_before_by_day(cast: Cast, on) -> None:
    rsvp = later(cast.days[1], cast)
    assert (rsvp.answer, rsvp.seat, rsvp.ticket) == ("not", None, None)
    for days, time in ((3, NINE), (4, NIGHT), (4, dt.time(21, 30))):
        on(days, time)
        asking.ask()
        assert asked() == []
    for days in (4, 5, 6):
        on(days)
        asking.ask()
        assert asked() == [cast.bo.email]


@pytest.mark.parametrize("case", ["full", "cancelled", "came", "said no", "left", "said just now"])
def test_nobody_is_asked_who_need_not_be(cast: Cast, on, case: str) -> None:
    day = cast.days[1]
    if case == "said just now":
        on(4)
    later(day, cast)
    if case == "full":
        Day.objects.update(capacity=0)
    elif case == "cancelled":
        changes.cancel(day, cast.noor)
    elif case == "came":
        coming.come(day, cast.bo, client_key=uuid4())
    elif case == "said no":
        coming.cancel(day, cast.bo, client_key=uuid4())
    elif case == "left":
        cast.bo.is_active = False
        cast.bo.save()
    on(4)
    asking.ask()
    assert asked() == []


def test_a_day_that_moved_is_asked_about_when_it_is_near(cast: Cast, on) -> None:
    later(cast.days[1], cast)
    changes.move(cast.days[1], cast.days[1].date + dt.timedelta(days=2), cast.noor)
    on(4)
    asking.ask()
    assert asked() == []
    on(6)
    asking.ask()
    assert asked() == [cast.bo.email]


def test_too_near_to_ask_again_says_so(cast: Cast, on) -> None:
    on(6)
    with pytest.raises(Refused):
        later(cast.days[1], cast)
    assert not Rsvp.objects.exists()


def test_a_seat_is_given_back_by_perhaps_later(cast: Cast, on) -> None:
    Day.objects.update(capacity=1)
    for who in (cast.bo, cast.femke):
        coming.come(cast.days[1], who, client_key=uuid4())
    later(cast.days[1], cast)
    assert Rsvp.objects.get(person=cast.femke).answer == "going"


@pytest.fixture
def every(cast: Cast, on) -> Rhythm:
    publish(settle_in(cast))
    return rhythm(cast, cast.bo)


def test_a_rhythm_is_asked_about_once_a_quarter(cast: Cast, on, every: Rhythm) -> None:
    for days, times in ((90, 0), (91, 1), (92, 1), (100, 1)):
        on(days)
        asking.ask()
        assert asked("rhythm-still:") == [cast.bo.email] * times
    assert asking.renew(every)
    assert not asking.renew(every)
    for days, times in ((101 + 30, 1), (100 + 90, 1), (100 + 92, 2)):
        on(days)
        asking.ask()
        assert len(asked("rhythm-still:")) == times
    assert Rhythm.objects.get().ended is None


def test_without_an_answer_it_ends_quietly_and_keeps_the_seats(cast: Cast, on, every: Rhythm) -> None:
    on(91)
    asking.ask()
    on(91 + 29)
    asking.ask()
    assert Rhythm.objects.get().ended is None
    on(91 + 31)
    asking.ask()
    assert Rhythm.objects.get().end == "quiet"
    assert not asking.renew(every)
    asking.ask()
    assert len(asked("rhythm-still:")) == 1
    assert answers(cast.bo) == ["going"] * 4


def test_looking_at_its_link_says_nothing_and_one_tap_says_yes(
    client: Client, cast: Cast, on, every: Rhythm
) -> None:
    on(91)
    asking.ask()
    token = Link.issue(cast.city, letters.RHYTHM_LINK, every.pk, person=cast.bo)
    url = reverse("rhythm_link", args=[token])
    for look in (client.get, client.head):
        assert look(url, headers={"accept-language": "en"}).status_code == 200
    assert Renewal.objects.get().said is None
    assert client.post(url, {"answer": "yes"}).status_code == 302
    assert Renewal.objects.get().said
    assert b"Good: it stays so." in client.get(url, headers={"accept-language": "en"}).content
    client.post(url, {"answer": "stop"})
    assert Rhythm.objects.get().end == "stopped"
    assert b"This rhythm has ended." in client.get(url, headers={"accept-language": "en"}).content
    for other in (Link.issue(cast.city, "rsvp", every.pk, person=cast.bo), "made-up",
                  Link.issue(cast.city, letters.RHYTHM_LINK, every.pk, person=cast.femke)):  # fmt: skip
        assert client.get(reverse("rhythm_link", args=[other])).status_code == 404
