"""Away for a while: the rhythm rests, its seats go to others, and after it all is as always."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine

from plugdedag.days import coming
from plugdedag.days.adding import add_free_day
from plugdedag.days.away import come_back, go_away
from plugdedag.days.models import Away, Day, Wish
from plugdedag.lib.refusals import KeyReused, Refused
from tests.cast import Cast
from tests.days.rhythmic import A_WEEK, answers, publish, rhythm, settle_in, work


@pytest.fixture(autouse=True)
def month(cast: Cast):
    with time_machine.travel(cast.days[0].starts - dt.timedelta(minutes=5)):
        yield settle_in(cast)


def away(cast: Cast, first: int, last: int, **more: object) -> Away:
    """Bo is away from one day of the cast until another."""
    dates = {"first": cast.days[first].date, "last": cast.days[last].date}
    return Away(city=cast.city, person=cast.bo, **dates, **more)


def test_only_what_the_rhythm_said_is_given_back(cast: Cast) -> None:
    publish(cast)
    coming.come(cast.days[1], cast.bo, client_key=uuid4())
    rhythm(cast, cast.bo)
    gone = go_away(away(cast, 1, 2))
    assert answers(cast.bo) == ["going", "going", "not", "going"]
    for _twice in range(2):
        come_back(gone)
    assert answers(cast.bo) == ["going"] * 4
    work()
    assert Wish.objects.filter(day=cast.days[2]).count() == 3


def test_a_day_that_becomes_public_meanwhile_is_left_out(cast: Cast) -> None:
    rhythm(cast, cast.bo)
    go_away(away(cast, 2, 3))
    publish(cast)
    add_free_day(cast.residency, cast.days[3].date + A_WEEK)
    work()
    assert answers(cast.bo) == ["going", "going", "–", "–", "going"]


def test_who_comes_back_stands_at_the_end_of_the_line(cast: Cast) -> None:
    Day.objects.update(capacity=1)
    publish(cast)
    rhythm(cast, cast.bo)
    coming.come(cast.days[1], cast.femke, client_key=uuid4())
    gone = go_away(away(cast, 0, 3))
    assert answers(cast.femke)[1] == "going"
    come_back(gone)
    assert answers(cast.bo) == ["going", "waiting", "going", "going"]


def test_the_same_tap_again_is_once_and_what_has_been_is_refused(cast: Cast) -> None:
    key = uuid4()
    first = go_away(away(cast, 0, 1, client_key=key))
    assert go_away(away(cast, 0, 1, client_key=key)) == first
    with pytest.raises(KeyReused):
        go_away(away(cast, 0, 2, client_key=key))
    past = dt.timedelta(days=9)
    with pytest.raises(Refused):
        go_away(
            Away(
                city=cast.city, person=cast.bo, first=cast.days[0].date - past, last=cast.days[0].date - past
            )
        )
    assert Away.objects.count() == 1


def test_the_same_time_filled_in_twice_is_one_and_coming_back_ends_it(cast: Cast) -> None:
    first = go_away(away(cast, 0, 1))
    assert go_away(away(cast, 0, 1)) == first
    go_away(away(cast, 0, 2))
    assert Away.objects.count() == 2
    come_back(first)
    assert go_away(away(cast, 0, 1)) != first  # away again, after all
