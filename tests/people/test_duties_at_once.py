"""The last two organisers leave in the same moment: one of them stays. With the lock off, nobody would."""

import threading
import time
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.db import connection, transaction

from plugdedag.lib.refusals import Refused
from plugdedag.people import duties
from plugdedag.people.models import Duty, StandingDuty
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pair(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[Duty]:
    """Two organisers, and a pause between looking who is left and writing."""
    duties.give(cast.city, cast.bo, StandingDuty.ORGANISER, cast.noor)
    quick = Duty.save

    def slowly(self: Duty, *args: object, **kwargs: object) -> None:
        time.sleep(0.3)
        quick(self, *args, **kwargs)

    monkeypatch.setattr(Duty, "save", slowly)
    return list(Duty.objects.select_related("city").order_by("pk"))


def together(deeds: list[Callable[[], object]]) -> list[Exception | None]:
    """Do all at once, each in a thread with its own connection; what each raised."""
    gate, raised = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(index: int) -> None:
        gate.wait()
        try:
            deeds[index]()
        except Exception as error:
            raised[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def left(pair: list[Duty]) -> int:
    """How many organisers there are after both ended at once; one who failed was told why."""
    raised = together([lambda duty=duty: duties.end(duty) for duty in pair])
    assert [error for error in raised if error and not isinstance(error, Refused)] == []
    city = pair[0].city
    return Duty.objects.in_city(city).on(city.today()).filter(kind=StandingDuty.ORGANISER).count()


def test_one_of_the_last_two_stays(pair: list[Duty]) -> None:
    assert left(pair) == 1


def test_with_the_lock_off_nobody_stays(pair: list[Duty], monkeypatch: pytest.MonkeyPatch) -> None:
    def unlocked(city: object) -> object:
        """SQLite without its one transaction, PostgreSQL without its row lock."""
        return nullcontext() if connection.vendor == "sqlite" else transaction.atomic()

    monkeypatch.setattr(duties, "held", unlocked)
    assert left(pair) == 0
