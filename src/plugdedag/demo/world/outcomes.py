"""What became of the actions of a month: who carries them, who adopted one, and what they told when they were asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import Month
from plugdedag.people.models import Person
from plugdedag.questions.following import date_of
from plugdedag.questions.models import Action, ActionReport, ActionState, Hand, HandKind, Wave

ADOPTED, HELPED = 0.3, 0.6  # of the actions; of those a plugger does
AFTER = dt.timedelta(days=1)  # until somebody answers a letter


def make(frame: Frame, month: Month, actions: list[tuple[Action, dict[str, Any]]]) -> None:
    """Hands and reports of the actions, each with its text."""
    there = month.there[month.lunches[4]]
    hands = [hand for action, _text in actions for hand in carried(frame, action, there)]
    Hand.objects.bulk_create(hands)
    does = {hand.action_id: hand.person for hand in hands if hand.kind == HandKind.DOES}
    ActionReport.objects.bulk_create(
        report for action, text in actions for report in told(frame, month, action, text, does.get(action.pk))
    )


def carried(frame: Frame, action: Action, there: list[Person]) -> list[Hand]:
    """Whoever is named and was there does it, a second one helps; now and then somebody adopts it later."""
    words = action.who.replace(",", " ").split()
    named = [person for person in there if person.first_name in words]
    named.sort(key=lambda person: words.index(person.first_name))
    kinds = zip(named, (HandKind.DOES, HandKind.HELPS), strict=False)
    hands = [
        Hand(action=action, person=person, kind=kind, by=action.by, at=action.at) for person, kind in kinds
    ]
    chance, others = frame.chance("adopts", action.uuid), [one for one in there if one not in named]
    if others and len(hands) == 1 and chance.random() < HELPED:
        who = others.pop(chance.randrange(len(others)))
        hands.append(Hand(action=action, person=who, kind=HandKind.HELPS, by=action.by, at=action.at))
    if others and chance.random() < ADOPTED:
        who = chance.choice(others)
        at = action.at + dt.timedelta(hours=chance.randint(1, 60))
        if at.date() < frame.today:
            hands.append(Hand(action=action, person=who, kind=HandKind.ADOPTS, by=who, at=at))
    return hands


def told(
    frame: Frame, month: Month, action: Action, text: dict[str, Any], doer: Person | None
) -> list[ActionReport]:
    """The answers, each the day after its wave, as far as those have been: by who does it, else by the owner."""
    who = {"by": doer} if doer else {"contact": month.contact}
    made = []
    for wave, state, why in text.get("became", []):
        date = date_of(Wave(wave), action.agreed_on) + AFTER
        if date < frame.today:
            key = frame.key("told", action.uuid, wave)
            at = frame.moment(date, 19, 40)
            made.append(
                ActionReport(client_key=key, action=action, state=ActionState(state), why=why, at=at, **who)
            )
    return made
