"""A backup of everything PLUG keeps, made while the site serves: the tables, the uploaded files, the secret key.

The tables are read as lines of JSON from one moment (:func:`connecting.snapshot`); files come after, so that every
file a row speaks of is there. Only when the archive was read back and found whole does it get its name, and only
then are older ones thrown away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from plugdedag.keeping import connecting, counters, rows, shape
from plugdedag.lib import archive
from plugdedag.lib.progress import Progress, quiet
from plugdedag.lib.refusals import Refused

KIND, FORMAT = "PLUG backup", 1
KEY = "secret.key"
OURS = re.compile(r"plug-\d{8}-\d{6}\.zip")


@dataclass(frozen=True)
class Backup:
    """What was made."""

    path: Path
    size: int  # bytes
    tables: int
    rows: int
    files: int
    dropped: list[Path]  # older backups that made room


def folder() -> Path:
    """Where backups go unless somebody says otherwise."""
    return Path(settings.DATA) / "backups"


def media() -> Path:
    """Where uploaded files are."""
    return Path(settings.DATA) / "media"


def kept_in(place: Path) -> list[Path]:
    """The backups of a folder, newest first; files of other names are nobody's business."""
    return sorted((path for path in place.glob("plug-*.zip") if OURS.fullmatch(path.name)), reverse=True)


def backup(to: Path | None = None, *, keep: int | None = None, progress: Progress = quiet) -> Backup:
    """Make a backup as the file ``to``, or in the folder ``to`` under a name that tells when; keep the newest ``keep``.

    Raises ``Refused`` in one line when it cannot be made; then nothing was left behind and nothing thrown away.
    """
    path = named(to or folder())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with archive.writing(path) as writer:
            with connecting.snapshot(connection.settings_dict) as still:
                made = tables_into(writer, still, progress)
            files = files_into(writer, progress)
            with writer.part(KEY) as sink:
                sink.write(settings.SECRET_KEY.encode())
            writer.finish(made)
        with archive.opened(path) as there:
            there.verify(progress)
    except OSError as error:
        raise Refused(cannot(path, error)) from error
    dropped = rotate(path.parent, keep) if keep else []
    counted = made["tables"].values()
    return Backup(
        path, path.stat().st_size, len(counted), sum(each["rows"] for each in counted), files, dropped
    )


def named(to: Path) -> Path:
    """The file to make: ``to`` itself when it ends in .zip, else one in that folder."""
    to = to.expanduser().absolute()
    path = to if to.suffix == ".zip" else to / f"plug-{timezone.now():%Y%m%d-%H%M%S}.zip"
    if path.exists():
        raise Refused(f"{path} is there already: name another file.")
    return path


def cannot(path: Path, error: OSError) -> str:
    """Why a file could not be written, and the cure."""
    return f"Cannot write {path}: {error.strerror or error}. Make room there, or name another place."


def tables_into(
    writer: archive.Writer, still: BaseDatabaseWrapper, progress: Progress = quiet
) -> dict[str, Any]:
    """Write every table; answers what the manifest says of them. Raises ``Refused`` for a database newer than us."""
    migrations = shape.applied(still)
    if shape.unknown(migrations):
        raise Refused("The database is of a newer PLUG than this one: make the backup with that one.")
    if not migrations:
        raise Refused("There is nothing here yet: make a city with “plug init”.")
    found = shape.shape(migrations).tables
    tables = {}
    for number, (name, model) in enumerate(found.items()):
        progress(f"Table {name}", number, len(found))
        with writer.part(f"tables/{name}.jsonl") as sink:
            count = -1  # the first line names the columns
            for line in rows.lines(model, still):
                sink.write(line)
                count += 1
        tables[name] = {"rows": count, "counter": counters.read(model, still)}
    return {
        "kind": KIND, "format": FORMAT, "product": version("plugdedag"), "made": timezone.now().isoformat(),
        "database": still.vendor, "migrations": sorted(map(list, migrations)), "tables": tables,
    }  # fmt: skip


def uploads() -> Iterator[Path]:
    """The uploaded files, each once, in order; hidden ones and links are none of ours."""
    for path in sorted(media().rglob("*")):
        inside = path.relative_to(media())
        if (
            path.is_file()
            and not path.is_symlink()
            and not any(part.startswith(".") for part in inside.parts)
        ):
            yield path


def files_into(writer: archive.Writer, progress: Progress = quiet) -> int:
    """Write every uploaded file; answers how many. One that was deleted meanwhile is gone on the site too."""
    found, written = list(uploads()), 0
    for number, path in enumerate(found):
        progress("Files", number, len(found))
        try:
            file = path.open("rb")
        except FileNotFoundError:
            continue
        with file, writer.part(f"media/{path.relative_to(media()).as_posix()}", pack=False) as sink:
            while data := file.read(archive.CHUNK):
                sink.write(data)
        written += 1
    return written


def rotate(place: Path, keep: int) -> list[Path]:
    """Throw away all but the newest; answers which."""
    dropped = kept_in(place)[keep:]
    for path in dropped:
        path.unlink()
    return dropped


def age(path: Path) -> dt.timedelta:
    """How old a backup is, by its name."""
    made = dt.datetime.strptime(path.stem, "plug-%Y%m%d-%H%M%S").replace(tzinfo=dt.UTC)
    return timezone.now() - made
