"""The pluggers: who they are without a job title, when they plugged in and who took them along, who carries a duty.

The first sixty have a story each. The others have a name, something they work on and a hat; when they came and who
brought them is drawn, in waves: a crowd at the launch, one with each month at a place, and a trickle.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from typing import Any

from plugdedag.demo.world import crowd
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.souls import make_crowd
from plugdedag.demo.world.texts import Size, read
from plugdedag.people.consent import TEXT_VERSION
from plugdedag.people.models import Consent, Duty, Hat, Membership, Network, NetworkKind, Person, Purpose

MONTH = dt.timedelta(days=30)
SHY = 0.2  # one in five would rather not be seen on a list
ALONE = 0.25  # of the many: came by themselves

Text = dict[str, Any]


def make(frame: Frame, size: Size, launched: dt.date, starts: Sequence[dt.date]) -> None:
    files = [read(f"people/{name}") for name in size.crowds]
    first = files[0]
    frame.roles, frame.launched = first["personas"], launched
    many = [text for file in files[1:] for text in expanded(frame, file)]
    settle(frame, first["person"], many, [start for start in starts if start < frame.today])
    texts = [*first["person"], *many]
    make_persons(frame, texts)
    make_networks(frame, texts)
    make_hats(frame, texts)
    make_memberships(frame, texts)
    make_duties(frame, first["duty"])
    make_consents(frame)
    frame.crowd = make_crowd(frame, texts)


def expanded(frame: Frame, file: Text) -> list[Text]:
    """The many of a file, each in the shape of the first sixty."""
    return [
        {
            "name": name,
            "on": on,
            "language": language,
            "hats": [worn(frame, name, hat) for hat in hats if hat],
        }
        for language, rows in (("nl", file["pluggers"]), ("en", file.get("english", [])))
        for name, on, *hats in rows
    ]


def worn(frame: Frame, name: str, hat: list[str]) -> list[Any]:
    """A hat with since when: a student's is young, another may be old; now and then one was hung up."""
    chance = frame.chance("hat", name, hat[1])
    since = round(chance.triangular(3, 48 if hat[2] == "student" else 200, 20))
    return [*hat, since, *([chance.randint(1, since - 1)] if since > 60 and chance.random() < 0.1 else [])]


def settle(frame: Frame, first: list[Text], many: list[Text], starts: Sequence[dt.date]) -> None:
    """When everybody plugged in, and who took the many along: somebody from a network of theirs, if there was one."""
    for text in first:
        frame.since[text["name"]] = max(frame.launched, frame.ago(weeks=text["weeks"], days=1))
    chance = frame.chance("arrivals")
    dates = crowd.arrivals(len(many), frame.launched, starts, frame.ago(days=2), chance)
    order = chance.sample(many, len(many))
    for text, date in zip(order, dates, strict=True):
        frame.since[text["name"]] = date
    networks = {text["name"]: {hat[1] for hat in text["hats"]} for text in [*first, *many]}
    for text in order:
        before = [name for name in frame.since if frame.since[name] < frame.since[text["name"]]]
        near = [name for name in before if networks[name] & networks[text["name"]]]
        if before and chance.random() > ALONE:
            text["by"] = chance.choice(near or before)


def address(name: str) -> str:
    """An e-mail address that can never be anybody's: example.org is reserved."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i").replace("’", ""))
    return (
        "".join(c for c in plain.replace(" ", ".") if c in ".-" or c.isascii() and c.isalnum())
        + "@example.org"
    )


def joined(frame: Frame, name: str) -> dt.datetime:
    """In the evening; who was at the launch did it on the way in."""
    since = frame.since[name]
    return frame.moment(since, 16 if since == frame.launched else 20, 15)


def make_persons(frame: Frame, texts: list[Text]) -> None:
    Person.objects.bulk_create(
        Person(
            uuid=frame.key("person", text["name"]), email=address(text["name"]),
            name="" if text.get("untold") else text["name"], password="!",  # noqa: S106 - nobody has one
            language=text.get("language", "nl"), joined=joined(frame, text["name"]),
        )
        for text in texts
    )  # fmt: skip
    known = {person.email: person for person in Person.objects.all()}
    frame.people = {text["name"]: known[address(text["name"])] for text in texts}


def make_networks(frame: Frame, texts: list[Text]) -> None:
    kinds = {name: kind for kind, names in read("networks").items() for name in names}
    named = dict.fromkeys(hat[1] for text in texts for hat in text["hats"])
    made = Network.objects.bulk_create(
        Network(city=frame.city, name=name, kind=kinds.get(name, NetworkKind.ORGANISATION)) for name in named
    )
    frame.networks = {network.name: network for network in made}


def make_hats(frame: Frame, texts: list[Text]) -> None:
    Hat.objects.bulk_create(
        Hat(
            person=frame.people[text["name"]], network=frame.networks[network], what=what, worn_as=worn_as,
            since=frame.today - since * MONTH, until=frame.today - until[0] * MONTH if until else None,
        )
        for text in texts
        for what, network, worn_as, since, *until in text["hats"]
    )  # fmt: skip


def make_memberships(frame: Frame, texts: list[Text]) -> None:
    Membership.objects.bulk_create(
        Membership(
            city=frame.city, person=frame.people[text["name"]], since=frame.since[text["name"]],
            brought_by=frame.people.get(text.get("by", "")), working_on=text["on"],
        )
        for text in texts
    )  # fmt: skip


def make_duties(frame: Frame, texts: list[Text]) -> None:
    Duty.objects.bulk_create(
        Duty(
            city=frame.city, person=frame.people[text["who"]], kind=text["kind"],
            since=max(frame.launched, frame.ago(weeks=text["since"])),
            until=frame.ago(weeks=text["until"]) if "until" in text else None,
            given_by=frame.people.get(text.get("given_by", "")),
        )
        for text in texts
    )  # fmt: skip


def make_consents(frame: Frame) -> None:
    """Who told about themselves may be written to; most may be seen on a list by those who come too."""
    chance = frame.chance("consents")
    Consent.objects.bulk_create(
        Consent(person=person, purpose=purpose, text_version=TEXT_VERSION, given=person.joined)
        for person in frame.people.values()
        if person.name
        for purpose in Purpose
        if purpose == Purpose.LETTERS or chance.random() > SHY
    )
