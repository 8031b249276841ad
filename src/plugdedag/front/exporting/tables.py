"""Which tables belong to a city, and what of them goes out: all but keys, hashes, and what is kept for a moment."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model, QuerySet

from plugdedag.cities.models import City
from plugdedag.people.models import Person

APPS = (
    "cities",
    "people",
    "places",
    "days",
    "gatherings",
    "seating",
    "steering",
    "questions",
    "lunches",
    "winback",
)
LEFT_OUT = {
    "people.knock": "opens the door for ten minutes",
    "people.link": "opens pages by itself",
    "people.upload": "is forgotten within a day",
    "people.declined": "says nothing but that somebody said no",
    "people.passkey": "opens the door for one person on one hostname",
    "people.passkeylater": "is for nobody but who said so",
    "people.signin": "is for nobody but who is signed in",
    "people.departure": "says nothing but that somebody left",
    "places.clearing": "says nothing but that somebody was forgotten",
    "people.block": "is for nobody but who blocked",
    "people.lookup": "is for nobody but who was looked up",
    "days.poster": "lets in who knows its code",
    "days.feed": "opens somebody’s own calendar",
    "gatherings.pick": "says nothing but how a guest list came about",
    "gatherings.diet": "is for the cook, and for a few days",
    "seating.preference": "is for nobody but whose it is",
    "people.report": "is not for who it is about, who may be an organiser",
    "winback.asked": "is between who wrote and who was written to",
    "questions.boardclock": "only counts",
    "questions.boardevent": "says nothing but in which order things changed",
    "people.reportanswer": "goes with its report",
    "questions.followup": "says nothing but that somebody was asked",
    "questions.unasked": "is for nobody but who said so",
    "days.rhythm": "is for nobody but whose it is",
    "days.renewal": "goes with its rhythm",
    "days.away": "is for nobody but who is away",
}
SECRET = re.compile(r"hash|token|password|digest|^sender$|_key$|secret|^wifi_code$")
OWN = {"later", "by_rhythm", "by_link", "with_whom"}  # of a wish: for nobody but whose it is


@lru_cache
def tables() -> tuple[type[Model], ...]:
    """The tables that go out, in the order of the apps."""
    found = [model for name in APPS for model in apps.get_app_config(name).get_models()]
    return tuple(model for model in found if model._meta.label_lower not in LEFT_OUT)


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a table that go out. Which city it is, is known."""
    return [
        field for field in model._meta.concrete_fields
        if not SECRET.search(field.name) and field.name not in OWN and getattr(field, "related_model", None) is not City
    ]  # fmt: skip


def rows_of(model: type[Model], city: City) -> QuerySet[Any]:
    """The rows of a city, oldest first."""
    rows = model._default_manager.filter(**{path_to_city(model): city.pk})
    return rows.order_by("pk").distinct() if "memberships" in path_to_city(model) else rows.order_by("pk")


@lru_cache
def path_to_city(model: type[Model]) -> str:
    """How a table's rows know their city: the shortest way along foreign keys; by people only if there is no other."""
    if model is City:
        return "pk"
    for through_people in (False, True):
        queue: deque[tuple[type[Model], str]] = deque([(model, "")])
        seen: set[type[Model]] = set()
        while queue:
            here, path = queue.popleft()
            if here is Person and through_people:
                return f"{path}memberships__city"
            if here in seen or (here is Person and here is not model):
                continue
            seen.add(here)
            for name, there in ways(here):
                if there is City:
                    return f"{path}{name}"
                queue.append((there, f"{path}{name}__"))
    raise LookupError(f"{model._meta.label} does not know its city.")


def ways(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """The foreign keys of a table: those that are never empty first."""
    keys = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    for field in sorted(keys, key=lambda each: each.null):
        yield field.name, field.related_model
