"""What a month came to: actions, postcards, and the result, public where the owner agreed."""

from __future__ import annotations

import datetime as dt

from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import Month
from plugdedag.look.motifs import motif_for
from plugdedag.questions.models import (
    Action,
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
WRITTEN, AGREED = dt.timedelta(days=9), dt.timedelta(days=11)  # after the last lunch


def make(frame: Frame, month: Month) -> None:
    question = Question.objects.get(residency=month.residency)
    make_postcards(frame, question)
    if "result" in month.text:
        make_actions(frame, month, question)
        make_result(frame, month, question)


def make_actions(frame: Frame, month: Month, question: Question) -> None:
    """Who does what by when, agreed by the owner at the table."""
    last = month.lunches[4]
    at = last.lunch_starts + dt.timedelta(minutes=55)
    scribe = month.there[last][2]
    for text in month.text["action"]:
        action = Action.objects.create(
            uuid=frame.key("action", month.name, text["what"]), question=question, day=last, what=text["what"],
            who=text["who"], due=last.date + dt.timedelta(days=text["days"]), by=scribe, at=at,
            grew_from_id=frame.key("contribution", month.name, text["from"]),
        )  # fmt: skip
        Agreement.objects.create(action=action, by=month.contact, at=at + dt.timedelta(minutes=5))


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
    text, last = month.text["result"], month.lunches[4]
    scribe, written = month.there[last][2], frame.moment(last.date + WRITTEN, 20)
    result = Result.objects.create(question=question, text=text["text"], by=scribe, at=written)
    agreed = frame.moment(last.date + AGREED, 9, 30)
    if "afterword" in text:
        Afterword.objects.create(question=question, text=text["afterword"], by=month.contact, at=agreed)
    if text["public"]:
        Publication.objects.create(question=question, result=result, by=month.contact, at=agreed)
