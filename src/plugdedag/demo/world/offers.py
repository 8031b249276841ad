"""Two hosts who wait for an answer."""

from __future__ import annotations

import datetime as dt

from plugdedag.demo.world import places
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.texts import read
from plugdedag.lib.dates import first_of_next_month
from plugdedag.places.models import Offer


def make(frame: Frame) -> None:
    for text in read("offers/offers")["offer"]:
        place, contact = places.make(frame, text)
        Offer.objects.create(
            city=frame.city, client_key=frame.key("offer", place.name), place=place, contact=contact,
            months=[month_after(frame.today, months).isoformat() for months in text["months"]],
            question=text["question"], at=frame.moment(frame.ago(days=text["days_ago"]), 15, 25),
        )  # fmt: skip


def month_after(today: dt.date, months: int) -> dt.date:
    month = today.replace(day=1)
    for _ in range(months):
        month = first_of_next_month(month)
    return month
