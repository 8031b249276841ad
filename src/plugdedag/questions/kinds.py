"""Which kinds of contribution belong to which lunch, and how long each may be. Tables, not branches."""

from plugdedag.days.models import Day, Step
from plugdedag.questions.models import Kind
from plugdedag.steering.choosing import script_of
from plugdedag.steering.now import Now

KINDS: dict[Step, tuple[Kind, ...]] = {
    Step.BEHIND: (Kind.REFRAMING, Kind.CLARIFYING, Kind.VIEWPOINT),
    Step.DEEPEN: (Kind.FINDING, Kind.VIEWPOINT, Kind.IDEA, Kind.OBJECTION),
    Step.ACT: (Kind.TIP, Kind.IDEA, Kind.ACTION),
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
    Kind.ACTION: "plug",
}


def kinds_of(step: Step | None) -> tuple[Kind, ...]:
    """The kinds that belong to a lunch, the one it is for first; none for a day without a lunch."""
    return KINDS[step] if step else ()


def kinds_now(day: Day, now: Now | None) -> tuple[Kind, ...]:
    """The kinds that are asked for in the round a lunch is in; all that belong to it when nobody leads it."""
    asked = now.round.kinds if now and now.live and now.round else ()
    return tuple(Kind(kind) for kind in asked) or kinds_of(day.step)


def fitting(day: Day) -> tuple[Kind, ...]:
    """Everything that can be brought to a lunch: what belongs to it, and what some round of its script asks for. The
    round may be over by now: what was written in it comes late from a phone that was offline."""
    own = kinds_of(day.step)
    asked = script_of(day).kinds if own else frozenset()
    return (*own, *(kind for kind in Kind if kind in asked and kind not in own))


def longest(kind: str) -> int:
    """How many characters a contribution of this kind may have."""
    return LONGEST_OF.get(Kind(kind), LONGEST)
