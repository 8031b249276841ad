"""The last two organisers leave in the same moment: one of them stays. With the lock off, nobody would."""

from contextlib import nullcontext

import pytest
from django.db import connection, transaction

from plugdedag.lib.refusals import Refused
from plugdedag.people import duties
from plugdedag.people.models import Duty, StandingDuty
from tests.at_once import Meeting, together
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meeting() -> Meeting:
    return Meeting()


@pytest.fixture
def pair(cast: Cast, meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> list[Duty]:
    """Two organisers, and a pause between looking who is left and writing."""
    duties.give(cast.city, cast.bo, StandingDuty.ORGANISER, cast.noor)
    quick = Duty.save

    def slowly(self: Duty, *args: object, **kwargs: object) -> None:
        meeting.wait()
        quick(self, *args, **kwargs)

    monkeypatch.setattr(Duty, "save", slowly)
    return list(Duty.objects.select_related("city").order_by("pk"))


def left(pair: list[Duty]) -> int:
    """How many organisers there are after both ended at once; one who failed was told why."""
    raised = together([lambda duty=duty: duties.end(duty) for duty in pair])
    assert [each for each in raised if isinstance(each, Exception) and not isinstance(each, Refused)] == []
    city = pair[0].city
    return Duty.objects.in_city(city).on(city.today()).filter(kind=StandingDuty.ORGANISER).count()


def test_one_of_the_last_two_stays(pair: list[Duty]) -> None:
    assert left(pair) == 1


def test_with_the_lock_off_nobody_stays(
    pair: list[Duty], meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.certain()

    def unlocked(city: object) -> object:
        """SQLite without its one transaction, PostgreSQL without its row lock."""
        return nullcontext() if connection.vendor == "sqlite" else transaction.atomic()

    monkeypatch.setattr(duties, "held", unlocked)
    assert left(pair) == 0
