"""What every part of the building shares: the city, chance that can be repeated, keys, moments, and who is who."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from dataclasses import dataclass, field

from plugdedag.cities.models import City
from plugdedag.demo.world.crowd import Crowd
from plugdedag.people.models import Network, Person

NAMESPACE = uuid.UUID("6f0c9a53-4a55-4d0b-9c57-0d3c1a1e70b1")


@dataclass
class Frame:
    """The world while it is built. ``people`` and ``networks`` are found by name."""

    city: City
    seed: int
    today: dt.date
    at_lunch: bool = False
    launched: dt.date = dt.date.min
    people: dict[str, Person] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    since: dict[str, dt.date] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)  # persona → name
    crowd: Crowd = field(default_factory=lambda: Crowd({}, random.Random()))  # noqa: S311 - a story, not a secret

    def chance(self, *about: object) -> random.Random:
        """A source of chance of its own for each subject, so that one more here changes nothing there."""
        return random.Random(f"{self.seed}:{about}")  # noqa: S311 - a story, not a secret

    def key(self, *about: object) -> uuid.UUID:
        return uuid.uuid5(NAMESPACE, f"{self.seed}:{about}")

    def ago(self, *, weeks: int = 0, days: int = 0) -> dt.date:
        return self.today - dt.timedelta(weeks=weeks, days=days)

    def moment(self, date: dt.date, hour: int, minute: int = 0) -> dt.datetime:
        return self.city.at(date, dt.time(hour, minute))

    def role(self, persona: str) -> Person:
        return self.people[self.roles[persona]]


def make_city() -> City:
    return City.objects.create(
        slug="amsterdam", name="Amsterdam", hostname="localhost", weekday=2, email="hallo@plug.example.org"
    )
