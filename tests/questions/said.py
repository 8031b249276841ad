"""A month in which things were said: what the tests of questions and lunches read back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import uuid4

from django.test import Client

from plugdedag.days.models import Day, Visit
from plugdedag.people.models import Link, Person
from plugdedag.questions.models import Choice, Contribution, Support
from plugdedag.questions.owning import PURPOSE
from tests.cast import Cast, person

CHOSEN = "Waarom voelt de club voor ouders als opvang, en niet als hún club?"
OTHER = "Wie mist er iets als de kantine een maand dicht blijft?"
FINDING = "Niemand zegt ja tegen een seizoen. Wel tegen zaterdag van tien tot elf."
SECRET = "Dit blijft tussen ons: de penningmeester is er klaar mee."
WHY = "Omdat het pijn deed."


@dataclass
class Said:
    """What was said in the cast's month, of which two lunches have been and the third is today."""

    chosen: Contribution
    other: Contribution
    finding: Contribution
    secret: Contribution


def shift(cast: Cast, *, today: int) -> None:
    """Let lunch number ``today`` be today, the others a week apart."""
    date = cast.city.today()
    for day in cast.days:
        day.date = date + dt.timedelta(weeks=(day.number or 0) - today)
        day.save()


def bring(cast: Cast, day: Day, author: Person, kind: str, text: str) -> Contribution:
    """A contribution as it lies in the database, whatever the clock says."""
    return Contribution.objects.create(
        question=cast.question, day=day, author=author, kind=kind, text=text, at=day.lunch_starts,
        written=day.lunch_starts,
    )  # fmt: skip


def said_month(cast: Cast, *, today: int = 3) -> Said:
    """Fill the first two lunches: who came, what they said, who stood behind it, and what the owner chose."""
    shift(cast, today=today)
    first, second = cast.days[0], cast.days[1]
    for who in (cast.bo, cast.femke, cast.idris):
        Visit.objects.create(day=first, person=who)
    said = Said(
        chosen=bring(cast, first, cast.bo, "reframing", CHOSEN),
        other=bring(cast, first, cast.idris, "reframing", OTHER),
        finding=bring(cast, second, cast.femke, "finding", FINDING),
        secret=bring(cast, second, cast.bo, "viewpoint", SECRET),
    )
    for who in (cast.femke, cast.idris):
        Support.objects.create(contribution=said.chosen, person=who)
    Support.objects.create(contribution=said.finding, person=cast.bo)
    Choice.objects.create(question=cast.question, contribution=said.chosen, by=cast.ria, why=WHY)
    return said


def owner_link(cast: Cast) -> str:
    """A fresh link of the owner: its token."""
    return Link.issue(cast.city, PURPOSE, cast.question.pk)


def stranger(cast: Cast, name: str = "Mo") -> Person:
    """A member who was never there."""
    return person(cast.city, f"{name}{uuid4().hex[:4]}")


def entering(who: Person | None) -> Client:
    """A browser in which somebody is signed in, or nobody."""
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


def owning(cast: Cast) -> Client:
    """The browser of the question's owner, who opened their link."""
    client = Client()
    client.get(f"/owner/{owner_link(cast)}/")
    return client
