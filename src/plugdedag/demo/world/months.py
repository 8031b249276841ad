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

OFFERED, ACCEPTED, CONFIRMED = (dt.timedelta(weeks=weeks) for weeks in (9, 8, 6))


@dataclass
class Month:
    """A month while it is built. ``days`` are in order; ``there`` is who was at each."""

    text: dict[str, Any]
    stretch: Stretch
    place: Place
    contact: Contact
    residency: Residency
    days: list[Day] = field(default_factory=list)
    there: dict[Day, list[Person]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def lunches(self) -> dict[int, Day]:
        return {day.number: day for day in self.days if day.number is not None}


def make(frame: Frame, text: dict[str, Any], stretch: Stretch) -> Month:
    place, contact = places.make(frame, text)
    make_offer(frame, text, place, contact, stretch)
    residency = Residency.objects.create(
        city=frame.city, client_key=frame.key("residency", place.name), place=place, contact=contact,
        month=stretch.month, created=frame.moment(stretch.start - ACCEPTED, 21),
        created_by=frame.role("organiser"),
    )  # fmt: skip
    confirmed = frame.moment(stretch.start - CONFIRMED, 20, 30)
    Confirmation.objects.create(residency=residency, by=frame.role("organiser"), at=confirmed)
    make_terms(residency, text["terms"])
    return Month(text, stretch, place, contact, residency)


def make_offer(frame: Frame, text: dict[str, Any], place: Place, contact: Contact, stretch: Stretch) -> None:
    offer = Offer.objects.create(
        city=frame.city, client_key=frame.key("offer", place.name), place=place, contact=contact,
        months=[stretch.month.isoformat()], question=text["question"]["as_asked"],
        at=frame.moment(stretch.start - OFFERED, 16, 40),
    )  # fmt: skip
    OfferAnswer.objects.create(
        offer=offer, accepted=True, words="Wat een plek. We komen graag, en we nemen zelf koekjes mee.",
        by=frame.role("organiser"), at=frame.moment(stretch.start - ACCEPTED, 20, 50),
    )  # fmt: skip


def make_terms(residency: Residency, texts: dict[str, list[str]]) -> None:
    Term.objects.bulk_create(
        Term(residency=residency, side=side, what=what, position=position)
        for side in (Side.PLACE, Side.PLUG)
        for position, what in enumerate(texts[side])
    )
