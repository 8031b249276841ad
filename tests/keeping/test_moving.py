"""From one database to another and back: the same rows, to the letter, and counting goes on where it was."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from plugdedag.config import environment
from plugdedag.keeping import connecting, presence
from plugdedag.keeping.moving import move
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Network
from plugdedag.questions.models import Contribution
from tests.cast import Cast
from tests.keeping.lived import WORDS, everything


def file(path: Path) -> dict[str, Any]:
    return environment.database_at("--to", f"sqlite:///{path}")


def read(settings: dict[str, Any]) -> dict[str, object]:
    """All that is in that database."""
    with connecting.beside(settings, "there") as there:
        return everything(there)


@pytest.fixture
def empty(connecting: None) -> Iterator[dict[str, Any]]:
    """An empty PostgreSQL database beside the one of the tests."""
    name = f"plug_move_{uuid.uuid4().hex[:8]}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield {**connection.settings_dict, "NAME": name}
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.only("postgresql")
def test_there_and_back(lived: Cast, empty: dict[str, Any], tmp_path: Path) -> None:
    """PostgreSQL to SQLite to PostgreSQL to SQLite: no letter and no number of it changes."""
    before = everything(connection)
    here, first, second = connection.settings_dict, file(tmp_path / "1.sqlite3"), file(tmp_path / "2.sqlite3")
    for one, other in ((here, first), (first, empty), (empty, second)):
        moved = move(one, other)
        assert read(other) == before
    assert (everything(connection), moved.aside) == (before, None)
    assert moved.rows > 60
    look_inside(empty)


def look_inside(settings: dict[str, Any]) -> None:
    """What Django reads of the moved rows is what it wrote, and the next row gets a number nobody had."""
    with connecting.beside(settings, "there"):
        said = Contribution.objects.using("there").values_list("text", "written", "uuid", "author__is_active")
        assert list(said) == list(
            Contribution.objects.values_list("text", "written", "uuid", "author__is_active")
        )
        assert said[0][:2] == (WORDS, said[0][1].replace(microsecond=123456))
        one = Network.objects.using("there").create(city_id=Network.objects.get().city_id, name="new")
        assert one.pk == Network.objects.get(name="vv De Dageraad").pk + 2  # the one between is gone


@pytest.mark.only("sqlite")
def test_from_file_to_file(lived: Cast, tmp_path: Path) -> None:
    before, other = everything(connection), file(tmp_path / "other.sqlite3")
    moved = move(connection.settings_dict, other)
    assert (read(other), everything(connection), moved.aside) == (before, before, None)
    look_inside(other)
    with pytest.raises(Refused, match="There is data in that database already"):
        move(connection.settings_dict, other)


@pytest.mark.only("sqlite")
def test_a_nul_which_postgresql_cannot_keep_is_left_out(lived: Cast, tmp_path: Path) -> None:
    Contribution.objects.filter(author=lived.bo).update(text="een\0twee \\u0000")
    other = file(tmp_path / "other.sqlite3")
    move(connection.settings_dict, other)
    with connecting.beside(other, "there"):
        assert set(Contribution.objects.using("there").values_list("text", flat=True)) == {"eentwee \\u0000"}


def test_to_the_database_in_use(lived: Cast) -> None:
    with pytest.raises(Refused, match="That is the database in use"):
        move(connection.settings_dict, dict(connection.settings_dict))


def test_while_plug_runs(lived: Cast, tmp_path: Path) -> None:
    with presence.present(), pytest.raises(Refused, match="PLUG is running"):
        move(connection.settings_dict, file(tmp_path / "other.sqlite3"))
    assert not list(tmp_path.glob("*.sqlite3"))


@pytest.mark.only("postgresql")
def test_to_a_database_that_is_not_there(lived: Cast) -> None:
    with pytest.raises(Refused, match="PostgreSQL refuses: .*Check the address"):
        move(connection.settings_dict, {**connection.settings_dict, "NAME": "nowhere"})


def test_to_a_folder_that_is_not_there(lived: Cast, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Cannot write in .*nowhere: .*Make that folder"):
        move(connection.settings_dict, file(tmp_path / "nowhere" / "plug.sqlite3"))
