"""Sixty pluggers: who they are without a job title, who took whom along, and who carries a standing duty."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.texts import read
from plugdedag.people.consent import TEXT_VERSION
from plugdedag.people.models import Consent, Duty, Hat, Membership, Network, NetworkKind, Person, Purpose

MONTH = dt.timedelta(days=30)
SHY = 0.2  # one in five would rather not be seen on a list


def make(frame: Frame) -> None:
    texts = read("people")
    frame.roles = texts["personas"]
    make_persons(frame, texts["person"])
    make_networks(frame, texts)
    make_hats(frame, texts["person"])
    make_memberships(frame, texts["person"])
    make_duties(frame, texts["duty"])
    make_consents(frame)


def address(name: str) -> str:
    """An e-mail address that can never be anybody's: example.org is reserved."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i").replace("’", ""))
    return (
        "".join(c for c in plain.replace(" ", ".") if c in ".-" or c.isascii() and c.isalnum())
        + "@example.org"
    )


def make_persons(frame: Frame, texts: list[dict[str, Any]]) -> None:
    for text in texts:
        name = text["name"]
        frame.since[name] = frame.ago(weeks=text["weeks"], days=1)
        frame.keen[name] = text["keen"]
    Person.objects.bulk_create(
        Person(
            uuid=frame.key("person", text["name"]), email=address(text["name"]),
            name="" if text.get("untold") else text["name"], password="!",  # noqa: S106 - nobody has one
            language=text.get("language", "nl"), joined=frame.moment(frame.since[text["name"]], 20, 15),
        )
        for text in texts
    )  # fmt: skip
    known = Person.objects.in_bulk(field_name="email")
    frame.people = {text["name"]: known[address(text["name"])] for text in texts}


def make_networks(frame: Frame, texts: dict[str, Any]) -> None:
    kinds = {name: kind for kind, names in texts["networks"].items() for name in names}
    named = dict.fromkeys(hat[1] for text in texts["person"] for hat in text["hats"])
    made = Network.objects.bulk_create(
        Network(city=frame.city, name=name, kind=kinds.get(name, NetworkKind.ORGANISATION)) for name in named
    )
    frame.networks = {network.name: network for network in made}


def make_hats(frame: Frame, texts: list[dict[str, Any]]) -> None:
    Hat.objects.bulk_create(
        Hat(
            person=frame.people[text["name"]], network=frame.networks[network], what=what, worn_as=worn_as,
            since=frame.today - since * MONTH, until=frame.today - until[0] * MONTH if until else None,
        )
        for text in texts
        for what, network, worn_as, since, *until in text["hats"]
    )  # fmt: skip


def make_memberships(frame: Frame, texts: list[dict[str, Any]]) -> None:
    Membership.objects.bulk_create(
        Membership(
            city=frame.city, person=frame.people[text["name"]], since=frame.since[text["name"]],
            brought_by=frame.people.get(text.get("by", "")), working_on=text["on"],
        )
        for text in texts
    )  # fmt: skip


def make_duties(frame: Frame, texts: list[dict[str, Any]]) -> None:
    Duty.objects.bulk_create(
        Duty(
            city=frame.city, person=frame.people[text["who"]], kind=text["kind"],
            since=frame.ago(weeks=text["since"]),
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
