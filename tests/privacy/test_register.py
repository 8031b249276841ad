"""Every personal field says what it is for and how long it is kept, and the clock keeps that promise."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.apps import apps
from django.db import models
from django.utils import timezone

from plugdedag.config.effects import CHORES
from plugdedag.days.models import Away, Rsvp, Visit
from plugdedag.front.register import REGISTER, told
from plugdedag.gatherings.models import Diet
from plugdedag.lib.personal import PLAIN, THE_ROW, Personal, personal, to_declare
from plugdedag.outbox.bouncing import bounced
from plugdedag.outbox.models import Bounce, Effect, State
from plugdedag.outbox.worker import do_chores
from plugdedag.people.models import Filled, Import, Knock, Link, Lookup, Person, Report, Upload
from plugdedag.places.models import Contact, Offer
from plugdedag.questions.models import Contribution
from plugdedag.winback.models import Asked
from tests.cast import Cast

PEOPLE = (Person, Contact)


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("plugdedag.")]


def test_every_field_is_declared_and_every_declared_field_is_there() -> None:
    wanted = {model: to_declare(model, PEOPLE) for model in ours()}
    assert {model: set(fields) for model, fields in REGISTER.items()} == wanted


@pytest.mark.parametrize("left_out", ["email", "name"])
def test_a_field_nobody_declared_is_found(left_out: str) -> None:
    """The control: the search sees each field by itself, and a field that no longer is."""
    declared = set(REGISTER[Person]) - {left_out}
    assert to_declare(Person, PEOPLE) - declared == {left_out}
    assert (declared | {"shoe_size"}) - to_declare(Person, PEOPLE) == {"shoe_size"}


def test_who_it_is_about_is_a_field_of_the_row_or_nobody() -> None:
    for model, name, one in personal(REGISTER):
        assert one.whose in {"", "pk", *(field.name for field in model._meta.concrete_fields)}, (model, name)
        assert bool(one.kept.days) == bool(one.since), (model, name)
        assert all(str(words) for words in one.told)


def test_what_points_at_somebody_is_about_them_or_another_in_the_row() -> None:
    pointers = [
        (model, name) for model, fields in REGISTER.items() for name, one in fields.items()
        if model._meta.get_field(name).related_model is Person and one is PLAIN
    ]  # fmt: skip
    assert pointers == []


def test_the_page_tells_each_line_once() -> None:
    assert len(told()) == len(set(told())) > 20


def rows(cast: Cast) -> None:
    """A row of each kind that the clock erases, all made now."""
    Lookup.objects.create(
        city=cast.city, seen=cast.bo, by=cast.idris, occasion="door", date=cast.city.today()
    )
    Link.issue(cast.city, "rsvp", "x", person=cast.bo)
    Link.issue(cast.city, "owner", cast.question.pk)
    Knock.objects.create(
        city=cast.city, email="a@example.org", language="nl", code_hash="c", link_hash="l", source="s"
    )
    Report.objects.create(city=cast.city, by=cast.bo, words="Nou")
    Offer.objects.create(city=cast.city, place=cast.place, contact=cast.ria, question="Hoe?", sender="abc")
    Visit.objects.create(day=cast.days[0], guest_name="Opa", by=cast.idris)
    Contribution.objects.create(question=cast.question, day=cast.days[0], kind="tip", text="T", guest="Opa")
    anna = Rsvp.objects.create(
        day=cast.days[0], brought_by=cast.bo, guest_name="Anna", answer="going", seat=1
    )
    Diet.objects.create(rsvp=anna, person=cast.bo, needs=["nuts"], words="Geen pinda")
    Upload.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="leden.csv")
    brought = Import.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="leden.csv")
    Filled.objects.create(imported=brought, person=cast.bo, field="name", now="Bo")
    bounced("a@example.org", "k", "550 5.1.1")
    Away.objects.create(city=cast.city, person=cast.bo, first=cast.city.today(), last=cast.city.today())
    Effect.objects.create(
        key="k", recipient="a@example.org", kind="mail", state=State.FAILED, payload={"text": "x"}
    )
    Asked.objects.create(day=cast.days[1], to=cast.bo, by=cast.noor, kind="missed", words="Kom je?")


def left() -> dict[str, object]:
    return {
        "lookups": Lookup.objects.count(), "links": Link.objects.count(), "knocks": Knock.objects.count(),
        "reports": Report.objects.count(), "sender": Offer.objects.get().sender,
        "guest": Visit.objects.get().guest_name, "said by": Contribution.objects.get().guest,
        "along": Rsvp.objects.get().guest_name, "diets": Diet.objects.count(),
        "lists": Upload.objects.count(), "filled": Filled.objects.count(),
        "bounces": Bounce.objects.count(), "aways": Away.objects.count(),
        "letters": list(Effect.objects.values_list("payload", flat=True)),
        "asked": list(Asked.objects.values_list("words", flat=True)),
    }  # fmt: skip


FRESH = {
    "lookups": 1, "links": 2, "knocks": 1, "reports": 1, "sender": "abc", "guest": "Opa", "said by": "Opa",
    "along": "Anna", "diets": 1, "lists": 1, "filled": 1, "letters": [{"text": "x"}], "bounces": 1, "aways": 1,
    "asked": ["Kom je?"],
}  # fmt: skip
A_DAY = {"knocks": 0, "sender": "", "lists": 0}
THREE_DAYS = A_DAY | {"diets": 0}
A_MONTH = THREE_DAYS | {"guest": "–", "along": "–", "letters": [{}], "filled": 0}
AFTER = {
    1: {}, 2: A_DAY, 3: A_DAY, 5: THREE_DAYS, 32: A_MONTH, 93: A_MONTH | {"asked": [""]},
    367: A_MONTH | {
        "asked": [], "letters": [], "bounces": 0, "aways": 0, "lookups": 0, "links": 1, "reports": 0, "said by": "",
    },
}  # fmt: skip


@pytest.mark.parametrize("days", AFTER)
def test_the_clock_erases_what_is_over_and_nothing_else(days: int, cast: Cast) -> None:
    rows(cast)
    with time_machine.travel(timezone.now() + dt.timedelta(days=days, minutes=-5), tick=False):
        do_chores(CHORES)
    assert left() == FRESH | AFTER[days]


def test_every_timed_field_is_in_that_test(cast: Cast) -> None:
    timed = {(model, one.leaves is THE_ROW) for model, _name, one in personal(REGISTER) if one.kept.days}
    asked = {model for model, _row in timed}
    assert {model.__name__ for model in asked} == {
        "Lookup", "Link", "Knock", "Report", "ReportAnswer", "Offer", "Visit", "Contribution", "Effect", "Upload",
        "Filled", "Bounce", "Rsvp", "Diet", "Away", "Asked",
    }  # fmt: skip


def test_a_field_is_personal_or_plain() -> None:
    assert {type(one) for fields in REGISTER.values() for one in fields.values()} == {Personal, type(PLAIN)}
