"""What must hold in any world, whoever made it: nothing is there that the product's own deeds would have refused.

The demo world puts its rows in by the hundred, past the deeds. So each rule of the deeds is asked here of all rows.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Confirmation, Day, Invited, Move, Rsvp, Turn, Visit, Wish
from plugdedag.gatherings import rules
from plugdedag.gatherings.models import Diet, Gathering
from plugdedag.lib.dates import first_of_next_month
from plugdedag.people.models import Duty, Membership, Person, Purpose
from plugdedag.places.models import Contact, OfferAnswer
from plugdedag.questions.kinds import kinds_of, longest
from plugdedag.questions.models import (
    Action,
    Agreement,
    Change,
    Choice,
    Contribution,
    GrewFrom,
    Kind,
    Postcard,
    Publication,
    Result,
    Support,
)
from plugdedag.turnout.models import Forecast
from plugdedag.winback.models import Asked, LeaveMeBe


def amiss(city: City, today: dt.date) -> dict[str, list[Any]]:
    """What is wrong, by the rule it breaks; empty for a true world."""
    asked = {rule.__name__: list(rule(city, today)) for rule in RULES}
    return {name: found for name, found in asked.items() if found}


def no_seat_is_sold_twice(city: City, today: dt.date) -> Iterator[Any]:
    """Going holds a seat within the capacity, seats are handed out in order, and nobody waits beside a free one."""
    for day in Day.objects.prefetch_related("rsvps"):
        going = sorted(
            (rsvp for rsvp in day.rsvps.all() if rsvp.answer == Answer.GOING), key=lambda one: one.seat or 0
        )
        waiting = sorted(
            (one for one in day.rsvps.all() if one.answer == Answer.WAITING), key=lambda one: one.ticket or 0
        )
        line = [*going, *waiting]
        if len(going) > day.capacity or (waiting and len(going) < day.capacity):
            yield day
        if [one.seat for one in going] != list(range(1, len(going) + 1)) or line != sorted(
            line, key=lambda one: one.at
        ):
            yield day


def answers_were_possible(city: City, today: dt.date) -> Iterator[Any]:
    """Said by a member, to a day that was public, before it was over; each with the wish that led to it."""
    wishes = {(wish.day_id, wish.person_id): wish for wish in Wish.objects.all()}
    confirmed = dict(Confirmation.objects.values_list("residency", "at"))
    asked = {(one.day_id, one.person_id): one.at for one in Invited.objects.all()}
    for rsvp in Rsvp.objects.select_related("day__city", "person", "brought_by"):
        told = (rsvp.day_id, rsvp.holder.pk)
        wish = wishes.get(told)
        public = asked.get(told) if rsvp.day.by_invitation else confirmed.get(rsvp.day.residency_id)
        if public is None or not max(public, rsvp.holder.joined) <= rsvp.at < rsvp.day.ends:
            yield rsvp
        if (
            wish is None
            or wish.comes == (rsvp.answer == Answer.NOT)
            or (wish.at, wish.arrives) != (rsvp.at, rsvp.arrives)
        ):
            yield rsvp


def guests_were_asked_and_come_along(city: City, today: dt.date) -> Iterator[Any]:
    """Asked by a rule or by hand once plugged in; who is brought sits after who brings them; diets are of seats."""
    for evening in Gathering.objects.select_related("day__city"):
        named = set(evening.picks.filter(wanted=True).values_list("person", flat=True))
        for rule in rules.of(evening):
            named |= rules.named_by(rule, city)
        invited = evening.day.invited.select_related("person")
        yield from (one for one in invited if one.person_id not in named or one.at < one.person.joined)
        if not evening.asks_diets:
            yield from Diet.objects.filter(rsvp__day=evening.day)
    for guest in Rsvp.objects.filter(brought_by__isnull=False).select_related("day"):
        mine = Rsvp.objects.get(day=guest.day, person=guest.brought_by)
        along = Rsvp.objects.filter(day=guest.day, brought_by=guest.brought_by).count()
        before = (mine.ticket or 0, mine.seat or 0) < (guest.ticket or 0, guest.seat or 0)
        if mine.answer == Answer.NOT or not before or along > guest.day.plus_ones or mine.at > guest.at:
            yield guest
    yield from Diet.objects.filter(Q(rsvp__answer=Answer.NOT) | Q(needs=[], words=""))


def the_door_was_open(city: City, today: dt.date) -> Iterator[Any]:
    """Visits are on days that have been and stood, within the hours, of who had plugged in, by who opened."""
    openers = defaultdict(set)
    for turn in Turn.objects.filter(kind="opener"):
        openers[turn.day_id].add(turn.person_id)
    for visit in Visit.objects.select_related("day__city", "day__cancellation", "person"):
        day = visit.day
        if day.date >= today or day.is_cancelled or not day.starts <= visit.at <= day.ends:
            yield visit
        if visit.person and visit.person.joined > visit.at:
            yield visit
        if day.residency_id and visit.by_id not in openers[day.pk]:
            yield visit


def turns_were_given_in_time(city: City, today: dt.date) -> Iterator[Any]:
    """To somebody who was plugged in, by an organiser of that moment, before the day; one holder a kind at a time."""
    held: dict[tuple[Any, str], int] = defaultdict(int)
    for turn in Turn.objects.select_related("day__city", "person"):
        held[turn.day_id, turn.kind] += turn.ended is None
        organises = Duty.objects.on(turn.given.date()).filter(kind="organiser", person=turn.given_by_id)
        if not turn.person.joined <= turn.given < turn.day.starts or not organises.exists():
            yield turn
    yield from (key for key, count in held.items() if count != 1)
    for day in Day.objects.filter(date__lt=today, number__isnull=False):
        if len({kind for pk, kind in held if pk == day.pk}) != 3:
            yield day


def who_speaks_was_there(city: City, today: dt.date) -> Iterator[Any]:
    """Authors and supporters were at that lunch, nobody stands behind themselves, and it is of the right kind."""
    there = set(Visit.objects.values_list("day", "person"))
    for said in Contribution.objects.select_related("day__city", "question"):
        day, signed = said.day, [bool(said.author_id), bool(said.contact_id), bool(said.guest)]
        if (
            day is None
            or day.residency_id != said.question.residency_id
            or said.kind not in kinds_of(day.step)
        ):
            yield said
            continue
        if sum(signed) != 1 or (said.author_id and (day.pk, said.author_id) not in there):
            yield said
        if not day.starts <= said.at <= day.ends or not 0 < len(said.text.strip()) <= longest(said.kind):
            yield said
        if said.contact_id and said.contact_id != said.question.owner_id:
            yield said
    for support in Support.objects.select_related("contribution"):
        if (
            support.contribution.day_id,
            support.person_id,
        ) not in there or support.at <= support.contribution.at:
            yield support
    yield from Support.objects.filter(person=F("contribution__author"))


def the_cable_holds(city: City, today: dt.date) -> Iterator[Any]:
    """What grew is of one question and never older than its root; choices are of wordings that stand."""
    yield from GrewFrom.objects.exclude(child__question=F("parent__question"))
    yield from GrewFrom.objects.filter(child__at__lt=F("parent__at"))
    yield from Change.objects.filter(at__lte=F("contribution__at"))
    yield from Change.objects.exclude(into=None).exclude(into__question=F("contribution__question"))
    standing = {row.pk for row in Contribution.objects.standing().filter(kind=Kind.REFRAMING)}
    for choice in Choice.objects.select_related("question__residency"):
        first = choice.question.residency.days.select_related("city").get(number=1)  # type: ignore[union-attr]
        if (
            choice.contribution_id not in standing
            or choice.at < first.starts
            or choice.by_id != choice.question.owner_id
        ):
            yield choice
    merged = Change.objects.filter(kind__in=["merge", "hide"]).values("contribution", "at")
    for row in merged:
        yield from Support.objects.filter(contribution=row["contribution"], at__gt=row["at"])


def endings_follow(city: City, today: dt.date) -> Iterator[Any]:
    """Actions at the last lunch with a date to come, agreed by the owner as they read; results after, then public."""
    for action in Action.objects.told().select_related("day", "question", "grew_from"):
        if (
            action.day is None
            or action.day.number != 4
            or action.due < action.day.date
            or not action.is_agreed
        ):
            yield action
        if action.grew_from and action.grew_from.question_id != action.question_id:
            yield action
    yield from Agreement.objects.exclude(by=F("action__question__owner"))
    for result in Result.objects.select_related("question"):
        last = result.question.residency.days.get(number=4)  # type: ignore[union-attr]
        if result.at.date() <= last.date:
            yield result
    yield from Publication.objects.filter(Q(at__lt=F("result__at")) | ~Q(by=F("question__owner")))


def postcards_were_agreed_to(city: City, today: dt.date) -> Iterator[Any]:
    yield from Postcard.objects.exclude(tip__kind=Kind.TIP)
    yield from Postcard.objects.filter(Q(tip__author=None) | Q(given__lt=F("tip__at")))


def months_could_be_planned(city: City, today: dt.date) -> Iterator[Any]:
    """Offered, answered by an organiser, made, confirmed, in that order; each day in its month or the next."""
    for answer in OfferAnswer.objects.select_related("offer__place"):
        residency = answer.offer.place.residencies.select_related("confirmation").get()
        confirmed = residency.confirmation.at if hasattr(residency, "confirmation") else residency.created
        if (
            not answer.offer.at < answer.at < residency.created <= confirmed
            or answer.offer.contact_id != residency.contact_id
        ):
            yield residency
        planned = {day.date for day in residency.days.all()} | set(
            Move.objects.filter(day__residency=residency).values_list("was", flat=True)
        )
        end = first_of_next_month(first_of_next_month(residency.month))
        if sorted(day.number for day in residency.days.all() if day.number) != [1, 2, 3, 4]:
            yield residency
        if not all(residency.month <= date < end for date in planned):
            yield residency
    yield from Move.objects.exclude(day__date=F("to"))


def nothing_is_ahead_of_its_time(city: City, today: dt.date) -> Iterator[Any]:
    now = city.at(today, dt.time(9))
    for model in (
        Invited,
        Rsvp,
        Visit,
        Contribution,
        Support,
        Choice,
        Result,
        Publication,
        Confirmation,
        OfferAnswer,
        Change,
        Asked,
        LeaveMeBe,
    ):
        yield from model.objects.filter(at__gt=now)
    yield from Person.objects.filter(joined__gt=now)


def people_are_made_up_and_were_asked(city: City, today: dt.date) -> Iterator[Any]:
    """Addresses that can be nobody's; brought by who was there before; consent of everybody with a name."""
    yield from Person.objects.exclude(email__endswith="@example.org")
    yield from Contact.objects.exclude(email__endswith=".example.org")
    yield from Membership.objects.filter(brought_by__isnull=False, person__joined__lt=F("brought_by__joined"))
    asked = Q(consents__purpose=Purpose.LETTERS, consents__given__gte=F("joined"), consents__withdrawn=None)
    yield from Person.objects.exclude(name="").exclude(pk__in=Person.objects.filter(asked))


def who_was_asked_could_be(city: City, today: dt.date) -> Iterator[Any]:
    """By an organiser of that moment, before the day, to who agreed to letters, had not answered, and wanted them."""
    for asked in Asked.objects.select_related("day__city", "to"):
        organises = Duty.objects.on(asked.at.date()).filter(kind="organiser", person=asked.by_id)
        agreed = Q(purpose=Purpose.LETTERS, given__lte=asked.at, withdrawn=None)
        if (
            not asked.at < asked.day.starts
            or not organises.exists()
            or not asked.to.consents.filter(agreed).exists()
        ):
            yield asked
        yield from LeaveMeBe.objects.filter(person=asked.to, at__lt=asked.at)
        yield from Rsvp.objects.filter(day=asked.day, person=asked.to, at__lt=asked.at)


def forecasts_knew_no_more_than_was_known(city: City, today: dt.date) -> Iterator[Any]:
    """Told in time, from the days that had been by then and from who had said so; a week and a day before each."""
    been = sorted(
        Day.objects.filter(visits__isnull=False, residency__isnull=False)
        .distinct()
        .values_list("date", flat=True)
    )
    for told in Forecast.objects.select_related("day__city"):
        on = told.date - dt.timedelta(days=told.days_to_go)
        said = told.day.rsvps.exclude(answer=Answer.NOT).filter(at__lte=told.made)
        if told.made.astimezone(city.tzinfo).date() != on or on > today or told.made >= told.day.starts:
            yield told
        if told.learned != sum(date < on for date in been) or told.said > said.count():
            yield told
    for day in Day.objects.gone(today).filter(visits__isnull=False, residency__isnull=False).distinct()[:8]:
        if set(day.forecasts.filter(date=day.date).values_list("days_to_go", flat=True)) != {7, 1}:
            yield day


RULES = [
    no_seat_is_sold_twice, answers_were_possible, guests_were_asked_and_come_along, the_door_was_open,
    turns_were_given_in_time, who_speaks_was_there, the_cable_holds, endings_follow, postcards_were_agreed_to,
    months_could_be_planned, nothing_is_ahead_of_its_time, people_are_made_up_and_were_asked,
    who_was_asked_could_be, forecasts_knew_no_more_than_was_known,
]  # fmt: skip
