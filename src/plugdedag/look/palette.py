"""The colours a picture is printed in: as CSS variables on a page, as plain hex on paper."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Tone:
    """One printing: the field, the pen that draws on it, the second colour under the pen."""

    field: str
    line: str
    blot: str


@dataclass(frozen=True)
class Palette:
    """Everything a picture may be coloured with."""

    card: str
    ink: str
    soft: str
    edge: str
    spark: str
    now: Tone
    tones: dict[str, Tone]

    def tone(self, name: str) -> Tone:
        """The tone of that name, the quiet one when there is none."""
        return self.tones.get(name, self.tones["quiet"])


PAGE = Palette(
    card="var(--stamp)",
    ink="var(--ink)",
    soft="var(--soft)",
    edge="var(--edge)",
    spark="var(--spark)",
    now=Tone("var(--plug)", "var(--on-plug)", "var(--now-blot)"),
    tones={
        "plug": Tone("var(--plug-tint)", "var(--plug-text)", "var(--plug-blot)"),
        "place": Tone("var(--place-tint)", "var(--place)", "var(--place-blot)"),
        "people": Tone("var(--people-tint)", "var(--people)", "var(--people-blot)"),
        "question": Tone("var(--question-tint)", "var(--question)", "var(--question-blot)"),
        "quiet": Tone("var(--quiet-tint)", "var(--soft)", "var(--line)"),
    },
)

PRINT = Palette(
    card="#fffaf0",
    ink="#14213d",
    soft="#3d4867",
    edge="#887b5f",
    spark="#e8431a",
    now=Tone("#cf380d", "#ffffff", "#f08a2c"),
    tones={
        "plug": Tone("#fbdfd1", "#b32c0a", "#f7a98a"),
        "place": Tone("#d7e6da", "#136150", "#9fcab3"),
        "people": Tone("#dbe1f2", "#2450b8", "#b0bfea"),
        "question": Tone("#f8e6bd", "#7d5200", "#f2b632"),
        "quiet": Tone("#efe6d3", "#3d4867", "#d9cdb6"),
    },
)


class Scheme(NamedTuple):
    """The colours of a postcard front, as hex: it is printed as well as shown."""

    sky: str
    ground: str
    pen: str  # waves, furrows, bricks, and words
    pattern: str
    sun: str
    cable: str
    line: str  # the motif, which stands half on the sun and half on the sky
    blot: str


SCHEMES: tuple[Scheme, ...] = (
    Scheme("#e8431a", "#a92b0b", "#fffaf0", "#14213d", "#f2b632", "#14213d", "#14213d", "#fffaf0"),
    Scheme("#2f5fd0", "#173a8c", "#fffaf0", "#9db5f2", "#f2b632", "#fffaf0", "#14213d", "#ff7a4a"),
    Scheme("#1f7a66", "#0f5142", "#fffaf0", "#58a892", "#f5c95c", "#ff8a5f", "#14213d", "#fffaf0"),
    Scheme("#f2b632", "#d4890a", "#14213d", "#fffaf0", "#ff6a3d", "#14213d", "#14213d", "#fffaf0"),
    Scheme("#f5eee0", "#cfe0d4", "#14213d", "#f0926c", "#f2b632", "#e8431a", "#14213d", "#8fb6f0"),
    Scheme("#14213d", "#0b1430", "#fffaf0", "#5478d8", "#e8431a", "#f2b632", "#fffaf0", "#2450b8"),
    Scheme("#f7b79c", "#e8431a", "#14213d", "#fffaf0", "#fffaf0", "#2450b8", "#14213d", "#f2b632"),
    Scheme("#bcd5ee", "#2450b8", "#fffaf0", "#fffaf0", "#ff7a4a", "#f2b632", "#14213d", "#fffaf0"),
)
