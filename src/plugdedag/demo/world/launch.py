"""The evening it began: everybody who was there plugged in, and nobody had signed up for anything yet."""

from __future__ import annotations

import datetime as dt

from plugdedag.days.models import Day, DayKind, Visit
from plugdedag.demo.world import places
from plugdedag.demo.world.calendar import Stretch
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.texts import read
from plugdedag.gatherings.models import Gathering

BEFORE = dt.timedelta(weeks=2)
OPENS, SOUP, CLOSES = dt.time(17), dt.time(18, 30), dt.time(22)


def date_before(first: Stretch) -> dt.date:
    """The launch is on the city's weekday, two weeks before the first lunch of all."""
    return first.lunches[0] - BEFORE


def make(frame: Frame) -> None:
    text = read("launch")
    place, _contact = places.make(frame, text)
    day = Day.objects.create(
        uuid=frame.key("launch"), city=frame.city, place=place, kind=DayKind.GATHERING, name=text["name"],
        date=frame.launched, opens=OPENS, lunch=SOUP, closes=CLOSES, capacity=place.seats,
        changed=frame.moment(frame.launched - BEFORE, 12),
    )  # fmt: skip
    opener = frame.role("organiser")
    Gathering.objects.create(
        day=day, client_key=frame.key("launch", "plan"), about=text["about"], by=opener,
        at=frame.moment(frame.launched - BEFORE, 12),
    )  # fmt: skip
    there = [frame.people[name] for name, since in frame.since.items() if since == frame.launched]
    names = [{"person": person} for person in there] + [
        {"guest_name": name} for name in text["guests"]["names"]
    ]
    Visit.objects.bulk_create(
        Visit(uuid=frame.key("launched", number), day=day, by=opener, at=arrived(day, number), **who)
        for number, who in enumerate(names)
    )


def arrived(day: Day, number: int) -> dt.datetime:
    return day.starts + dt.timedelta(minutes=1 + number % 70, seconds=number)
