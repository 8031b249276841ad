"""The demo world, built once a worker and laid down again for each test that asks for it, and its clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import time_machine
from django.db import connection

from plugdedag.cities.models import City
from plugdedag.demo import world
from plugdedag.demo.world.texts import SMALL

TODAY = dt.date(2026, 11, 23)  # a Monday
DJANGOS = {"django_content_type", "auth_permission"}  # filled in an empty database too
BUILT: dict[
    str, tuple[list[str], list[tuple[Any, ...]]]
] = {}  # each table with a row in it: its columns and its rows


def build() -> None:
    """The small world: built the first time, a second of thinking; after that its rows as they were then."""
    if BUILT:
        again()
    else:
        world.build(1, TODAY, size=SMALL)
        BUILT.update({table: rows for table in tables() if (rows := kept(table))[1]})


def tables() -> list[str]:
    return sorted(set(connection.introspection.django_table_names(only_existing=True)) - DJANGOS)


def kept(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        rows = [tuple(map(written, row)) for row in cursor.fetchall()]
        return [column[0] for column in cursor.description], rows


def written(value: Any) -> Any:
    """As Django writes it: SQLite knows no hours."""
    return str(value) if isinstance(value, dt.time) else value


def again() -> None:
    """Which table comes first does not matter: what points where is looked at when all is there."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table, (columns, rows) in BUILT.items():
            names, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", rows)


@pytest.fixture
def demo(db: None, settings: Any, tmp_path: Any) -> Iterator[City]:
    """A small demo, as ``plug demo`` starts a large one: on a Monday in November at ten."""
    settings.DEMO = True
    settings.EMAIL_FILE_PATH = str(tmp_path)
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].append("plugdedag.demo.ribbon.ribbon")
    settings.TEMPLATES = templates  # said as a setting, so that the engines are made anew, now and afterwards
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), tick=True):
        build()
        yield City.objects.get()
