"""What is asked of the archive: words, and what it is narrowed down to. All of it is in the address of the page."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plugdedag.archive.sight import ACTION, ASKED, BEHIND, PLACE, RESULT
from plugdedag.archive.topics import BY_SLUG
from plugdedag.places.models import PlaceKind
from plugdedag.questions.models import Kind

LONGEST = 200
"""Characters that are looked at."""
WHAT: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "questions": (_("Questions"), (ASKED, BEHIND, PLACE, Kind.REFRAMING, Kind.CLARIFYING)),
    "findings": (_("Findings"), (Kind.FINDING, Kind.VIEWPOINT, Kind.OBJECTION)),
    "ideas": (_("Ideas"), (Kind.IDEA,)),
    "tips": (_("Tips"), (Kind.TIP,)),
    "results": (_("Results and actions"), (RESULT, ACTION)),
}
OUTCOMES: dict[str, str | Promise] = {"result": _("With a result"), "action": _("With an action")}


@dataclass(frozen=True)
class Asked:
    """Words, and what they are narrowed down to; empty where they are not."""

    q: str = ""
    what: str = ""
    topic: str = ""
    place: str = ""
    outcome: str = ""
    cut: bool = False  # more was typed than is looked at

    @property
    def is_narrowed(self) -> bool:
        return bool(self.what or self.topic or self.place or self.outcome)

    @property
    def hidden(self) -> dict[str, str]:
        """What the search field sends along, so that other words keep what they are narrowed down to."""
        return {name: value for name, value in self._fields().items() if name != "q"}

    def address(self, **other: str) -> str:
        """The same with something else, as the end of an address."""
        fields = replace(self, **other)._fields()  # type: ignore[arg-type]
        return f"?{urlencode(fields)}" if fields else "."

    @property
    def address_of_all(self) -> str:
        """The same words, not narrowed down."""
        return Asked(self.q).address()

    def _fields(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value and name != "cut"}


def asked_in(query: QueryDict) -> Asked:
    """What an address asks. What nobody offered is as good as not asked."""
    words = query.get("q", "").replace("\0", "").strip()

    def one_of(name: str, known: object) -> str:
        value = query.get(name, "")
        return value if value in known else ""  # type: ignore[operator]

    return Asked(
        words[:LONGEST], one_of("what", WHAT) if words else "", one_of("topic", BY_SLUG),
        one_of("place", PlaceKind.values), one_of("outcome", OUTCOMES), len(words) > LONGEST,
    )  # fmt: skip
