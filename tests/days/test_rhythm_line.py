"""A rhythm never beats somebody on the waiting list to a seat they would have had, in any order of events.

Who stood on the list before a rhythm put somebody there is served before them: while the one with the rhythm has a
seat, nobody who stood there earlier waits. The control puts rhythms at the head of the line.
"""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.db.models import F
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from plugdedag.days import coming, rhythms
from plugdedag.days.away import come_back, go_away
from plugdedag.days.changes import resize
from plugdedag.days.models import Answer, Away, Day, Rhythm, Rsvp, Rule
from plugdedag.people.models import Person
from tests.cast import Cast, make_cast, person
from tests.days.rhythmic import publish, settle_in

BY_HAND, BY_RHYTHM = 4, 3  # people
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["come", "come", "cancel"]), st.integers(0, BY_HAND - 1)),
        st.tuples(st.sampled_from(["choose", "choose", "away", "back", "cancels"]), st.integers(0, BY_RHYTHM - 1)),
        st.tuples(st.just("resize"), st.integers(0, 4)),
    ),
    max_size=14,
)  # fmt: skip
MORNING = dt.datetime(2026, 11, 25, 7, tzinfo=dt.UTC)


class World:
    """One day of two seats, people who answer by hand, and people with a rhythm; and who stood there since when."""

    def __init__(self, cast: Cast) -> None:
        publish(settle_in(cast))
        self.cast, self.day = cast, resize(cast.days[3], 2, cast.noor)
        self.hands = [person(cast.city, f"Hand{number}") for number in range(BY_HAND)]
        self.rhythmic = [person(cast.city, f"Ritme{number}") for number in range(BY_RHYTHM)]
        self.since: dict[int, int] = {}
        self.rows: dict[int, str] = {}

    def do(self, at: int, deed: str, number: int) -> None:
        if deed == "resize":
            resize(self.day, number, self.cast.noor)
        elif deed == "come":
            coming.come(self.day, self.hands[number], client_key=uuid4())
        elif deed == "cancel":
            coming.cancel(self.day, self.hands[number], client_key=uuid4())
        else:
            self.rhythm(deed, self.rhythmic[number])
        rows = Rsvp.objects.filter(day=self.day).exclude(answer=Answer.NOT)
        self.rows = dict(rows.values_list("person", "answer"))
        self.since = {who: self.since.get(who, at) for who in self.rows}

    def rhythm(self, deed: str, who: Person) -> None:
        city, date = self.cast.city, self.day.date
        if deed == "choose":
            rhythms.choose(Rhythm(city=city, person=who, rule=Rule.EVERY))
        elif deed == "away":
            go_away(Away(city=city, person=who, first=date, last=date))
        elif deed == "cancels":
            coming.cancel(self.day, who, client_key=uuid4())
        else:
            for away in Away.objects.filter(person=who):
                come_back(away)

    def beaten(self) -> set[int]:
        """Who waits by hand while somebody with a rhythm who came later has a seat."""
        seated = [self.since[who.pk] for who in self.rhythmic if self.rows.get(who.pk) == Answer.GOING]
        waiting = [who.pk for who in self.hands if self.rows.get(who.pk) == Answer.WAITING]
        return {who for who in waiting if self.since[who] < max(seated, default=-1)}


class AnyOrder(TestCase):
    @settings(max_examples=30 if connection.vendor == "sqlite" else 10)
    @given(steps=STEPS)
    def test_nobody_who_waits_is_beaten(self, steps: list[tuple[str, int]]) -> None:
        with time_machine.travel(MORNING):
            world = World(make_cast())
            for at, (deed, number) in enumerate(steps):
                world.do(at, deed, number)
                assert world.beaten() == set()


def to_the_head(day: Day, rsvp: Rsvp) -> None:
    """The control: whoever has a rhythm stands before all who wait."""
    if Rhythm.objects.open().filter(person=rsvp.person).exists():
        for row in Rsvp.objects.filter(day=day, ticket__isnull=False).order_by("-ticket"):
            Rsvp.objects.filter(pk=row.pk).update(ticket=F("ticket") + 1)
        rsvp.answer, rsvp.seat, rsvp.ticket = Answer.WAITING, None, 1
    else:
        in_line(day, rsvp)


in_line = coming.stand_in_line


def test_at_the_head_of_the_line_a_rhythm_would_beat_them(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming, "stand_in_line", to_the_head)
    with time_machine.travel(cast.days[0].starts):
        world = World(cast)
        for at, step in enumerate([("come", 0), ("come", 1), ("come", 2), ("choose", 0), ("cancel", 0)]):
            world.do(at, *step)
        assert world.beaten() == {world.hands[2].pk}
