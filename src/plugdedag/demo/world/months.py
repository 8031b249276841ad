"""A month at a place: the offer it began with, the two-sided terms, the confirmation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from plugdedag.days.models import Confirmation, Day, Residency, Side, Term
from plugdedag.demo.world import places
from plugdedag.demo.world.calendar import Stretch
from plugdedag.demo.world.frame import Frame
from plugdedag.people.models import Person
from plugdedag.places.models import Contact, Offer, OfferAnswer, Place

OFFERED, ACCEPTED, CONFIRMED = (dt.timedelta(weeks=weeks) for weeks in (9, 8, 6))  # before the first lunch
LATEST = [dt.timedelta(days=days) for days in (23, 16, 6)]  # before today, for a month that is still far off
WORDS = [
    "Wat een plek. We komen graag, en we nemen zelf koekjes mee.",
    "Ja! Deze vraag houdt ons nu al uit de slaap.",
    "Heel graag. We zijn komen kijken en wilden niet meer weg.",
    "Graag. Eén van ons woont om de hoek en weet waar de stopcontacten zitten.",
]


@dataclass
class Month:
    """A month while it is built. ``days`` are in order; ``there`` is who was at each, those who carried it first."""

    text: dict[str, Any]
    stretch: Stretch
    place: Place
    contact: Contact
    residency: Residency
    offered: dt.datetime
    confirmed: dt.datetime
    days: list[Day] = field(default_factory=list)
    there: dict[Day, list[Person]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def lunches(self) -> dict[int, Day]:
        return {day.number: day for day in self.days if day.number is not None}

    @property
    def is_confirmed(self) -> bool:
        return bool(self.text.get("confirmed", True))

    @property
    def blown_away(self) -> Day | None:
        """The free day of a month with a storm, when it has one."""
        free = [day for day in self.days if day.number is None]
        return free[0] if free and "storm" in self.text else None


def make(frame: Frame, text: dict[str, Any], stretch: Stretch) -> Month:
    place, contact = places.make(frame, text)
    offered, accepted, confirmed = (
        frame.moment(min(stretch.start - before, frame.today - latest), hour, 40)
        for before, latest, hour in zip((OFFERED, ACCEPTED, CONFIRMED), LATEST, (16, 20, 21), strict=True)
    )
    make_offer(frame, text, place, contact, stretch, offered, accepted)
    residency = Residency.objects.create(
        city=frame.city, client_key=frame.key("residency", place.name), place=place, contact=contact,
        month=stretch.month, created=accepted + dt.timedelta(minutes=10), created_by=frame.role("organiser"),
    )  # fmt: skip
    month = Month(text, stretch, place, contact, residency, offered, confirmed)
    if month.is_confirmed:
        Confirmation.objects.create(residency=residency, by=frame.role("organiser"), at=confirmed)
    make_terms(residency, text["terms"])
    return month


def make_offer(
    frame: Frame, text: dict[str, Any], place: Place, contact: Contact, stretch: Stretch, offered: dt.datetime,
    accepted: dt.datetime,
) -> None:  # fmt: skip
    offer = Offer.objects.create(
        city=frame.city, client_key=frame.key("offer", place.name), place=place, contact=contact,
        months=[stretch.month.isoformat()], question=text["question"]["as_asked"], at=offered,
    )  # fmt: skip
    words = frame.chance("words", place.name).choice(WORDS)
    OfferAnswer.objects.create(
        offer=offer, accepted=True, words=words, by=frame.role("organiser"), at=accepted
    )


def make_terms(residency: Residency, texts: dict[str, list[str]]) -> None:
    Term.objects.bulk_create(
        Term(residency=residency, side=side, what=what, position=position)
        for side in (Side.PLACE, Side.PLUG)
        for position, what in enumerate(texts[side])
    )
