"""A backup is of one moment, holds everybody up for none, and leaves nothing behind when it cannot be made."""

from __future__ import annotations

import datetime as dt
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection

from plugdedag.keeping import backing_up, connecting
from plugdedag.keeping.backing_up import backup, rotate
from plugdedag.lib import archive
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Network
from tests.cast import Cast
from tests.keeping.lived import everything


def test_everything_is_in_it(lived: Cast, home: Path, settings: Any) -> None:
    made = backup()
    assert made.path.parent == home / "backups"
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    with zipfile.ZipFile(made.path) as zipped:
        about = json.loads(zipped.read("manifest.json"))
        for name, lines in everything(connection).items():
            if isinstance(lines, bytes):
                assert zipped.read(f"tables/{name}.jsonl") == lines
        assert zipped.read("media/photos/één foto.jpg") == bytes(range(256)) * 50
        assert zipped.read("secret.key").decode() == settings.SECRET_KEY
    assert (about["kind"], about["format"], about["database"]) == ("PLUG backup", 1, connection.vendor)
    assert about["tables"]["people_person"]["rows"] == 4
    assert ["people", "0001_initial"] in about["migrations"]
    assert made.rows == sum(each["rows"] for each in about["tables"].values())


def write_more(cast: Cast) -> None:
    """Somebody else writes, on the connection of the site, and commits."""
    Network.objects.create(city=cast.city, name=f"later {Network.objects.count()}")


@pytest.mark.parametrize("protected", [True, False])
def test_it_is_of_one_moment_while_others_write(lived: Cast, protected: bool) -> None:
    """The control reads without the snapshot, and sees what was written meanwhile."""
    with connecting.snapshot(connection.settings_dict) as still:
        write_more(lived)  # at once: a reader holds up no writer
        names = Network.objects.using(still.alias if protected else "default").values_list("name", flat=True)
        assert ("later 1" in names) is not protected
        write_more(lived)
    assert Network.objects.count() == 3


def test_the_newest_are_kept(home: Path) -> None:
    names = [f"plug-2026112{number}-033000.zip" for number in range(1, 6)]
    for name in [*names, "plug-holiday.zip", "notes.txt", "plug-20261121-033000.zip.old"]:
        (home / name).touch()
    assert [path.name for path in rotate(home, 2)] == names[2::-1]
    kept = {path.name for path in home.iterdir()} - {"secret.key"}
    assert kept == {*names[3:], "plug-holiday.zip", "notes.txt", "plug-20261121-033000.zip.old"}


def test_older_ones_go_only_when_the_new_one_is_there(lived: Cast, home: Path, monkeypatch: Any) -> None:
    folder = home / "elsewhere"
    folder.mkdir()
    (folder / "plug-20250101-033000.zip").touch()
    with monkeypatch.context() as patch:
        patch.setattr(archive.Sink, "write", full)
        with pytest.raises(Refused, match="No space left on device"):
            backup(folder, keep=1)
    assert [path.name for path in folder.iterdir()] == ["plug-20250101-033000.zip"]
    with time_machine.travel(dt.datetime(2026, 11, 24, 2, 30, tzinfo=dt.UTC)):
        assert len(backup(folder, keep=1).dropped) == 1
    assert [path.name for path in folder.iterdir()] == ["plug-20261124-023000.zip"]


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_of_your_own_name_is_never_overwritten(lived: Cast, home: Path) -> None:
    assert backup(home / "mine.zip").path == home / "mine.zip"
    with pytest.raises(Refused, match="is there already"):
        backup(home / "mine.zip")


def test_nowhere_to_write(lived: Cast, home: Path) -> None:
    (home / "file").touch()
    with pytest.raises(Refused, match="Cannot write .*: Not a directory"):
        backup(home / "file" / "folder")


def test_a_file_deleted_meanwhile_and_hidden_ones(lived: Cast, home: Path, monkeypatch: Any) -> None:
    (home / "media" / ".cache").write_text("x")
    (home / "media" / "link").symlink_to(home / "secret.key")
    assert [path.name for path in backing_up.uploads()] == ["één foto.jpg"]
    monkeypatch.setattr(backing_up, "uploads", lambda: iter([home / "media" / "gone.jpg"]))
    assert backup().files == 0


def test_a_database_newer_than_us(lived: Cast, home: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(backing_up.shape, "unknown", lambda migrations: {("people", "0099_later")})
    with pytest.raises(Refused, match="newer PLUG"):
        backup()
    assert not list((home / "backups").iterdir())
