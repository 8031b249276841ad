"""A question, what people brought to it over the lunches, and the choice of its owner."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from typing import Any

from plugdedag.days.models import Day
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import OFFERED, Month
from plugdedag.people.models import Person
from plugdedag.questions.models import Change, ChangeKind, Choice, Contribution, GrewFrom, Question, Support

Said = dict[str, Any]


def make(frame: Frame, month: Month) -> None:
    question = Question.objects.create(
        city=frame.city, network=month.place.network, residency=month.residency, owner=month.contact,
        asked=frame.moment(month.stretch.start - OFFERED, 16, 40), **month.text["question"],
    )  # fmt: skip
    made = make_contributions(frame, month, question)
    grow(month, made)
    support(frame, month, made)
    change(frame, month, made)
    choose(frame, month, question, made)


def make_contributions(frame: Frame, month: Month, question: Question) -> dict[str, Contribution]:
    """Everything that was said at the lunches that have been, by its key in the text."""
    made: dict[str, Contribution] = {}
    for number, day in month.lunches.items():
        if day not in month.there:
            continue
        authors = in_turn(month.there[day], frame.chance("authors", day.uuid))
        said = [said for said in month.text["said"] if said["lunch"] == number]
        for position, each in enumerate(said):
            made[each["key"]] = contribution(frame, month, question, day, each, authors, position)
    Contribution.objects.bulk_create(made.values())
    return made


def in_turn(people: list[Person], chance: random.Random) -> Iterator[Person]:
    """Everybody gets a say before anybody gets a second one."""
    return itertools.cycle(chance.sample(people, len(people)))


def contribution(
    frame: Frame,
    month: Month,
    question: Question,
    day: Day,
    said: Said,
    authors: Iterator[Person],
    position: int,
) -> Contribution:
    at = day.lunch_starts + dt.timedelta(minutes=8 + 3 * position, seconds=17 * position % 60)
    made = Contribution(
        uuid=frame.key("contribution", month.name, said["key"]), question=question, day=day,
        kind=said["kind"], text=said["text"], language=said.get("language", "nl"), written=at, at=at,
    )  # fmt: skip
    if said.get("owner"):
        made.contact = month.contact
    elif "guest" in said:
        made.guest = said["guest"]
    else:
        made.author = author(authors, len(month.there[day]), made.language)
    return made


def author(authors: Iterator[Person], count: int, language: str) -> Person:
    """The next one; for another language the next one who speaks it first, when somebody there does."""
    order = [next(authors) for _ in range(count)]  # a whole round, so the turn stays where it was
    speaking = [person for person in order if person.language == language]
    if speaking and language != "nl":
        return speaking[0]
    return next(authors)


def grow(month: Month, made: dict[str, Contribution]) -> None:
    """What came from what."""
    GrewFrom.objects.bulk_create(
        GrewFrom(child=made[said["key"]], parent=made[parent])
        for said in month.text["said"]
        if said["key"] in made
        for parent in said.get("from", [])
    )


def support(frame: Frame, month: Month, made: dict[str, Contribution]) -> None:
    """About as many as the text says, never more than were there, and not oneself."""
    rows = []
    for said in month.text["said"]:
        contribution = made.get(said["key"])
        if contribution is None or contribution.day is None or not said.get("support"):
            continue
        chance = frame.chance("supports", contribution.uuid)
        others = [person for person in month.there[contribution.day] if person != contribution.author]
        count = max(1, min(len(others), said["support"] + chance.choice([-1, 0, 0, 1])))
        at = contribution.at + dt.timedelta(minutes=6)
        rows += [
            Support(contribution=contribution, person=person, at=at)
            for person in chance.sample(others, count)
        ]
    Support.objects.bulk_create(rows)


def change(frame: Frame, month: Month, made: dict[str, Contribution]) -> None:
    """A slip of the pen mended, a double merged, a note that did not belong there hidden."""
    for text in month.text.get("change", []):
        contribution = made[text["said"]]
        Change.objects.create(
            client_key=frame.key("change", contribution.uuid, text["kind"]), contribution=contribution,
            kind=text["kind"], text=text.get("text", ""), why=text.get("why", ""),
            into=made[text["into"]] if text["kind"] == ChangeKind.MERGE else None,
            by=month.there[contribution.day][1] if contribution.day else None,
            at=contribution.at + dt.timedelta(minutes=12),
        )  # fmt: skip


def choose(frame: Frame, month: Month, question: Question, made: dict[str, Contribution]) -> None:
    """The owner chose, the evening after the first lunch."""
    text, first = month.text["choice"], month.lunches[1]
    Choice.objects.create(
        question=question, contribution=made[text["said"]], by=month.contact, why=text["why"],
        at=frame.moment(first.date, 21, 10),
    )  # fmt: skip
