"""Rounds with cards: three on the evening it began, as they were; and two for the dinner to come, ready to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from plugdedag.days.models import Day, Rsvp, Visit
from plugdedag.demo.world.frame import Frame
from plugdedag.seating.matching import matched
from plugdedag.seating.models import Begun, Card, How, Programme, Seat, Seating
from plugdedag.seating.outlook import Plan, outlook
from plugdedag.seating.programme import card, everybody

A_ROUND = dt.timedelta(minutes=25)
LAUNCH, DINNER = (6, 3), (5, 2)  # how many at a table, and how many rounds
SPARE = 4  # cards for who walks in at the dinner


def make(frame: Frame) -> None:
    launch = Day.objects.select_related("city", "place").get(pk=frame.key("launch"))
    there = list(launch.visits.select_related("person").order_by("at", "pk"))
    happened(frame, planned(frame, launch, there, Plan(len(there), *LAUNCH)))
    dinner = Day.objects.select_related("city", "place").get(pk=frame.key("dinner"))
    coming = everybody(dinner)
    planned(frame, dinner, coming, Plan(len(coming) + SPARE, *DINNER))


def planned(frame: Frame, day: Day, who: Sequence[Rsvp | Visit], plan: Plan) -> Programme:
    """As the page of the rounds does it, some time before."""
    by, at = frame.role("organiser"), min(day.starts, frame.moment(frame.ago(days=1), 20))
    made = Programme.objects.create(
        client_key=frame.key("rounds", day.pk), day=day, cards=plan.cards, size=plan.size,
        schedule=outlook(plan).schedule, by=by, at=at,
    )  # fmt: skip
    cards = [
        card(made, number, row, by)
        for number, row in zip(matched(day, made.schedule, who, frame.seed), who, strict=True)
    ]
    for each in cards:
        each.at = at
    Card.objects.bulk_create(cards)
    return made


def happened(frame: Frame, programme: Programme) -> None:
    """Every round, with everybody who was there."""
    day, visits = programme.day, {card.number: card.visit for card in programme.held.select_related("visit")}
    for number, tables in enumerate(programme.schedule, 1):
        seating = Seating.objects.create(
            client_key=frame.key("round", day.pk, number), day=day, round=number, size=programme.size, how=How.MADE,
            by=programme.by, at=day.lunch_starts + A_ROUND * number,
        )  # fmt: skip
        Begun.objects.create(programme=programme, number=number, seating=seating)
        Seat.objects.bulk_create(
            Seat(seating=seating, table=place, visit=visits[card])
            for place, table in enumerate(tables)
            for card in table
        )
