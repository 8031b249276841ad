"""In words: why a table is as it is, and what it costs when somebody goes and sits elsewhere.

All of it is said from a problem in which nobody's wishes are, so that no word can betray who blocked whom, or who would
rather sit with whom. Nobody's numbers are told either: that two people sat together before, not how often.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days.models.rhythm import listed
from plugdedag.engine.mixing import Problem, Table
from plugdedag.seating.problem import pair

MOST_PAIRS = 3  # told by name; more of them are a sentence

Names = Mapping[str, str]  # what somebody is called, by id


class Telling:
    """Says things about the tables of one round. ``problem``: without wishes; ``names``: what everybody is called."""

    def __init__(self, problem: Problem, names: Names) -> None:
        self.problem, self.names = problem, names
        self.people = {person.id: person for person in problem.people}

    def table(self, why: Table) -> list[str]:
        """Why this table is as it is, a sentence each."""
        if len(why.people) < 2:
            return [_("Nobody else sits here.")]
        said = [self.meeting(why), self.networks(why), self.first_time(why), self.leading(why.people),
                self.of_host(why.people), self.languages(why.people)]  # fmt: skip
        return [sentence for sentence in said if sentence]

    def cost(self, key: str, was: Collection[str], to: Sequence[str]) -> list[str]:
        """What it costs when somebody goes from a table to another; empty when it costs nothing."""
        stay, there = [each for each in was if each != key], [each for each in to if each != key]
        said = [self.again(key, there), self.alike(key, there), self.left_alone(key, stay), self.too_many(there),
                self.too_few(stay)]  # fmt: skip
        return [sentence for sentence in said if sentence]

    def meeting(self, why: Table) -> str:
        again = [repeat.pair for repeat in why.repeats]
        if not again:
            return _("Nobody here sat together before.")
        if len(again) > MOST_PAIRS:
            return _("Several people here sat together before.")
        return " ".join(_("%(name)s and %(other)s sat together before.") % self.two(*each) for each in again)

    def networks(self, why: Table) -> str:
        if not why.sharing:
            every = all(self.people[key].networks for key in why.people)
            return _("Everybody comes from another network.") if every else _("Nobody shares a network.")
        if len(why.sharing) > MOST_PAIRS:
            return _("Several people here share a network.")
        return " ".join(
            _("%(name)s and %(other)s share a network.") % self.two(*each) for each in why.sharing
        )

    def first_time(self, why: Table) -> str:
        new = [newcomer.id for newcomer in why.newcomers]
        if not new:
            return ""
        if len(new) == len(why.people):
            return _("It is the first time for everybody here.")
        if len(new) > MOST_PAIRS:
            return _("It is the first time for several people here; others know PLUG.")
        return _("It is the first time for %(names)s, beside people who know PLUG.") % {
            "names": self.named(new)
        }

    def leading(self, ids: Iterable[str]) -> str:
        leads = [key for key in ids if self.people[key].facilitator]
        words = ngettext("%(names)s leads the conversation.", "%(names)s lead the conversation.", len(leads))
        return words % {"names": self.named(leads)} if leads else ""

    def of_host(self, ids: Iterable[str]) -> str:
        guests = [key for key in ids if self.people[key].host]
        words = ngettext(
            "%(names)s is a guest of the host.", "%(names)s are guests of the host.", len(guests)
        )
        return words % {"names": self.named(guests)} if guests else ""

    def languages(self, ids: Iterable[str]) -> str:
        if any(self.people[key].languages for key in ids):
            return _("Somebody here reads PLUG in another language: ask what suits everybody.")
        return ""

    def again(self, key: str, there: Sequence[str]) -> str:
        met = [other for other in there if pair(key, other) in self.problem.met]
        if not met:
            return ""
        return _("%(name)s sat with %(names)s before.") % {"name": self.names[key], "names": self.named(met)}

    def alike(self, key: str, there: Sequence[str]) -> str:
        shared = [other for other in there if self.share(key, other)]
        if not shared:
            return ""
        return _("%(name)s shares a network with %(names)s.") % {
            "name": self.names[key],
            "names": self.named(shared),
        }

    def left_alone(self, key: str, stay: Sequence[str]) -> str:
        """What the old table misses from then on."""
        if stay and not self.people[key].newcomer and all(self.people[each].newcomer for each in stay):
            words = _("Nobody who knows PLUG stays with %(names)s.")
        elif (
            stay and self.people[key].facilitator and not any(self.people[each].facilitator for each in stay)
        ):
            words = _("Nobody leads the conversation of %(names)s any more.")
        else:
            return ""
        return words % {"names": self.named(stay)}

    def too_many(self, there: Sequence[str]) -> str:
        count = len(there) + 1
        return (
            _("That makes %(count)s at that table.") % {"count": count}
            if count > self.problem.sizes.max
            else ""
        )

    def too_few(self, stay: Sequence[str]) -> str:
        if not 0 < len(stay) < self.problem.sizes.min:
            return ""
        return _("Only %(names)s stay behind.") % {"names": self.named(stay)} if len(stay) > 1 else (
            _("%(name)s stays behind alone.") % {"name": self.named(stay)}
        )  # fmt: skip

    def share(self, one: str, other: str) -> bool:
        return bool(self.people[one].networks & self.people[other].networks)

    def named(self, ids: Iterable[str]) -> str:
        names = sorted(self.names[key] for key in ids)
        return listed(names) if names else ""

    def two(self, one: str, other: str) -> dict[str, str]:
        first, second = sorted((self.names[one], self.names[other]))
        return {"name": first, "other": second}
