"""The control of the rules: a world in which one thing is not true is seen not to be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.db.models import F

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Confirmation, Day, Rsvp, Turn, Visit
from plugdedag.gatherings.models import Pick
from plugdedag.people.models import Consent, Person, Purpose
from plugdedag.questions.models import Action, Choice, Contribution, Kind, Postcard, Result, Support
from plugdedag.turnout.models import Forecast
from plugdedag.winback.models import Asked
from tests.demo.conftest import TODAY
from tests.demo.truth import RULES, amiss

WEEK = dt.timedelta(weeks=1)


def gone() -> Day:
    return Day.objects.gone(TODAY).filter(number=2)[0]


LIES: dict[str, Callable[[], object]] = {
    "no_seat_is_sold_twice": lambda: Day.objects.filter(date__lt=TODAY).update(capacity=3),
    "answers_were_possible": lambda: Confirmation.objects.update(at=F("at") + 12 * WEEK),
    "guests_were_asked_and_come_along": lambda: Pick.objects.all().delete(),
    "the_door_was_open": lambda: Visit.objects.filter(day=gone()).update(at=F("at") - WEEK),
    "turns_were_given_in_time": lambda: Turn.objects.filter(day=gone(), kind="scribe").delete(),
    "who_speaks_was_there": lambda: Visit.objects.filter(
        day=gone(), person__contributions__day=gone()
    ).delete(),
    "the_cable_holds": lambda: Choice.objects.update(
        contribution=Contribution.objects.filter(kind=Kind.VIEWPOINT)[0]
    ),
    "endings_follow": lambda: Action.objects.update(due=TODAY - 52 * WEEK),
    "postcards_were_agreed_to": lambda: Postcard.objects.update(given=F("given") - WEEK),
    "months_could_be_planned": lambda: Day.objects.filter(number=4).update(date=F("date") + 9 * WEEK),
    "nothing_is_ahead_of_its_time": lambda: Result.objects.update(at=F("at") + 52 * WEEK),
    "forecasts_knew_no_more_than_was_known": lambda: Forecast.objects.update(learned=F("learned") + 1),
    "who_was_asked_could_be": lambda: Asked.objects.create(
        day=gone(), to=Person.objects.all()[0], by=Person.objects.all()[1], kind="missed"
    ),
    "people_are_made_up_and_were_asked": lambda: Consent.objects.filter(purpose=Purpose.LETTERS).delete(),
}


def test_each_rule_sees_what_breaks_it(demo: City) -> None:
    assert amiss(demo, TODAY) == {}
    assert set(LIES) == {rule.__name__ for rule in RULES}
    for name, lie in LIES.items():
        with transaction.atomic():
            lie()
            assert name in amiss(demo, TODAY), name
            transaction.set_rollback(True)


def test_a_supporter_who_was_not_there_and_one_too_many_are_seen(demo: City) -> None:
    stranger = Person.objects.exclude(visits__day=gone())[0]
    said = Contribution.objects.filter(day=gone())[0]
    Support.objects.create(contribution=said, person=stranger, at=said.at + dt.timedelta(minutes=1))
    day = gone()
    seat = Rsvp.objects.filter(day=day, answer=Answer.GOING).order_by("-seat")[0]
    Rsvp.objects.filter(pk=seat.pk).update(seat=day.capacity + 1)
    assert {"who_speaks_was_there", "no_seat_is_sold_twice"} <= set(amiss(demo, TODAY))
