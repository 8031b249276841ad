"""From one database to another, row for row: a backup of the tables on the one, brought back on the other."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from plugdedag.keeping import connecting, presence
from plugdedag.keeping.backing_up import tables_into
from plugdedag.keeping.places import place
from plugdedag.keeping.restoring import Restored, read, rebuild, set_aside, undoing
from plugdedag.lib import archive
from plugdedag.lib.progress import Progress, quiet
from plugdedag.lib.refusals import Refused

WHERE = ("ENGINE", "NAME", "HOST", "PORT")


def move(
    here: dict[str, Any], to: dict[str, Any], *, replace: bool = False, progress: Progress = quiet
) -> Restored:
    """Copy every row from one database to another, each by its settings; the one they come from stays as it is.

    The rows are compared on both sides. With ``replace`` what is in the other database is put aside; else nobody's
    rows may be there. Raises ``Refused`` in one line, with both as they were.
    """
    if all(str(to.get(name, "")) == str(here.get(name, "")) for name in WHERE):
        raise Refused("That is the database in use: name another one.")
    target = place(to)
    with presence.alone(), tempfile.TemporaryDirectory(prefix=".moving-", dir=settings.DATA) as folder:
        free = target.is_free()
        if not (free or replace):
            raise Refused("There is data in that database already. To put it aside and move: --replace.")
        path = Path(folder) / "tables.zip"
        with archive.writing(path) as writer, connecting.snapshot(here) as still:
            writer.finish(tables_into(writer, still, progress))
        aside = set_aside()
        with read(path) as rows, target.fresh() as fresh:
            counted = rebuild(rows, fresh, progress)
            with undoing() as undo:
                old = target.install(aside, undo)
        if free:
            target.forget(aside)
    return Restored(len(rows.about["tables"]), counted, 0, None if free else old)
