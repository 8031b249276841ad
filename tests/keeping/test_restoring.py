"""A backup comes back row for row, or nothing changes at all."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from plugdedag.keeping import backing_up, presence, restoring, shape
from plugdedag.keeping.backing_up import backup
from plugdedag.keeping.places import SQLite, place
from plugdedag.keeping.restoring import restore
from plugdedag.lib import archive
from plugdedag.lib.progress import quiet
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.models import Effect, State
from plugdedag.people.models import Network, Person
from tests.cast import Cast
from tests.keeping.lived import everything, remade


def files(folder: Path) -> dict[str, bytes]:
    """What is kept, but for backups and the lock."""
    found = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes() for name, path in found.items() if not name.startswith(("backups", "in-use"))
    }


def test_what_was_there_comes_back_and_what_is_there_is_kept(lived: Cast, home: Path) -> None:
    before, kept = everything(connection), files(home)
    made = backup()
    Person.objects.filter(name="Bo").update(name="Iemand anders")
    Network.objects.create(city=lived.city, name="later")
    (home / "media" / "photos" / "één foto.jpg").write_bytes(b"another")
    (home / "secret.key").write_text("s" * 60)
    changed = files(home)
    back = restore(made.path, replace=True)
    held = Effect.objects.filter(state=State.UNCERTAIN)
    assert back.held == held.count() == 4
    held.update(state=State.WAITING, error="")
    assert everything(connection) == before
    assert {name: data for name, data in files(home).items() if "before-" not in name} == kept
    aside = {name.split("/", 1)[1]: data for name, data in files(home).items() if "before-" in name}
    assert {name: aside[name] for name in changed} == changed
    assert (back.rows, back.files) == (made.rows, 1)
    assert (
        Network.objects.create(city=lived.city, name="new").pk
        == Network.objects.get(name="vv De Dageraad").pk + 2
    )
    look_at_what_was_put_aside(back.aside or "")


def look_at_what_was_put_aside(where: str) -> None:
    """The rows that were there are whole, wherever the old ones are kept."""
    if connection.vendor == "sqlite":
        old = Path(where.split(" and ")[0]) / Path(connection.settings_dict["NAME"]).name
        with closing(sqlite3.connect(old)) as file:
            assert file.execute(
                "SELECT count(*) FROM people_person WHERE name = 'Iemand anders'"
            ).fetchone() == (1,)
    else:
        schema = next(word for word in where.split() if word.startswith("before_"))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {schema}.people_person WHERE name = 'Iemand anders'")
            assert cursor.fetchone()[0] == 1
            cursor.execute(f"DROP SCHEMA {schema} CASCADE")


def test_into_an_empty_place(lived: Cast, home: Path) -> None:
    before = everything(connection)
    made = backup(home / "mine.zip")
    call_command("flush", interactive=False, verbosity=0)
    (home / "media" / "photos" / "één foto.jpg").unlink()
    (home / "media" / "photos").rmdir()
    (home / "secret.key").unlink()
    back = restore(made.path)
    Effect.objects.filter(state=State.UNCERTAIN).update(state=State.WAITING, error="")
    assert (back.aside, everything(connection)) == (None, before)
    assert (home / "secret.key").stat().st_mode & 0o777 == 0o600
    assert not list(home.glob("before-*"))


@pytest.fixture
def made(lived: Cast, home: Path) -> Path:
    return backup(home / "mine.zip").path


def refused(path: Path, home: Path, **options: bool) -> str:
    """Why it was refused, once nothing at all is found to have changed."""
    rows, kept = everything(connection), files(home)
    with pytest.raises(Refused) as caught:
        restore(path, **options)
    assert (everything(connection), files(home)) == (rows, kept)
    assert "\n" not in caught.value.words
    return caught.value.words


def test_data_that_is_there_is_not_written_over(made: Path, home: Path) -> None:
    assert refused(made, home) == "There is data here already. To put it aside and restore: --replace."


def test_files_alone_are_data_too(made: Path, home: Path) -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert "There is data here already" in refused(made, home)


def test_a_newer_format_and_newer_migrations(made: Path, home: Path) -> None:
    remade(made, about={"format": 2, "product": "9.0"})
    assert "newer than this PLUG: it was made by PLUG 9.0. Install that version" in refused(
        made, home, replace=True
    )
    remade(made, about={"format": 1, "migrations": [["people", "0001_initial"], ["people", "0999_later"]]})
    assert "newer than this PLUG" in refused(made, home, replace=True)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"kind": "a holiday"}, "is not a backup of PLUG"), ({"migrations": 3}, "names no migrations"),
        ({"migrations": [["people", "0001_initial"]]}, "its tables are not those of its migrations"),
    ],
)  # fmt: skip
def test_a_manifest_that_does_not_fit(made: Path, home: Path, about: dict[str, Any], words: str) -> None:
    assert words in refused(remade(made, about=about), home, replace=True)


@pytest.mark.parametrize("where", [0.2, 0.7])
def test_damaged_and_cut_off(made: Path, home: Path, where: float) -> None:
    whole = made.read_bytes()
    at = int(len(whole) * where)
    for broken in (whole[:at], whole[:at] + b"PLUG de Dag" + whole[at + 11 :]):
        made.write_bytes(broken)
        assert refused(made, home, replace=True).endswith("Take another backup.")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"secret.key": b""}, "the secret key in it is none"),
        ({"secret.key": b"\xff" * 60}, "the secret key in it is none"),
        ({"media/a": b"x", "media/a/b": b"x"}, "a file and a folder bear the same name"),
        ({"tables/people_hat.jsonl": b"[" * 200_000 + b"\n"}, "its rows do not fit"),
    ],
)
def test_files_with_which_plug_would_not_run(
    made: Path, home: Path, files: dict[str, bytes], words: str
) -> None:
    """Every fingerprint is right, and what is there must not make room for it all the same."""
    assert words in refused(remade(made, files=files), home, replace=True)


WRONG: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "days_rsvp": lambda row: {**row, "seat": row["seat"] and 1},  # two on one seat
    "people_membership": lambda row: {**row, "person_id": 4712},  # of nobody
    "people_person": lambda row: {**row, "joined": "gisteren"},
    "people_hat": lambda row: row,  # the control: nothing is wrong with it
}


def test_rows_that_do_not_fit(made: Path, tmp_path: Path) -> None:
    """Backups in which every fingerprint is right and a row is wrong, each tried in the same fresh tables."""
    verdicts = {}
    with place(connection.settings_dict).fresh() as fresh:
        shape.make(fresh, shape.ours())
        for table, change in WRONG.items():
            path = tmp_path / f"{table}.zip"
            shutil.copy(made, path)
            remade(path, **{table: lambda found, change=change: [change(row) for row in found]})
            verdicts[table] = tried(path, fresh)
    assert [table for table, words in verdicts.items() if "its rows do not fit" in words] == list(WRONG)[:-1]
    assert verdicts["people_hat"] == "all there"


def tried(path: Path, fresh: BaseDatabaseWrapper) -> str:
    """What becomes of filling these tables, and of letting go again."""
    tables = shape.shape(shape.ours()).tables
    try:
        with (
            restoring.read(path) as archive,
            restoring.fitting(archive),
            transaction.atomic(using=fresh.alias),
        ):
            for name, model in tables.items():
                restoring.fill(archive, f"tables/{name}.jsonl", model, fresh, quiet)
            fresh.check_constraints()
            transaction.set_rollback(True, using=fresh.alias)
    except Refused as refused:
        return refused.words
    return "all there"


def test_no_room(made: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restoring.shutil, "disk_usage", lambda _path: type("Disk", (), {"free": 1000}))
    assert refused(made, home, replace=True).startswith(f"There is no room to restore in {home}: make ")


def test_the_disk_fills_up_on_the_way(made: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive.Archive, "copy", full)
    assert "No space left on device" in refused(made, home, replace=True)


def test_a_failure_in_the_middle_of_taking_its_place(
    made: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database has been exchanged, the files not yet: it is taken back."""
    at_last = restoring.put_in

    def failing(path: Path, to: Path, undo: Any) -> None:
        if to.name == "secret.key":
            raise OSError(5, "Input/output error")
        at_last(path, to, undo)

    monkeypatch.setattr(restoring, "put_in", failing)
    assert "Everything is as it was." in refused(made, home, replace=True)


def test_while_plug_runs(made: Path, home: Path) -> None:
    with presence.present(), presence.present():
        assert refused(made, home, replace=True).startswith("PLUG is running on this data: stop it first")
    with presence.alone(), pytest.raises(Refused, match="is being restored"), presence.present():
        pass
    with presence.alone():  # the control: nobody is left behind
        pass
    (home / "in-use").unlink()
    (home / "in-use").mkdir()
    with pytest.raises(Refused, match="Give .* to who runs PLUG"), presence.present():
        pass


@pytest.mark.only("sqlite")  # both its tables are
def test_an_older_backup_is_migrated_forward(connecting: None, home: Path, tmp_path: Path) -> None:
    """Of a time when content types still had a name: made in tables of that time, with a row in them."""
    named = shape.Migrations({("contenttypes", "0001_initial"), ("sessions", "0001_initial")})
    assert shape.ours() > named
    with SQLite(tmp_path / "old.sqlite3").fresh() as old:
        shape.make(old, named)
        with old.cursor() as cursor:
            cursor.execute("INSERT INTO django_content_type VALUES (77, 'Een oude naam', 'people', 'person')")
            cursor.execute("INSERT INTO django_session VALUES ('a', 'b', '2026-01-01 00:00:00')")
        path = tmp_path / "old.zip"
        with archive.writing(path) as writer:
            writer.finish(backing_up.tables_into(writer, old))
    remade(path)
    with restoring.read(path) as old_one, SQLite(tmp_path / "new.sqlite3").fresh() as fresh:
        assert restoring.rebuild(old_one, fresh) == 2
        assert shape.applied(fresh) == shape.ours()
        with fresh.cursor() as cursor:
            cursor.execute("SELECT id, app_label, model FROM django_content_type WHERE model = 'person'")
            assert cursor.fetchall() == [(77, "people", "person")]
