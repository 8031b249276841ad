"""Who came, who said so, who did not, and who carried the day. One week fifteen people, the next only five."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from plugdedag.days.models import Answer, Day, DayKind, Rsvp, Turn, TurnKind, Visit, Wish
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import Month
from plugdedag.people.models import Person

FEWEST = 5  # more than the turns there are to take
LUNCH_ONLY = 0.2
GUESTS = [
    "Sem, met een saxofoon",
    "de buurvrouw van de overkant",
    "Jo",
    "twee stagiairs",
    "een mevrouw die de wc zocht",
]
SOON = {"opener": "", "facilitator": "", "scribe": "Imane Chakir"}  # "" is the persona


def make(frame: Frame, month: Month) -> None:
    for number, day in enumerate(month.days):
        if day.kind == DayKind.FREE and "cancelled" in month.text:
            sign_up(frame, day, chosen(frame, day, 8))
            continue
        usual = month.text["turnout"][number] if number < len(month.text["turnout"]) else FEWEST + 3
        if day.date < frame.today:
            month.there[day] = has_been(frame, day, usual)
        else:
            is_coming(frame, day, usual)


def chosen(frame: Frame, day: Day, usual: int) -> list[Person]:
    """About the usual number of people, the keener the likelier, in an order of chance."""
    chance = frame.chance("who", day.uuid)
    count = max(FEWEST, round(usual * chance.uniform(0.85, 1.2)))
    people = frame.there(day.date)
    drawn = sorted(people, key=lambda person: chance.random() ** (1 / frame.keen[person.name]), reverse=True)
    return drawn[:count]


def has_been(frame: Frame, day: Day, usual: int) -> list[Person]:
    """A day in the past; answers who was there. Some came unannounced, some said they would and did not."""
    chance = frame.chance("been", day.uuid)
    came = chosen(frame, day, usual)
    chance.shuffle(came)
    surprises = came[-chance.randint(0, 2) or len(came) :]
    others = [person for person in frame.there(day.date) if person not in came]
    absent = chance.sample(others, min(chance.randint(1, 4), len(others)))
    sign_up(frame, day, [person for person in came if person not in surprises] + absent)
    no_thanks(frame, day, [person for person in others if person not in absent][:3])
    check_in(frame, day, came, chance)
    take_turns(frame, day, came)
    return came


def is_coming(frame: Frame, day: Day, usual: int) -> None:
    """A day to come. The plugger and the newcomer of the demo have not answered yet: that is for the visitor to do."""
    quiet = [frame.role("plugger"), frame.role("newcomer")]
    carrying = {kind: frame.people.get(name) or frame.role(kind) for kind, name in SOON.items()}
    drawn = [person for person in chosen(frame, day, usual) if person not in [*quiet, *carrying.values()]]
    if day.number == 3:
        for kind, person in carrying.items():
            give(frame, day, person, kind)
        drawn += carrying.values()
    sign_up(frame, day, drawn)
    others = [person for person in frame.there(day.date) if person not in [*drawn, *quiet]]
    no_thanks(frame, day, others[:2])


def sign_up(frame: Frame, day: Day, people: Sequence[Person]) -> None:
    """In this order: a seat each while there are seats, then a place in the line."""
    chance, rows = frame.chance("answers", day.uuid), []
    for position, person in enumerate(people):
        over = position - day.capacity
        arrives, leaves = hours(day, chance)
        rows.append(
            Rsvp(
                day=day, person=person, arrives=arrives, leaves=leaves, at=answered(frame, day, position),
                answer=Answer.GOING if over < 0 else Answer.WAITING,
                seat=position + 1 if over < 0 else None, ticket=None if over < 0 else over + 1,
            )
        )  # fmt: skip
    keep(frame, rows)


def no_thanks(frame: Frame, day: Day, people: Sequence[Person]) -> None:
    """Said in time that they cannot come. No reason asked."""
    keep(frame, [
        Rsvp(day=day, person=person, answer=Answer.NOT, at=answered(frame, day, 40 + number))
        for number, person in enumerate(people)
    ])  # fmt: skip


def keep(frame: Frame, rows: list[Rsvp]) -> None:
    Rsvp.objects.bulk_create(rows)
    Wish.objects.bulk_create(
        Wish(
            client_key=frame.key("wish", row.day_id, row.person.name), day=row.day, person=row.person,
            comes=row.answer != Answer.NOT, arrives=row.arrives, leaves=row.leaves, at=row.at,
        )
        for row in rows
    )  # fmt: skip


def hours(day: Day, chance: random.Random) -> tuple[dt.time | None, dt.time | None]:
    """Most come for the day, some for the lunch alone."""
    return (day.lunch, day.lunch_ends) if chance.random() < LUNCH_ONLY else (None, None)


def answered(frame: Frame, day: Day, position: int) -> dt.datetime:
    """Answers come in from two weeks ahead; for a day to come they are in by last night."""
    last = min(day.date, frame.today) - dt.timedelta(days=1)
    return frame.moment(last - dt.timedelta(days=13), 8) + dt.timedelta(
        hours=5 * position, minutes=7 * position
    )


def check_in(frame: Frame, day: Day, came: Sequence[Person], chance: random.Random) -> None:
    """At the door, one after another; now and then with somebody who just walked by."""
    opener, start = came[0], day.starts
    visits = [
        Visit(
            uuid=frame.key("visit", day.uuid, person.name), day=day, person=person, by=opener,
            at=start + dt.timedelta(minutes=3 + 9 * number),
        )
        for number, person in enumerate(came)
    ]  # fmt: skip
    for name in chance.sample(GUESTS, chance.choice([0, 0, 1, 2])):
        at = day.lunch_starts - dt.timedelta(minutes=5)
        visits.append(
            Visit(uuid=frame.key("guest", day.uuid, name), day=day, guest_name=name, by=opener, at=at)
        )
    Visit.objects.bulk_create(visits)


def take_turns(frame: Frame, day: Day, came: Sequence[Person]) -> None:
    """The first opens; two others lead the conversation and write it down. Now and then one is handed over."""
    kinds = list(TurnKind) if day.kind == DayKind.LUNCH else [TurnKind.OPENER]
    for kind, person in zip(kinds, came, strict=False):
        give(frame, day, person, kind)
    if day.number == 2 and len(came) > len(kinds):
        handed = give(frame, day, came[len(kinds)], TurnKind.OPENER, days=14)
        handed.ended = frame.moment(day.date - dt.timedelta(days=7), 19)
        handed.save()


def give(frame: Frame, day: Day, person: Person, kind: str, days: int = 7) -> Turn:
    at = frame.moment(min(day.date, frame.today) - dt.timedelta(days=days), 19)
    return Turn.objects.create(day=day, person=person, kind=kind, given_by=frame.role("organiser"), given=at)
