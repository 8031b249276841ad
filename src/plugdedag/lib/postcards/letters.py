"""Make a plugger's words safe to set: every character has a glyph, every line can break.

Emoji that people use are drawn in ink from line icons, since a pen writes no colour glyphs. A character that none of
the typefaces has is left out (``press`` would otherwise refuse the document), with the space it leaves behind; ``lost``
says which, so that whoever agreed to a card can be told.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont
from lucide.templatetags.lucide import lucide

from plugdedag.lib.sight import is_seen
from plugdedag.lib.typesetting import font_folders

GREEK = frozenset(
    map(chr, [*range(0x391, 0x3A2), *range(0x3A3, 0x3CA), *range(0x386, 0x391), *range(0x3CA, 0x3CF)])
)
"""Greek comes from the typeface inside typst itself."""

VARYING = frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)]))
"""They choose a form or a skin for the character before them."""

LONGEST_RUN = 34
MOST_LINES = 14

ICONS = {
    "smile": "☺😀😃😄🙂😊😁🤗😇😉",
    "laugh": "😂🤣😆😅😋😛",
    "frown": "☹🙁😢😞😭",
    "meh": "😐😑🤔",
    "heart": "❤♥💛💚💙💜🧡💕😍🥰💖🤍",
    "thumbs-up": "👍👌",
    "thumbs-down": "👎",
    "hand": "👋✋🖐",
    "handshake": "🤝🙏🙌👏",
    "party-popper": "🎉🎊🥳",
    "sparkles": "✨🌟",
    "star": "⭐★",
    "sun": "☀🌞😎",
    "cloud-rain": "🌧☔",
    "flower-2": "🌸🌼🌻🌷💐🌺",
    "leaf": "🌱🍃🌿",
    "tree-deciduous": "🌳🌲",
    "coffee": "☕🍵",
    "beer": "🍺🍻",
    "wine": "🍷🥂",
    "cake": "🎂🍰",
    "soup": "🍲🥣",
    "sandwich": "🥪🍞",
    "cookie": "🍪",
    "pizza": "🍕",
    "bike": "🚲🚴",
    "volleyball": "⚽🏀🏐",
    "trophy": "🏆",
    "rocket": "🚀",
    "lightbulb": "💡",
    "zap": "⚡",
    "plug": "🔌",
    "flame": "🔥",
    "music": "🎵🎶🎼",
    "drama": "🎭",
    "palette": "🎨",
    "camera": "📷📸",
    "megaphone": "📣📢",
    "mail": "✉📧💌📮",
    "phone": "☎📞",
    "smartphone": "📱",
    "calendar": "📅📆",
    "house": "🏠🏡",
    "key": "🔑",
    "book-open": "📖📚",
    "gift": "🎁",
    "map-pin": "📍",
    "users": "👥👫👭👬",
    "eye": "👀",
    "check": "✅✔✓",
    "x": "❌✖",
    "arrow-right": "→➡",
    "cat": "🐱",
    "dog": "🐶",
    "fish": "🐟",
    "bird": "🐦",
    "rainbow": "🌈",
}
DRAWN = {emoji: name for name, several in ICONS.items() for emoji in several}

VARIANTS = 3
"""The hand has its plain letters and two sets of others."""


@dataclass(frozen=True)
class Stroke:
    """Some letters written in one go."""

    text: str
    variant: int


@dataclass(frozen=True)
class Icon:
    """An emoji as a line drawing; ``alt`` is its name."""

    name: str
    alt: str


_EMOJI = re.compile(f"([{''.join(DRAWN)}])")
_LIFTS = re.compile(r"(?<=\s)(?=\S)|([A-Za-zÀ-ÿ])(?=\1)")  # where the pen comes off the paper
_RUN = re.compile(rf"[^\s/]{{{LONGEST_RUN + 1},}}")


@cache
def glyphs() -> frozenset[str]:
    """Every character that can be set."""
    known: set[str] = set(GREEK)
    for folder in font_folders():
        for file in folder.glob("*.ttf"):
            with TTFont(file, lazy=True) as font:
                known.update(map(chr, font.getBestCmap()))
    return frozenset(known)


def printable(text: str) -> str:
    """The text with one kind of line end and without what has no glyph and is not drawn either."""
    kept = []
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        if char.isspace():
            kept.append("\n" if char == "\n" else " ")
        elif is_set(char):
            kept.append(char)
    lines = (re.sub(" +", " ", line).strip() for line in "".join(kept).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def is_set(char: str) -> bool:
    """Whether paper shows a character: as a letter, or as a drawing."""
    return char in DRAWN or (char in glyphs() and unicodedata.category(char)[0] != "C")


def lost(text: str, *, drawn: bool = True) -> tuple[str, ...]:
    """What :func:`printable` leaves out of a text and somebody would miss, each once, in the order of the text.

    ``drawn=False`` is for a :func:`line`, which has no drawings. What shows nothing, or only varies the character
    before it, is not missed.
    """
    missed = (
        char
        for char in unicodedata.normalize("NFC", text)
        if is_seen(char) and char not in VARYING and not (is_set(char) and (drawn or char not in DRAWN))
    )
    return tuple(dict.fromkeys(missed))


def breakable(text: str) -> str:
    """The text with a place to break in every run that is longer than a line of the largest letters."""
    return _RUN.sub(lambda run: "\u200b".join(_pieces(run[0])), text)


def _pieces(run: str) -> Iterator[str]:
    for start in range(0, len(run), LONGEST_RUN // 2):
        yield run[start : start + LONGEST_RUN // 2]


def direction(text: str) -> str:
    """``rtl`` when the first letter that has a direction runs to the left, else ``ltr``."""
    for char in text:
        side = unicodedata.bidirectional(char)
        if side in ("L", "R", "AL"):
            return "ltr" if side == "L" else "rtl"
    return "ltr"


def line(text: str) -> str:
    """Printable text on one line, emoji left out: for a name, an address line or a title."""
    return " ".join(_EMOJI.sub("", printable(text)).split())


def runs(text: str) -> list[list[Stroke | Icon]]:
    """The lines of a text, each a list of strokes of the pen and of icons.

    Each stroke says in which of the hand's :data:`VARIANTS` it is written: it changes with every word and within a
    double letter, as no pen makes the same letter twice. (The typeface could do so by itself, at ten times the time.)

    More lines than a card has room for are joined into one, so that the letters need not become too small to read.
    """
    lines = printable(text).split("\n")
    if len(lines) > MOST_LINES:
        lines = [" ".join(part for part in lines if part)]
    return [list(_strokes(one)) for one in lines]


def _strokes(line: str) -> Iterator[Stroke | Icon]:
    for part in _EMOJI.split(line):
        if part in DRAWN:
            yield Icon(DRAWN[part], unicodedata.name(part, "").lower())
        else:
            strokes = _LIFTS.sub(lambda end: end[0] + "\0", breakable(part)).split("\0")
            for index, stroke in enumerate(filter(None, strokes)):
                yield Stroke(stroke, index % VARIANTS)


@cache
def icon(name: str, colour: str) -> str:
    """A line icon as an SVG document."""
    drawn = lucide(name, size=24, stroke=colour, stroke_width=1.8)
    return str(drawn).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
