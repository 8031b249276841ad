"""Who sat with whom on the days that were: seated as the product does, each day knowing those before it and no more."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import combinations

from plugdedag.days.models import Day, DayKind, TurnKind, Visit
from plugdedag.demo.world.frame import Frame
from plugdedag.engine.mixing import Met, Problem, seat
from plugdedag.people.models import Hat, Person
from plugdedag.seating.models import How, Seat, Seating
from plugdedag.seating.problem import A_YEAR, described, keys_of, pair, sizes

SIZE, MOVES = 5, 2_000  # at a table; tried swaps, few: there are many days to seat
BEFORE_LUNCH = dt.timedelta(minutes=4)


class Memory:
    """What is known on the morning of a day: how often somebody came, and who sat together when."""

    def __init__(self) -> None:
        self.came: dict[int, list[int]] = defaultdict(list)  # of a person: on which days, by number
        self.met: dict[
            tuple[int, int], tuple[int, int]
        ] = {}  # of two: how often, and on which day the last time

    def attended(self, today: int) -> dict[int, tuple[int, int]]:
        return {
            person: (sum(day >= today - A_YEAR for day in days), len(days))
            for person, days in self.came.items()
        }

    def of(self, keys: dict[int, str], today: int) -> dict[tuple[str, str], Met]:
        couples = (couple for couple in combinations(sorted(keys), 2) if couple in self.met)
        return {
            pair(keys[one], keys[other]): Met(self.met[one, other][0], today - self.met[one, other][1])
            for one, other in couples
        }

    def sat(self, people: list[int], today: int) -> None:
        for couple in combinations(sorted(people), 2):
            self.met[couple] = (self.met.get(couple, (0, 0))[0] + 1, today)


def make(frame: Frame) -> None:
    """Every lunch and free day that has been, the oldest first."""
    days = Day.objects.in_city(frame.city).standing().filter(date__lt=frame.today).order_by("date", "opens")
    visits, hats, memory = there(), worn(), Memory()
    seatings, seats = [], []
    for number, day in enumerate(days.select_related("city").prefetch_related("turns")):
        if day.kind != DayKind.GATHERING and len(visits[day.pk]) > 1:
            seating = Seating(
                client_key=frame.key("tables", day.uuid), day=day, size=SIZE, how=How.MADE, by=leader(day),
                at=day.lunch_starts - BEFORE_LUNCH,
            )  # fmt: skip
            seatings.append(seating)
            seats += seated(frame, seating, visits[day.pk], hats, memory, number)
        for visit in visits[day.pk]:
            if visit.person_id:
                memory.came[visit.person_id].append(number)
    Seating.objects.bulk_create(seatings)
    Seat.objects.bulk_create(seats)


def seated(
    frame: Frame, seating: Seating, visits: list[Visit], hats: list[Hat], memory: Memory, today: int
) -> list[Seat]:
    """The seats of a day; and who met is remembered."""
    day, keys = seating.day, dict(keys_of(visits))
    networks: dict[int, set[str]] = defaultdict(set)
    for hat in hats:
        if hat.person_id in keys and hat.since <= day.date and (hat.until is None or hat.until > day.date):
            networks[hat.person_id].add(str(hat.network_id))
    leads = {
        turn.person_id for turn in day.turns.all() if turn.kind == TurnKind.FACILITATOR and not turn.ended
    }
    people = described(day, visits, networks, memory.attended(today), leads)
    problem = Problem(
        people=people, sizes=sizes(SIZE, len(people)), days_so_far=min(today, A_YEAR), days_to_come=A_YEAR,
        met=memory.of(keys, today),
    )  # fmt: skip
    by_key = {str(visit.pk): visit for visit in visits}
    found = []
    for number, table in enumerate(seat(problem, seed=frame.seed + today, moves=MOVES).tables):
        there = [by_key[key] for key in table]
        memory.sat([visit.person_id for visit in there if visit.person_id], today)
        found += [Seat(seating=seating, visit=visit, table=number) for visit in there]
    return found


def there() -> dict[object, list[Visit]]:
    """Who was there, by the key of the day."""
    found: dict[object, list[Visit]] = defaultdict(list)
    for visit in Visit.objects.select_related("person").order_by("at", "pk"):
        found[visit.day_id].append(visit)
    return found


def worn() -> list[Hat]:
    return list(Hat.objects.order_by("pk"))


def leader(day: Day) -> Person | None:
    """Who made the tables: who led the conversation, else who opened the door."""
    kinds = [TurnKind.FACILITATOR.value, TurnKind.OPENER.value]
    turns = [turn for turn in day.turns.all() if turn.kind in kinds and not turn.ended]
    return min(turns, key=lambda turn: kinds.index(turn.kind)).person if turns else None
