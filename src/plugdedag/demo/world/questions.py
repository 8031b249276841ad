"""A question, what people brought to it over the lunches, and the choice of its owner."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plugdedag.days.models import Day
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import Month
from plugdedag.people.models import Person
from plugdedag.questions.models import (
    Change,
    ChangeKind,
    Choice,
    Contribution,
    GrewFrom,
    Kind,
    Question,
    Support,
)

FIRST, EACH = (
    dt.timedelta(minutes=8),
    dt.timedelta(minutes=2, seconds=17),
)  # after lunch started; one after another


@dataclass(frozen=True)
class Said:
    """Something said at a lunch, as the text has it. ``key`` is how others in the text point at it."""

    key: str
    lunch: int
    kind: Kind
    text: str
    rest: dict[str, Any]

    @property
    def parents(self) -> list[str]:
        return list(self.rest.get("from", []))


def make(frame: Frame, month: Month) -> None:
    question = Question.objects.create(
        city=frame.city, network=month.place.network, residency=month.residency, owner=month.contact,
        asked=month.offered, **month.text["question"],
    )  # fmt: skip
    said = [each for each in read(month) if month.lunches[each.lunch] in month.there]
    made = make_contributions(frame, month, question, said)
    grow(said, made)
    support(frame, month, said, made)
    change(frame, month, made)
    choose(frame, month, question, made)


def read(month: Month) -> list[Said]:
    """All that is said in a month's text: a list for each lunch, and the tips of the last."""
    texts: dict[str, Any] = month.text.get("lunches", {})
    lines = [(int(lunch), row) for lunch, rows in texts.items() if lunch != "tips" for row in rows]
    tips = [row if isinstance(row, dict) else {"text": row} for row in texts.get("tips", [])]
    return [
        *(said(lunch, row) for lunch, row in lines),
        *(Said(f"t{number}", 4, Kind.TIP, row["text"], row) for number, row in enumerate(tips, 1)),
    ]


def said(lunch: int, row: dict[str, Any]) -> Said:
    """The kind is the name under which the text stands."""
    kind = next(kind for kind in Kind if kind in row)
    return Said(row["key"], lunch, kind, row[kind], row)


def make_contributions(
    frame: Frame, month: Month, question: Question, said: list[Said]
) -> dict[str, Contribution]:
    """Everything that was said, by its key in the text."""
    made: dict[str, Contribution] = {}
    for number, day in month.lunches.items():
        if day not in month.there:
            continue
        authors = in_turn(month.there[day], frame.chance("authors", day.uuid))
        for position, each in enumerate(each for each in said if each.lunch == number):
            at = day.lunch_starts + FIRST + EACH * position
            made[each.key] = Contribution(
                uuid=frame.key("contribution", month.name, each.key), question=question, day=day, kind=each.kind,
                text=each.text, language=each.rest.get("language", "nl"), written=at, at=at,
            )  # fmt: skip
            sign(made[each.key], month, day, each, authors)
    Contribution.objects.bulk_create(made.values())
    return made


def in_turn(people: list[Person], chance: random.Random) -> Iterator[Person]:
    """Everybody gets a say before anybody gets a second one."""
    return itertools.cycle(chance.sample(people, len(people)))


def sign(made: Contribution, month: Month, day: Day, each: Said, authors: Iterator[Person]) -> None:
    """Put down whose it is: the owner's, a guest's, or the next plugger's."""
    if each.rest.get("owner"):
        made.contact = month.contact
    elif "guest" in each.rest:
        made.guest = each.rest["guest"]
    else:
        made.author = author(authors, len(month.there[day]), made.language)


def author(authors: Iterator[Person], count: int, language: str) -> Person:
    """The next one; for another language the next one who speaks it first, when somebody there does."""
    order = [next(authors) for _ in range(count)]  # a whole round, so the turn stays where it was
    speaking = [person for person in order if person.language == language]
    if speaking and language != "nl":
        return speaking[0]
    return next(authors)


def grow(said: list[Said], made: dict[str, Contribution]) -> None:
    """What came from what."""
    GrewFrom.objects.bulk_create(
        GrewFrom(child=made[each.key], parent=made[parent]) for each in said for parent in each.parents
    )


def support(frame: Frame, month: Month, said: list[Said], made: dict[str, Contribution]) -> None:
    """About as many as the text says, never more than were there, and not oneself."""
    rows = []
    for each in said:
        contribution = made[each.key]
        if contribution.day is None or "support" not in each.rest:
            continue
        chance = frame.chance("supports", contribution.uuid)
        others = [person for person in month.there[contribution.day] if person != contribution.author]
        count = max(1, min(len(others), each.rest["support"] + chance.choice([-1, 0, 0, 1])))
        at = contribution.at + dt.timedelta(minutes=6)
        rows += [
            Support(contribution=contribution, person=person, at=at)
            for person in chance.sample(others, count)
        ]
    Support.objects.bulk_create(rows)


def change(frame: Frame, month: Month, made: dict[str, Contribution]) -> None:
    """A slip of the pen mended, a double merged, a note that did not belong there hidden."""
    Change.objects.bulk_create(changed(frame, month, made, text) for text in month.text.get("change", []))


def changed(frame: Frame, month: Month, made: dict[str, Contribution], text: dict[str, str]) -> Change:
    """By who led the conversation that day."""
    said = made[text["said"]]
    return Change(
        client_key=frame.key("change", said.uuid, text["kind"]), contribution=said, kind=text["kind"],
        text=text.get("text", ""), why=text.get("why", ""),
        into=made[text["into"]] if text["kind"] == ChangeKind.MERGE else None,
        by=month.there[said.day][1] if said.day else None, at=said.at + dt.timedelta(minutes=12),
    )  # fmt: skip


def choose(frame: Frame, month: Month, question: Question, made: dict[str, Contribution]) -> None:
    """The owner chose, the evening after the first lunch."""
    text = month.text.get("choice")
    if text and text["said"] in made:
        Choice.objects.create(
            question=question, contribution=made[text["said"]], by=month.contact, why=text["why"],
            at=frame.moment(month.lunches[1].date, 21, 10),
        )  # fmt: skip
