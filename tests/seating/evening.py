"""An evening of the cast's for rounds: as many sign-ups as a test wants, and who of them came in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from uuid import uuid4

from plugdedag.days.models import Answer, Day, Rsvp, Visit
from plugdedag.people.models import Membership, Person
from plugdedag.seating.models import Programme
from plugdedag.seating.outlook import Plan
from plugdedag.seating.programme import make
from tests.cast import Cast


def crowd(cast: Cast, count: int) -> list[Person]:
    """So many pluggers, in four queries however many they are."""
    people = Person.objects.bulk_create(
        Person(email=f"p{number}@example.org", name=f"Plugger {number:03}") for number in range(count)
    )
    Membership.objects.bulk_create(
        Membership(city=cast.city, person=person, since=cast.city.today()) for person in people
    )
    return people


def sign_up(day: Day, people: Iterable[Person]) -> list[Rsvp]:
    first = day.rsvps.count() + 1
    return Rsvp.objects.bulk_create(
        Rsvp(day=day, person=person, answer=Answer.GOING, seat=seat)
        for seat, person in enumerate(people, first)
    )


def come_in(day: Day, people: Iterable[Person]) -> list[Visit]:
    return Visit.objects.bulk_create(Visit(day=day, person=person) for person in people)


def planned(cast: Cast, cards: int, size: int = 4, rounds: int = 3) -> Programme:
    """Rounds on today's day, made by Femke who leads it."""
    return make(cast.days[0], Plan(cards, size, rounds), cast.femke, uuid4())


def pairs(schedule: list[list[list[int]]]) -> list[tuple[int, int]]:
    """Each time two cards share a table."""
    return [pair for tables in schedule for table in tables for pair in combinations(sorted(table), 2)]
