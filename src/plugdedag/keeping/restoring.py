"""Restoring a backup: into a fresh place, compared row for row, and only then in the stead of what is there.

An older backup first gets the tables of its own time, is filled and compared, and is then migrated to ours. Whatever
goes wrong on the way, what is there stays as it is.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import Error, connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from plugdedag.config.environment import SECRET
from plugdedag.keeping import counters, presence, rows, shape
from plugdedag.keeping.backing_up import FORMAT, KEY, KIND, media
from plugdedag.keeping.places import place, put_aside, put_in
from plugdedag.lib.archive import Archive, opened
from plugdedag.lib.progress import Progress, quiet
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.models import Effect, State

FULL = "The restore stopped: {}. Make room on the disk; nothing was changed."
ROOM = 2.5  # rows take about as much again for their indexes


@dataclass(frozen=True)
class Restored:
    """What came back, and where the old data is kept when there was any."""

    tables: int
    rows: int
    files: int
    aside: str | None
    held: int = 0  # letters that may have left after the backup was made


def restore(path: Path, *, replace: bool = False, progress: Progress = quiet) -> Restored:
    """Bring a backup back. With ``replace`` what is there is put aside; else nobody's rows may be there.

    Raises ``Refused`` in one line, with everything as it was.
    """
    target = place(connection.settings_dict)
    with presence.alone(), read(path) as archive:
        free = target.is_free() and not any(media().glob("*"))
        if not (free or replace):
            raise Refused("There is data here already. To put it aside and restore: --replace.")
        archive.verify(progress)
        has_room(archive)
        connection.close()
        aside = set_aside()
        with (
            tempfile.TemporaryDirectory(prefix=".restoring-", dir=settings.DATA) as name,
            target.fresh() as fresh,
        ):
            folder = Path(name)
            files = unpack(archive, folder, progress)
            counted = rebuild(archive, fresh, progress)
            held = hold_letters(fresh)
            with undoing() as undo:
                old = [target.install(aside, undo), install_files(folder, Path(settings.DATA) / aside, undo)]
        if free:
            target.forget(aside)
            shutil.rmtree(Path(settings.DATA) / aside, ignore_errors=True)
    where = None if free else " and ".join(dict.fromkeys(old))
    return Restored(len(archive.about["tables"]), counted, files, where, held)


def set_aside() -> str:
    """The name under which old data is kept."""
    return f"before-{timezone.now():%Y%m%d-%H%M%S}"


@contextmanager
def undoing() -> Iterator[ExitStack]:
    """Several steps of which all happen, or none: at a failure those that were taken are taken back."""
    try:
        with ExitStack() as undo:
            yield undo
            undo.pop_all()
    except (OSError, Error) as error:
        raise Refused(f"The new data could not take its place: {error}. Everything is as it was.") from error


@contextmanager
def read(path: Path) -> Iterator[Archive]:
    """A backup that this version can bring back; else ``Refused``."""
    with opened(path) as archive:
        about = archive.about
        if about.get("kind") != KIND:
            raise Refused(f"{path} is not a backup of PLUG. “plug backup” makes one.")
        if about.get("format") != FORMAT or shape.unknown(migrations(archive)):
            newer = f"it was made by PLUG {about.get('product', 'of another version')}"
            raise Refused(f"{path} is newer than this PLUG: {newer}. Install that version, then restore.")
        yield archive


def migrations(archive: Archive) -> shape.Migrations:
    """The migrations that the tables of a backup went through."""
    try:
        return frozenset((app, name) for app, name in archive.about["migrations"])
    except (KeyError, TypeError, ValueError):
        raise archive.damaged("its manifest names no migrations") from None


def has_room(archive: Archive) -> None:
    """Raise ``Refused`` when the disk cannot hold it beside what is there."""
    free, needed = shutil.disk_usage(settings.DATA).free, int(archive.size * ROOM)
    if free < needed:
        short = (needed - free) // 1_000_000 + 1
        raise Refused(
            f"There is no room to restore in {settings.DATA}: make {short} MB free, or set PLUG_DATA elsewhere."
        )


def rebuild(archive: Archive, fresh: BaseDatabaseWrapper, progress: Progress = quiet) -> int:
    """Fill a fresh database, compare it row for row, and bring it to our version; answers how many rows."""
    then = shape.shape(migrations(archive))
    names = {f"tables/{name}.jsonl": model for name, model in then.tables.items()}
    if set(names) != {name for name in archive.parts if name.startswith("tables/")}:
        raise archive.damaged("its tables are not those of its migrations")
    with fitting(archive):
        shape.make(fresh, then.migrations, progress)
        with transaction.atomic(using=fresh.alias):
            counted = sum(fill(archive, part, model, fresh, progress) for part, model in names.items())
        if then.migrations != shape.ours():
            call_command("migrate", database=fresh.alias, interactive=False, verbosity=0)
        for name, model in then.tables.items():
            carry_counter(archive, name, model, fresh)
    return counted


@contextmanager
def fitting(archive: Archive) -> Iterator[None]:
    """What can go wrong while rows are filled in, in one line: a full disk, or rows that do not fit."""
    try:
        yield
    except Refused:
        raise
    except OSError as error:
        raise Refused(FULL.format(error.strerror)) from error
    except (
        Error, ValidationError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError
    ) as error:  # fmt: skip
        raise archive.damaged(f"its rows do not fit ({str(error).strip().splitlines()[0]})") from error


def fill(
    archive: Archive, part: str, model: type[models.Model], fresh: BaseDatabaseWrapper, progress: Progress
) -> int:
    """Fill one table and read it back: it must give the very lines of the backup."""
    name = model._meta.db_table
    progress(f"Table {name}", list(archive.parts).index(part), len(archive.parts))
    count = rows.load(model, archive.lines(part), fresh)
    seen = hashlib.sha256()
    for line in rows.lines(model, fresh):
        seen.update(line)
    if (seen.hexdigest(), count) != (archive.parts[part].sha256, archive.about["tables"][name]["rows"]):
        raise ValueError(f"{name} reads otherwise once it is back")
    return count


def carry_counter(archive: Archive, name: str, model: type[models.Model], fresh: BaseDatabaseWrapper) -> None:
    """Go on counting where the backup was; a table may have gone, or have grown, in a later migration."""
    last = archive.about["tables"][name]["counter"]
    if last is not None and name in fresh.introspection.table_names():
        counters.write(model, fresh, max(last, counters.read(model, fresh) or 0))


def hold_letters(fresh: BaseDatabaseWrapper) -> int:
    """Have nobody get a letter twice: what was due when the backup was made may have left since. A person decides."""
    due = Effect.objects.using(fresh.alias).filter(due__lte=timezone.now())
    waiting = due.filter(state__in=[State.WAITING, State.CLAIMED, State.SENDING])
    return waiting.update(
        state=State.UNCERTAIN, claim=None, error="It waited in a backup; it may have left since."
    )


def unpack(archive: Archive, folder: Path, progress: Progress = quiet) -> int:
    """Unpack the files and the key; answers how many files."""
    files = [name for name in archive.parts if name.startswith("media/")]
    try:
        (folder / "media").mkdir()
        for number, name in enumerate(files):
            progress("Files", number, len(files))
            archive.copy(name, folder / name)
        archive.copy(KEY, folder / KEY)
        usable_key(archive, folder / KEY)
    except KeyError:
        raise archive.damaged("the secret key is missing") from None
    except (FileExistsError, NotADirectoryError):
        raise archive.damaged("a file and a folder bear the same name") from None
    except OSError as error:
        raise Refused(FULL.format(error.strerror)) from error
    (folder / KEY).chmod(0o600)
    return len(files)


def usable_key(archive: Archive, path: Path) -> None:
    """Raise ``Damaged`` for a key with which PLUG would not start: then what is there would be gone for nothing."""
    try:
        kept = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        kept = ""
    if len(kept) < SECRET:
        raise archive.damaged("the secret key in it is none")


def install_files(folder: Path, aside: Path, undo: ExitStack) -> str:
    """Put the unpacked files in the stead of those that are there; answers where the old ones are."""
    for name in ("media", KEY):
        put_aside(Path(settings.DATA) / name, aside, undo)
        put_in(folder / name, Path(settings.DATA) / name, undo)
    return str(aside)
