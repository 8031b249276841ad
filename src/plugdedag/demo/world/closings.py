"""What a month came to: actions, postcards, and the result, public where the owner agreed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plugdedag.demo.world import outcomes
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import Month
from plugdedag.look.motifs import motif_for
from plugdedag.questions.models import (
    Action,
    ActionChange,
    ActionChangeKind,
    Afterword,
    Agreement,
    Contribution,
    Kind,
    Postcard,
    Publication,
    Question,
    Result,
)
from plugdedag.questions.postcards import TEXT_VERSION

PRINTED, NAMED, REGRETTED = 0.85, 0.6, 0.05  # of the tips; of the cards; of the cards
READ = dt.timedelta(days=2)  # until the owner agreed with the result
SOON = dt.timedelta(days=2)  # a result is never younger than this


def make(frame: Frame, month: Month) -> None:
    question = Question.objects.get(residency=month.residency)
    make_postcards(frame, question)
    if "result" in month.text:
        make_actions(frame, month, question)
        make_result(frame, month, question)


def make_actions(frame: Frame, month: Month, question: Question) -> None:
    """Who does what by when, agreed by the owner at the table; some were put off later, some given up."""
    last = month.lunches[4]
    at = last.lunch_starts + dt.timedelta(minutes=55)
    texts = month.text["action"]
    actions = [
        Action(
            uuid=frame.key("action", month.name, text["what"]), question=question, day=last, what=text["what"],
            who=text["who"], due=last.date + dt.timedelta(days=text["days"]), by=month.there[last][2], at=at,
            grew_from_id=frame.key("contribution", month.name, text["from"]) if "from" in text else None,
        )
        for text in texts
    ]  # fmt: skip
    Action.objects.bulk_create(actions)
    changes = [what_became(frame, action, text) for action, text in zip(actions, texts, strict=True)]
    ActionChange.objects.bulk_create(change for change in changes if change)
    yes = [(action, at + dt.timedelta(minutes=5)) for action in actions]
    yes += [
        (change.action, change.at + READ)
        for change in changes
        if change and change.kind == ActionChangeKind.EDIT
    ]
    Agreement.objects.bulk_create(Agreement(action=action, by=month.contact, at=when) for action, when in yes)
    outcomes.make(frame, month, list(zip(actions, texts, strict=True)))


def what_became(frame: Frame, action: Action, text: dict[str, Any]) -> ActionChange | None:
    """Put off with another date, or given up; nothing for what went as it was agreed. The result says why."""
    key = frame.key("became", action.uuid)
    if "later" in text:
        due = action.day.date + dt.timedelta(days=text["later"]["days"])  # type: ignore[union-attr]
        return ActionChange(
            client_key=key, action=action, kind=ActionChangeKind.EDIT, what=action.what, who=text["later"]["who"],
            due=due, by=action.by, at=frame.moment(action.due - dt.timedelta(days=1), 20),
        )  # fmt: skip
    if "dropped" in text:
        gone = action.day.date + dt.timedelta(days=text["dropped"])  # type: ignore[union-attr]
        return ActionChange(
            client_key=key, action=action, kind=ActionChangeKind.DROP, by=action.by, at=frame.moment(gone, 20)
        )
    return None


def make_postcards(frame: Frame, question: Question) -> None:
    """Most tips may be printed, many with a first name; somebody thought better of it."""
    rows = []
    tips = Contribution.objects.filter(question=question, kind=Kind.TIP, author__isnull=False).order_by("at")
    for tip in tips:
        chance = frame.chance("postcard", tip.uuid)
        if chance.random() > PRINTED:
            continue
        regretted = chance.random() < REGRETTED
        rows.append(
            Postcard(
                tip=tip, motif=motif_for(tip.uuid), with_name=chance.random() < NAMED, text_version=TEXT_VERSION,
                given=tip.at, withdrawn=tip.at + dt.timedelta(hours=5) if regretted else None,
            )
        )  # fmt: skip
    Postcard.objects.bulk_create(rows)


def make_result(frame: Frame, month: Month, question: Question) -> None:
    """Written when there was something to tell, some weeks later; the owner read it before anybody else."""
    text, last = month.text["result"], month.lunches[4]
    date = min(last.date + dt.timedelta(days=text["after"]), frame.today - READ - SOON)
    result = Result.objects.create(
        question=question, text=text["text"], by=month.there[last][2], at=frame.moment(date, 20)
    )
    agreed = frame.moment(date + READ, 9, 30)
    if "afterword" in text:
        Afterword.objects.create(question=question, text=text["afterword"], by=month.contact, at=agreed)
    if text["public"]:
        Publication.objects.create(question=question, result=result, by=month.contact, at=agreed)
