"""Lists of people at the desk: one that waits for a yes, shown row by row, and one that was taken back the same day."""

from __future__ import annotations

import datetime as dt

from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.texts import DATA
from plugdedag.lib.sheets.columns import understand
from plugdedag.lib.sheets.reading import read
from plugdedag.people.importing.fields import MEMBERS
from plugdedag.people.importing.planning import plan
from plugdedag.people.importing.report import Outcome
from plugdedag.people.importing.uploading import understood
from plugdedag.people.models import Import, ImportKind, ImportUndo, Upload

WAITS, WRONG = "leden-buurtmoestuin.csv", "nieuwsbrief-2023.csv"


def make(frame: Frame) -> None:
    """Yesterday evening somebody brought a list, which waits a day; last week somebody took the wrong one."""
    of(frame, WAITS, frame.moment(frame.ago(days=1), 21, 40)).save(force_insert=True)
    taken_back(frame, of(frame, WRONG, frame.moment(frame.ago(days=6), 20, 5)))


def of(frame: Frame, name: str, at: dt.datetime) -> Upload:
    """A list as the desk reads it; a plugger who is here already stands in it too."""
    known = frame.role("plugger")
    text = (
        (DATA / "lists" / name).read_text(encoding="utf-8").format(name=known.first_name, email=known.email)
    )
    sheet = read(text.encode())
    found = understand(sheet.rows, MEMBERS)
    return Upload(
        uuid=frame.key("list", name), city=frame.city, kind=ImportKind.MEMBERS, by=frame.role("organiser"), at=at,
        file_name=name, rows=sheet.rows, remarks=list(sheet.remarks), header=found.header, columns=found.columns,
    )  # fmt: skip


def taken_back(frame: Frame, sent: Upload) -> None:
    """Agreed to, and a quarter of an hour later taken back: before a letter left, so that nothing of it remains."""
    counts = plan(frame.city, sent.rows, understood(sent)).counts
    new = counts.get(Outcome.NEW, 0)
    made = Import.objects.create(
        uuid=sent.uuid,
        city=frame.city,
        kind=sent.kind,
        by=sent.by,
        at=sent.at,
        file_name=sent.file_name,
        counts=counts,
    )
    ImportUndo.objects.create(
        imported=made, by=sent.by, at=sent.at + dt.timedelta(minutes=15),
        counts={"withdrawn": new, "unsent": new, "restored": 0, "stay": 0, "answered": 0},
    )  # fmt: skip
