"""What people's word is worth: who said so comes, mostly; who comes has said so, the more of them the later it gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugdedag.engine.turnout.chances import Counts

FAR = 14  # days; further ahead nobody's silence tells anything
KEPT = Counts(8.5, 10.0)  # believed: of who said so, so many come
SAY_SO = {True: 0.6, False: 0.8}  # believed: of who comes, so many have said so in the end; newcomers fewer
FIRMNESS = 4.0
SURE, THIN = 0.95, 0.1


class Word:
    def __init__(self) -> None:
        self.kept = KEPT.copy()
        self.said = {
            new: [Counts(share * (1 - days / FAR) * FIRMNESS, FIRMNESS) for days in range(FAR + 1)]
            for new, share in SAY_SO.items()
        }

    def by(self, new: bool, days: int) -> float:
        """The share of who comes that has said so, ``days`` before; none when that is too far ahead to weigh.

        Where fewer than one in ten have said so by then, a handful more or less says nothing about the day.
        """
        share = self.said[new][days].mean if days <= FAR else 0.0
        return min(SURE, share) if share >= THIN else 0.0

    def learn(self, came: Iterable[tuple[str, bool]], said: Mapping[str, int], kept: int) -> None:
        """One day: who came, each with whether they were new; who had said so, when; how many of them came."""
        for name, new in came:
            ahead = said.get(name, -1)
            for days, counts in enumerate(self.said[new]):
                counts.add(ahead >= days)
        self.kept.yes, self.kept.all = self.kept.yes + kept, self.kept.all + len(said)
