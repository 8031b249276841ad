"""Which kinds of contribution belong to which lunch, and how long each may be. Tables, not branches."""

from plugdedag.days.models import Step
from plugdedag.questions.models import Kind

KINDS: dict[Step, tuple[Kind, ...]] = {
    Step.BEHIND: (Kind.REFRAMING, Kind.CLARIFYING, Kind.VIEWPOINT),
    Step.DEEPEN: (Kind.FINDING, Kind.VIEWPOINT, Kind.IDEA, Kind.OBJECTION),
    Step.ACT: (Kind.TIP, Kind.IDEA),
}

LONGEST = 2000
LONGEST_OF: dict[Kind, int] = {Kind.TIP: 600}  # it has to fit on a postcard

TONES: dict[Kind, str] = {
    Kind.REFRAMING: "plug",
    Kind.CLARIFYING: "question",
    Kind.VIEWPOINT: "people",
    Kind.FINDING: "place",
    Kind.IDEA: "question",
    Kind.OBJECTION: "plug",
    Kind.TIP: "place",
}


def kinds_of(step: Step | None) -> tuple[Kind, ...]:
    """The kinds that belong to a lunch, the one it is for first; none for a day without a lunch."""
    return KINDS[step] if step else ()


def longest(kind: str) -> int:
    """How many characters a contribution of this kind may have."""
    return LONGEST_OF.get(Kind(kind), LONGEST)
