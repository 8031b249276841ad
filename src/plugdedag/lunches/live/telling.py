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
from plugdedag.steering.now import Now


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


def told(news: News, reader: Reader) -> dict[str, Any]:
    """The news as JSON takes it. ``lines`` are those to show, in full; ``gone`` the keys of those to take away.

    ``round`` comes with the whole board alone, which is sent whenever somebody turned it; null when nobody leads the
    lunch. While people write, nobody is told how many stand behind a line.
    """
    counted = not (news.now and news.now.hushed)
    stays = {line.pk: line for line in news.lines if stands(line, reader)}
    return {
        "seq": news.seq, "whole": news.whole,
        "lines": [line_told(line, reader, counted=counted) for line in stays.values()],
        "gone": [] if news.whole else [str(line.pk) for line in news.lines if line.pk not in stays],
        **({"round": round_told(news.now)} if news.whole else {}),
    }  # fmt: skip


def round_told(now: Now | None) -> dict[str, Any] | None:
    """The round, in the reader's language. ``left`` and ``total`` are seconds; a phone counts on by itself."""
    if now is None or now.round is None:
        return None
    return {
        "number": now.number, "of": len(now.script.rounds), "title": str(now.round.title), "what": str(now.round.what),
        "phase": now.round.phase.value, "label": str(now.round.phase.label), "kinds": list(now.round.kinds),
        "left": round(now.state.left, 1), "total": now.state.total, "running": now.state.running, "hushed": now.hushed,
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
        "table": line.table, "theme": line.theme, "at": line.at.timestamp(),
    }  # fmt: skip
