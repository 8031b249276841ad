"""Who said so, who came, and who carried the day: what the crowd's dice decided, as rows."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence

from plugdedag.days.models import Answer, Day, DayKind, Rsvp, Turn, TurnKind, Visit, Wish
from plugdedag.demo.world.crowd import Outing
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import Month
from plugdedag.people.models import Person

LUNCH_ONLY = 0.2
AHEAD, A_DAY = dt.timedelta(days=13), dt.timedelta(days=1)
SETTLED = dt.timedelta(days=28)  # after which somebody may carry a day
FAR_AHEAD = 0.15  # have said so when there are two weeks to go and more
IN_BY_LUNCH = 0.7
A_WEEK_AHEAD, HESITANT = (3, 11), 0.25  # of the day of next week few have said so: there is somebody to ask
GUESTS = [
    "Sem, met een saxofoon", "de buurvrouw van de overkant", "Jo", "twee stagiairs", "een mevrouw die de wc zocht",
    "Anke van de krant", "de man van de meterkast", "mijn broer Ronnie", "Lieke (7)", "iemand met een taart",
    "Marco uit Gent", "de vorige huurder",
]  # fmt: skip
SOON = {"opener": "", "facilitator": "", "scribe": "Imane Chakir"}  # "" is the persona


def make(frame: Frame, month: Month) -> None:
    for day in sorted(month.days, key=lambda day: day.date):
        special = day.number in (1, 4)
        outing = frame.crowd.outing(day.date, month.name, month.place.district, special=special)
        if day.date >= frame.today:
            is_coming(frame, month, day, outing)
        elif day == month.blown_away:
            sign_up(frame, month, day, sorted(outing.announced))
        else:
            month.there[day] = has_been(frame, month, day, outing)


def has_been(frame: Frame, month: Month, day: Day, outing: Outing) -> list[Person]:
    """A day in the past; answers who was there, those who carried it first. Some came without a word."""
    chance = frame.chance("been", day.uuid)
    came = in_front(frame, day, outing.came, chance)
    sign_up(
        frame,
        month,
        day,
        [*(person.name for person in came if person.name in outing.announced), *outing.absent],
    )
    no_thanks(frame, month, day, outing.declined)
    check_in(frame, day, came, chance)
    take_turns(frame, day, came)
    return came


def in_front(frame: Frame, day: Day, names: Sequence[str], chance: random.Random) -> list[Person]:
    """Everybody in an order of chance, but three who know how it goes before all others."""
    mixed = chance.sample(names, len(names))
    settled = [name for name in mixed if frame.since[name] <= max(frame.launched, day.date - SETTLED)]
    carrying = settled[: len(TurnKind)]
    return [frame.people[name] for name in [*carrying, *(name for name in mixed if name not in carrying)]]


def is_coming(frame: Frame, month: Month, day: Day, outing: Outing) -> None:
    """A day to come. The plugger and the newcomer of the demo have not answered yet: that is for the visitor to do."""
    chance = frame.chance("coming", day.uuid)
    share = max(FAR_AHEAD, 1 - (day.date - frame.today) / (AHEAD + A_DAY))
    share *= HESITANT if A_WEEK_AHEAD[0] <= (day.date - frame.today).days <= A_WEEK_AHEAD[1] else 1
    quiet = {frame.roles["plugger"], frame.roles["newcomer"]}
    carrying = carry_soon(frame, day) if month.stretch.at == 0 and day.number == 3 else []
    drawn = [
        name for name in outing.came
        if name in outing.announced and name not in {*quiet, *carrying} and chance.random() < share
    ]  # fmt: skip
    sign_up(frame, month, day, [*carrying, *drawn])
    no_thanks(frame, month, day, [name for name in outing.declined if name not in {*quiet, *carrying}][:3])
    if frame.at_lunch and day.date == frame.today and carrying:
        month.there[day] = inside(frame, day, carrying)


def inside(frame: Frame, day: Day, carrying: list[str]) -> list[Person]:
    """Who has come in by lunch, while the others are still on their way; those who carry the day first."""
    chance = frame.chance("inside", day.uuid)
    going = Rsvp.objects.filter(day=day, answer=Answer.GOING).order_by("seat")
    names = [name for name in going.values_list("person__name", flat=True) if name not in carrying]
    came = [
        frame.people[name]
        for name in [*carrying, *names]
        if name in carrying or chance.random() < IN_BY_LUNCH
    ]
    check_in(frame, day, came, chance)
    return came


def carry_soon(frame: Frame, day: Day) -> list[str]:
    """The three who carry the lunch that is about to be."""
    names = [name or frame.roles[kind] for kind, name in SOON.items()]
    Turn.objects.bulk_create(
        turn(frame, day, frame.people[name], kind) for name, kind in zip(names, SOON, strict=True)
    )
    return names


def sign_up(frame: Frame, month: Month, day: Day, names: Iterable[str]) -> None:
    """In the order of their answers: a seat each while there are seats, then a place in the line."""
    said = sorted((answered(frame, month, day, name), name) for name in names)
    in_time = [(at, name) for at, name in said if at <= latest(frame, day)]
    chance, rows = frame.chance("answers", day.uuid), []
    for position, (at, name) in enumerate(in_time):
        over = position - day.capacity
        arrives, leaves = hours(day, chance)
        rows.append(
            Rsvp(
                day=day, person=frame.people[name], arrives=arrives, leaves=leaves, at=at,
                answer=Answer.GOING if over < 0 else Answer.WAITING,
                seat=position + 1 if over < 0 else None, ticket=None if over < 0 else over + 1,
            )
        )  # fmt: skip
    keep(frame, rows)


def no_thanks(frame: Frame, month: Month, day: Day, names: Iterable[str]) -> None:
    """Said in time that they cannot come. No reason asked."""
    said = [(answered(frame, month, day, name), name) for name in names]
    keep(frame, [
        Rsvp(day=day, person=frame.people[name], answer=Answer.NOT, at=at)
        for at, name in said if at <= latest(frame, day)
    ])  # fmt: skip


def keep(frame: Frame, rows: list[Rsvp]) -> None:
    Rsvp.objects.bulk_create(rows)
    Wish.objects.bulk_create(
        Wish(
            client_key=frame.key("wish", row.day_id, row.holder.name), day=row.day, person=row.person,
            comes=row.answer != Answer.NOT, arrives=row.arrives, leaves=row.leaves, at=row.at,
        )
        for row in rows
    )  # fmt: skip


def hours(day: Day, chance: random.Random) -> tuple[dt.time | None, dt.time | None]:
    """Most come for the day, some for the lunch alone."""
    return (day.lunch, day.lunch_ends) if chance.random() < LUNCH_ONLY else (None, None)


def latest(frame: Frame, day: Day) -> dt.datetime:
    """Answers are in by the night before; for a day to come by last night."""
    return frame.moment(min(day.date, frame.today) - dt.timedelta(days=1), 22)


def answered(frame: Frame, month: Month, day: Day, name: str) -> dt.datetime:
    """Some time in the two weeks before, never before the month was public or the person plugged in."""
    last = latest(frame, day)
    first = max(last - AHEAD, month.confirmed)
    chance = frame.chance("answered", day.uuid, name)
    drawn = first + (last - first) * chance.random()
    return max(drawn.replace(microsecond=0), frame.people[name].joined + dt.timedelta(minutes=20))


def check_in(frame: Frame, day: Day, came: Sequence[Person], chance: random.Random) -> None:
    """At the door, one after another, all in before lunch; now and then somebody who just walked by."""
    opener = came[0]
    between = dt.timedelta(minutes=min(9.0, 190 / len(came)))
    visits = [
        Visit(
            uuid=frame.key("visit", day.uuid, person.name), day=day, person=person, by=opener,
            at=day.starts + dt.timedelta(minutes=3) + number * between,
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
    rows = [turn(frame, day, person, kind) for kind, person in zip(kinds, came, strict=False)]
    if day.number == 2:
        handed = turn(frame, day, came[1], TurnKind.OPENER, days=10)
        handed.ended = frame.moment(day.date - dt.timedelta(days=7), 19)
        rows.append(handed)
    Turn.objects.bulk_create(rows)


def turn(frame: Frame, day: Day, person: Person, kind: str, days: int = 7) -> Turn:
    at = frame.moment(min(day.date, frame.today) - dt.timedelta(days=days), 19)
    return Turn(day=day, person=person, kind=kind, given_by=frame.role("organiser"), given=at)
