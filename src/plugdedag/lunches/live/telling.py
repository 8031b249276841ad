"""A board's news for one reader: what they may see of it, as a phone reads it.

Pure: no query is made here, so that one reading of the rows can be told to three hundred phones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from plugdedag.lunches.live.lines import News, Shown
from plugdedag.questions.kinds import TONES
from plugdedag.questions.models import ChangeKind, Kind


@dataclass(frozen=True)
class Reader:
    """Who looks along. ``keeper``: also sees what was taken off; ``hidden``: those whose names are not for them."""

    person: int | None = None
    visit: UUID | None = None
    owner: bool = False
    keeper: bool = False
    hidden: frozenset[int] = frozenset()

    def brought(self, line: Shown) -> bool:
        """Whether they brought it themselves."""
        if line.author is not None:
            return line.author == self.person
        return line.visit == self.visit if line.visit else self.owner and line.of_owner

    def supports(self, line: Shown) -> bool:
        return (self.person, None) in line.behind or (None, self.visit) in line.behind


def told(news: News, reader: Reader, *, counted: bool = True) -> dict[str, Any]:
    """The news as JSON takes it. ``counted``: whether it is time to show how many stand behind a line.

    ``lines`` are those to show, in full; ``gone`` the keys of those to take away.
    """
    stays = {line.pk: line for line in news.lines if stands(line, reader)}
    return {
        "seq": news.seq, "whole": news.whole,
        "lines": [line_told(line, reader, counted=counted) for line in stays.values()],
        "gone": [] if news.whole else [str(line.pk) for line in news.lines if line.pk not in stays],
    }  # fmt: skip


def stands(line: Shown, reader: Reader) -> bool:
    return line.fate != ChangeKind.MERGE and (line.fate != ChangeKind.HIDE or reader.keeper)


def line_told(line: Shown, reader: Reader, *, counted: bool) -> dict[str, Any]:
    """One line. ``by`` is empty when the name is not for this reader, ``support`` null when it is not shown."""
    return {
        "id": str(line.pk), "kind": line.kind, "label": str(Kind(line.kind).label), "tone": TONES[Kind(line.kind)],
        "words": line.words, "by": "" if line.author in reader.hidden else line.by, "mine": reader.brought(line),
        "off": line.fate == ChangeKind.HIDE, "roots": [root.words for root in line.grew_from],
        "support": len(line.behind) if counted else None, "supported": reader.supports(line),
        "table": line.table, "at": line.at.timestamp(),
    }  # fmt: skip
