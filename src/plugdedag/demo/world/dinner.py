"""The dinner to come, for employers and loyal pluggers: a guest list from rules, answers, a line, who comes along.

The plugger of the demo is asked and has not answered: that is for the visitor to do.
"""

from __future__ import annotations

import datetime as dt

from plugdedag.cities.holidays import holiday_on
from plugdedag.days.models import Answer, Day, DayKind, Invited, Rsvp, Turn, TurnKind, Wish
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.texts import read
from plugdedag.gatherings import inviting, rules
from plugdedag.gatherings.models import Diet, Gathering, Pick, Rule, RuleKind
from plugdedag.lib import tokens
from plugdedag.outbox.models import Effect, State
from plugdedag.people import consent
from plugdedag.people.models import Person, Purpose
from plugdedag.places.models import Place

AHEAD, BEFORE = (
    dt.timedelta(days=14),
    dt.timedelta(days=6),
)  # after when it is, and since when people are asked
FRIDAY = 4
OPENS, BEGINS, CLOSES = dt.time(18), dt.time(18, 30), dt.time(22)
COMES, BRINGS, EATS_ELSE = 0.75, 0.5, 0.4
WAIT = 3  # seats too few, so that somebody waits


def make(frame: Frame) -> None:
    text, by = read("dinner"), frame.role("organiser")
    asked = frame.today - BEFORE
    day = Day.objects.create(
        uuid=frame.key("dinner"), city=frame.city, place=Place.objects.in_city(frame.city).earliest("pk"),
        kind=DayKind.GATHERING, name=text["name"], date=evening_of(frame), opens=OPENS, lunch=BEGINS, closes=CLOSES,
        capacity=text["capacity"], by_invitation=True, plus_ones=1, changed=frame.moment(asked, 10),
    )  # fmt: skip
    evening = Gathering.objects.create(
        day=day, client_key=frame.key("dinner", "plan"), about=text["about"], asks_diets=True, by=by,
        at=frame.moment(asked, 10),
    )  # fmt: skip
    make_list(frame, evening, by)
    answer(frame, evening)
    give_turn(frame, day, by)
    write(frame, evening)


def evening_of(frame: Frame) -> dt.date:
    """A Friday in about two weeks, and no holiday."""
    date = frame.today + AHEAD
    date += dt.timedelta(days=(FRIDAY - date.weekday()) % 7)
    while holiday_on(frame.city, date):
        date += dt.timedelta(weeks=1)
    return date


def write(frame: Frame, evening: Gathering) -> None:
    """All letters left on the day they were asked; that to the plugger is still to be read."""
    plugger, at = frame.role("plugger"), frame.moment(frame.today - BEFORE, 11, 5)
    asked = (
        consent.who_agreed(frame.city, Purpose.LETTERS)
        .filter(invited__day=evening.day)
        .exclude(pk=plugger.pk)
    )
    Effect.objects.bulk_create(
        Effect(
            kind=inviting.KIND, key=inviting.key_of(evening), recipient=person.email, state=State.DONE, due=at,
            done=at, payload={"template": inviting.TEMPLATE, "language": person.language},
        )
        for person in asked
    )  # fmt: skip
    inviting.write_to(evening, [plugger])


def make_list(frame: Frame, evening: Gathering, by: Person) -> None:
    """Two rules and a hand; asked by one press."""
    day, at = evening.day, frame.moment(frame.today - BEFORE, 10, 30)
    told = {"gathering": evening, "since": frame.today - dt.timedelta(days=365), "by": by, "at": at}
    Rule.objects.create(kind=RuleKind.CAME, number=18, **told)
    Rule.objects.create(kind=RuleKind.EMPLOYERS, number=6, **told)
    Pick.objects.create(gathering=evening, person=frame.role("plugger"), wanted=True, by=by, at=at)
    guests = [person for person in rules.to_ask(evening) if person.joined < at]
    Invited.objects.bulk_create(
        Invited(day=day, person=person, by=by, at=frame.moment(frame.today - BEFORE, 11)) for person in guests
    )


def answer(frame: Frame, evening: Gathering) -> None:
    """In the order of their answers, each with who they bring right after; the last seats are a few too few."""
    day, text, chance = evening.day, read("dinner"), frame.chance("dinner")
    guests = list(
        Person.objects.filter(invited__day=day).exclude(pk=frame.role("plugger").pk).order_by("email")
    )
    said = sorted((answered(frame, guest), guest.pk, guest) for guest in guests)
    along, seats = list(text["along"]), list[Rsvp]()
    for at, _pk, guest in said:
        comes = chance.random() < COMES
        brings = [along.pop(0)] if comes and along and chance.random() < BRINGS else []
        if comes:
            seats.append(Rsvp(day=day, person=guest, at=at))
        else:
            Rsvp.objects.create(day=day, person=guest, answer=Answer.NOT, at=at)
        seats += [Rsvp(day=day, brought_by=guest, guest_name=name, at=at) for name in brings]
        keep_wish(frame, day, guest, at, brings if comes else None)
    take_seats(day, seats)
    make_diets(frame, seats)


def give_turn(frame: Frame, day: Day, by: Person) -> None:
    """Who was the first to say that they come opens the door, and the one who always does when nobody came first."""
    seated = (
        day.rsvps.filter(answer=Answer.GOING, person__isnull=False)
        .exclude(person=by)
        .order_by("seat")
        .first()
    )
    opener, at = seated.holder if seated else frame.role("opener"), frame.moment(frame.ago(days=1), 21, 30)
    Turn.objects.create(day=day, person=opener, kind=TurnKind.OPENER, given=at, given_by=by)


def answered(frame: Frame, guest: Person) -> dt.datetime:
    """Some time between the letter and last night."""
    first, last = frame.moment(frame.today - BEFORE, 12), frame.moment(frame.ago(days=1), 21)
    drawn = first + (last - first) * frame.chance("dinner", guest.name).random()
    return drawn.replace(microsecond=0)


def keep_wish(frame: Frame, day: Day, guest: Person, at: dt.datetime, brings: list[str] | None) -> None:
    with_whom = "" if brings is None else tokens.keyed("with-whom", "\0".join(brings))
    Wish.objects.create(
        client_key=frame.key("wish", day.pk, guest.name), day=day, person=guest, comes=brings is not None,
        with_whom=with_whom, at=at,
    )  # fmt: skip


def take_seats(day: Day, seats: list[Rsvp]) -> None:
    """As many as there are, in order; then tickets."""
    day.capacity = max(1, len(seats) - WAIT)
    day.save(update_fields=["capacity"])
    for number, seat in enumerate(seats, 1):
        over = number - day.capacity
        seat.answer = Answer.WAITING if over > 0 else Answer.GOING
        seat.seat, seat.ticket = (None, over) if over > 0 else (number, None)
    Rsvp.objects.bulk_create(seats)


def make_diets(frame: Frame, seats: list[Rsvp]) -> None:
    """Each in the words of one; who eats the same says it in fewer."""
    chance, first = frame.chance("diets"), read("dinner")["diet"]
    told = [*first, *({"needs": diet["needs"]} for diet in first if "needs" in diet)]
    eaters = [seat for seat in seats if chance.random() < EATS_ELSE]
    Diet.objects.bulk_create(
        Diet(
            rsvp=seat,
            person=seat.holder,
            needs=diet.get("needs", []),
            words=diet.get("words", ""),
            at=seat.at,
        )
        for seat, diet in zip(eaters, told, strict=False)
    )
