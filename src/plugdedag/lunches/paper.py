"""What was written on paper comes onto the board: a sheet at a time, each line a contribution of its own.

Theory of operation. Who types it up reads from a sheet and presses Enter after each idea. A line may begin with a
name and a colon; when that is somebody who was there, it is theirs, and else the whole line is what was said. A line
is written under a key made of the sheet's own and its words, so the same sheet sent twice adds nothing. A line that
cannot be kept stays on the page with the reason, and the others are on the board.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from plugdedag.days.models import Day, Visit
from plugdedag.lib.refusals import Refused
from plugdedag.people.finding import folded
from plugdedag.questions.contributing import contribute
from plugdedag.questions.models import Contribution, Question

MOST_LINES = 100  # of one sheet
NAMED = re.compile(r"^\s*([^:]{1,60}):\s+(\S.*)$", re.DOTALL)
BULLET = re.compile(r"^\s*(?:[-–•*]|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class Sheet:
    """What was written at a table. ``table`` counts from 0, or is None when it is not known."""

    key: UUID
    kind: str
    text: str
    table: int | None = None

    @property
    def lines(self) -> list[str]:
        """Each idea, without the dash or number before it."""
        return [line for line in (BULLET.sub("", each).strip() for each in self.text.splitlines()) if line]


@dataclass(frozen=True)
class TypedUp:
    """What is on the board now, and what is not, with why."""

    kept: tuple[Contribution, ...]
    left: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The lines that are left, to be mended."""
        return "\n".join(line for line, _why in self.left)


def type_up(question: Question, day: Day, sheet: Sheet, language: str) -> TypedUp:
    """Bring every line of a sheet to the board. Lines that are refused come back with the reason."""
    there, seen = names_of(day.visits.select_related("person")), Counter[str]()
    kept, left = list[Contribution](), list[tuple[str, str]]()
    for line in sheet.lines:
        key = uuid5(sheet.key, f"{seen[line]}/{line}")
        seen[line] += 1
        words, who = said_by(line, there)
        try:
            made = contribute(
                question, uuid=key, kind=sheet.kind, text=words, day=day, language=language, table=sheet.table,
                **who,
            )  # fmt: skip
            kept.append(made)
        except Refused as refused:
            left.append((line, refused.words))
    return TypedUp(tuple(kept), tuple(left))


def names_of(visits: Iterable[Visit]) -> dict[str, Visit | None]:
    """Who was there by what they may be called on paper; None for a name that two share."""
    found: dict[str, Visit | None] = {}
    for visit in visits:
        names = {visit.person.name, visit.person.first_name} if visit.person else {visit.guest_name}
        for name in filter(None, map(folded, names)):
            found[name] = None if name in found else visit
    return found


def said_by(line: str, there: dict[str, Visit | None]) -> tuple[str, dict[str, Any]]:
    """The words of a line and under whose name they come; of nobody when it begins with no name of who was there."""
    match = NAMED.match(line)
    visit = there.get(folded(match[1].strip())) if match else None
    if match is None or visit is None:
        return line, {}
    return match[2].strip(), {"author": visit.person} if visit.person else {
        "guest": visit.guest_name,
        "visit": visit,
    }
