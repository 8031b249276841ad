"""A drill: bring a backup back in a place of its own, see whether it is whole and true, and throw it away again.

Nothing in use is touched, so a drill can run while the site serves.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, models

from plugdedag.keeping import invariants, restoring
from plugdedag.keeping.backing_up import folder, kept_in
from plugdedag.keeping.places import Place, PostgreSQL, SQLite
from plugdedag.lib.images import WIDTHS
from plugdedag.lib.progress import Progress, quiet
from plugdedag.lib.refusals import Refused
from plugdedag.questions import photos
from plugdedag.questions.models import Photo


@dataclass(frozen=True)
class Drilled:
    """What came back, and each thing that was looked at with what is wrong with it."""

    path: Path
    rows: int
    files: int
    looked_at: dict[str, list[str]]

    @property
    def wrong(self) -> list[str]:
        return [words for found in self.looked_at.values() for words in found]


def drill(path: Path | None = None, progress: Progress = quiet) -> Drilled:
    """Drill with a backup, or with the newest. Raises ``Refused`` when it cannot even be brought back."""
    path = path or newest()
    with (
        restoring.read(path) as archive,
        tempfile.TemporaryDirectory(prefix=".drill-", dir=settings.DATA) as name,
    ):
        archive.verify(progress)
        restoring.has_room(archive)
        files = restoring.unpack(archive, Path(name), progress)
        with aside(Path(name)).fresh() as fresh:
            counted = restoring.rebuild(archive, fresh, progress)
            looked_at = {name: list(check(fresh.alias)) for name, check in invariants.INVARIANTS.items()}
            looked_at["files are there"] = missing_files(Path(name) / "media", fresh.alias)
    return Drilled(path, counted, files, looked_at)


def newest() -> Path:
    """The newest backup of the usual folder."""
    if found := kept_in(folder()):
        return found[0]
    raise Refused(f"There is no backup in {folder()}: make one with “plug backup”, or name a file.")


def aside(where: Path) -> Place:
    """A place of the kind that is in use, which nobody uses."""
    if connection.vendor == "sqlite":
        return SQLite(where / "drill.sqlite3")
    return PostgreSQL(connection.settings_dict, schema="plug_drill")


def missing_files(folder: Path, using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Where a row names a file, that file is in the folder; of a photo all its widths are."""
    wrong: list[str] = []
    for table, names in named_files(using):
        lost = sum(not (folder / name).is_file() for name in names)
        wrong += invariants.told(lost, f"files of {table} are missing")
    return wrong


def named_files(using: str) -> Iterator[tuple[str, Iterator[str]]]:
    """Each table that speaks of files, with their names within the folder of uploads."""
    for model, field in invariants.columns(models.FileField):
        named = invariants.rows(model, using).values_list(field.attname, flat=True)
        yield model._meta.db_table, (str(name) for name in named if name)
    names = Photo.objects.using(using).values_list("name", flat=True)
    yield (
        Photo._meta.db_table,
        (f"{photos.FOLDER}/{photos.file_name(name, width)}" for name in names for width in WIDTHS),
    )
