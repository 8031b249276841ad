"""Any sequence of deeds on a day keeps its promises. The steps are drawn by hypothesis, which prints what breaks."""

import datetime as dt
from uuid import uuid4

from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from plugdedag.days.changes import move, resize
from plugdedag.days.coming import cancel, come
from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from tests.cast import make_cast, person

PEOPLE = 7
STEPS = st.one_of(
    st.tuples(st.sampled_from(["come", "come", "cancel", "lunch", "again"]), st.integers(0, PEOPLE - 1)),
    st.tuples(st.just("resize"), st.integers(0, 5)),
    st.tuples(st.just("move"), st.integers(0, 5)),
)


class AnySequence(TestCase):
    @settings(max_examples=60 if connection.vendor == "sqlite" else 20)
    @given(steps=st.lists(STEPS, max_size=25))
    def test_keeps_its_promises(self, steps: list[tuple[str, int]]) -> None:
        cast = make_cast()
        people = [person(cast.city, f"Plugger{number}") for number in range(PEOPLE)]
        day = resize(cast.days[3], 3, cast.noor)
        model = Model(day, people)
        for deed, number in steps:
            model.do(deed, number, cast.noor)
            model.check()


class Model:
    """What should be, kept in plain lists: who sits, who waits in which order."""

    def __init__(self, day: Day, people: list[Person]) -> None:
        self.day, self.people, self.capacity = day, people, day.capacity
        self.going: set[int] = set()
        self.line: list[int] = []
        self.last: tuple[int, dict[str, object]] | None = None
        self.first_date = day.date

    def do(self, deed: str, number: int, by: Person) -> None:
        if deed == "resize":
            self.capacity = number
            resize(self.day, number, by)
        elif deed == "move":
            to = self.first_date + dt.timedelta(days=number)
            if to != Day.objects.get(pk=self.day.pk).date:
                move(self.day, to, by)
        elif deed == "cancel":
            cancel(self.day, self.people[number], client_key=uuid4())
            self.going.discard(number)
            self.line = [one for one in self.line if one != number]
        elif deed == "again":
            self.replay()
        else:
            self.come(number, {"arrives": self.day.lunch} if deed == "lunch" else {})
        while self.line and len(self.going) < self.capacity:
            self.going.add(self.line.pop(0))

    def come(self, number: int, hours: dict[str, object]) -> None:
        body = {"client_key": uuid4(), **hours}
        come(self.day, self.people[number], **body)
        self.last = (number, body)
        if number not in self.going and number not in self.line:
            self.line.append(number)

    def replay(self) -> None:
        """The last tap once more, as a slow network does."""
        if self.last:
            number, body = self.last
            come(self.day, self.people[number], **body)

    def check(self) -> None:
        index = {one.pk: number for number, one in enumerate(self.people)}
        rows = list(Rsvp.objects.filter(day=self.day))
        going = {index[row.person_id]: row.seat for row in rows if row.answer == Answer.GOING}
        waiting = sorted((row.ticket, index[row.person_id]) for row in rows if row.answer == Answer.WAITING)
        assert set(going) == self.going
        assert [number for _ticket, number in waiting] == self.line
        assert len(set(going.values())) == len(going)
        free = set(range(1, self.capacity + 1)) - set(going.values())
        assert not (free and waiting)
        assert not (free and max(going.values(), default=0) > self.capacity)
        keys = list(Effect.objects.values_list("key", "recipient"))
        assert len(keys) == len(set(keys))
