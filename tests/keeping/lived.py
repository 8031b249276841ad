"""A database that was lived in, with everything in it that is hard to carry over; and how to read one whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from plugdedag.days.coming import cancel, come
from plugdedag.keeping import counters, rows, shape
from plugdedag.keeping.backing_up import media
from plugdedag.lib.archive import MANIFEST, opened
from plugdedag.outbox.models import Effect, Heartbeat, State
from plugdedag.people.models import Consent, Network
from plugdedag.questions.models import Contribution, GrewFrom
from tests.cast import Cast, make_cast

WORDS = 'Méér soep 🍲 in het clubhuis: “gewoon” \\u0041 \\ "zelf"\n\tDe fanfare 👩‍👩‍👧 speelt. ‮'
MOMENT = dt.datetime(2026, 10, 25, 0, 30, 15, 123456, tzinfo=dt.UTC)  # the night that the clock goes back


def live() -> Cast:
    """People come and cancel, say things, get letters; a row that was there is gone."""
    cast = make_cast()
    day = cast.days[1]
    for person in (cast.bo, cast.idris, cast.femke):
        come(day, person, client_key=uuid.uuid4(), leaves=day.closes)
    cancel(day, cast.idris, client_key=uuid.uuid4())
    said = {"question": cast.question, "kind": "tip", "text": WORDS, "author": cast.bo}
    one, other = (Contribution.objects.create(**said, written=MOMENT, at=MOMENT) for _ in range(2))
    GrewFrom.objects.create(child=one, parent=other)
    Consent.objects.create(person=cast.bo, purpose="letters", text_version="1", withdrawn=timezone.now())
    payload = {"subject": "Woensdag 🧦", "list": [1, 2.5, None, True, {"z": "é", "a": ""}]}
    Effect.objects.create(key="news:1", recipient="ö@example.org", kind="mail", payload=payload)
    Effect.objects.create(
        key="later", recipient="bo@example.org", kind="mail", due=timezone.now() + dt.timedelta(days=9)
    )
    Effect.objects.create(key="old", recipient="bo@example.org", kind="mail", state=State.DONE, done=MOMENT)
    for worker in ("b:1", "B:2", "a:3", "é:4"):
        Heartbeat.objects.create(worker=worker, at=MOMENT)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store["who"] = "bo"
    store.save()
    Network.objects.create(city=cast.city, name="gone").delete()
    (media() / "photos").mkdir(parents=True)
    (media() / "photos" / "één foto.jpg").write_bytes(bytes(range(256)) * 50)
    return cast


def everything(connection: BaseDatabaseWrapper) -> dict[str, object]:
    """Every row of every table, and what each table counted to."""
    tables = shape.shape(shape.applied(connection)).tables
    read: dict[str, object] = {
        name: b"".join(rows.lines(model, connection)) for name, model in tables.items()
    }
    return read | {f"{name} counts": counters.read(model, connection) for name, model in tables.items()}


def remade(
    path: Path,
    *,
    about: dict[str, Any] | None = None,
    files: dict[str, bytes] | None = None,
    **changes: Callable[[list[Any]], list[Any]],
) -> Path:
    """The same backup with another manifest, other files, or rows changed by table; every fingerprint fits."""
    with opened(path) as archive, zipfile.ZipFile(path) as zipped:
        said = archive.about | (about or {})
        parts = {name: zipped.read(name) for name in archive.parts} | (files or {})
    for table, change in changes.items():
        name = f"tables/{table}.jsonl"
        lines = [json.loads(line) for line in parts[name].splitlines()]
        changed = [lines[0], *change([dict(zip(lines[0], row, strict=True)) for row in lines[1:]])]
        parts[name] = b"".join(
            rows.line(list(row.values()) if isinstance(row, dict) else row) for row in changed
        )
        said["tables"][table]["rows"] = len(changed) - 1
    said["parts"] = {n: {"size": len(d), "sha256": hashlib.sha256(d).hexdigest()} for n, d in parts.items()}
    with zipfile.ZipFile(path, "w") as zipped:
        for name, data in parts.items():
            zipped.writestr(name, data)
        manifest = json.dumps(said).encode()
        zipped.writestr(MANIFEST, manifest)
        zipped.comment = hashlib.sha256(manifest).hexdigest().encode()
    return path
