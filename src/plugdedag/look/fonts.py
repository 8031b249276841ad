"""The three faces, cut to what browsers need of them.

The sources are the variable TTFs of the ``fontpkg`` packages (SIL Open Font License). ``build`` keeps Latin with all
its European diacritics, punctuation, arrows and currency, and only the weights the stylesheet asks for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

Limits = Mapping[str, float | tuple[float, float]]

UNICODES = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x1E9E, *range(0x218, 0x21C), 0x2C6, 0x2DA, 0x2DC, 0x300, 0x301, 0x308,
    0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2032, 0x2033,
    0x2039, 0x203A, 0x20AC, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2260, 0x2264, 0x2265, 0x25CF, 0x2713,
]  # fmt: skip
# Without calt: it doubles the hand.
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "case", "frac", "ordn"]


@dataclass(frozen=True)
class Face:
    """One face: where it comes from, and the range of each axis that browsers get."""

    package: str
    source: str
    axes: Limits


FACES = {
    "display": Face(
        "fontpkg_bricolage_grotesque",
        "BricolageGrotesque[opsz,wdth,wght].ttf",
        {"opsz": 36, "wdth": 100, "wght": 700},
    ),
    "text": Face(
        "fontpkg_instrument_sans", "InstrumentSans[wdth,wght].ttf", {"wdth": 100, "wght": (400, 700)}
    ),
    "hand": Face("fontpkg_caveat", "Caveat[wght].ttf", {"wght": 500}),
}


def opened(face: Face) -> TTFont:
    """The variable font as it comes in its package."""
    with (files(face.package) / "files" / face.source).open("rb") as file:
        return TTFont(file, lazy=False)


def cut(font: TTFont) -> TTFont:
    """The font with our letters only."""
    options = Options(layout_features=FEATURES, name_IDs=["*"], hinting=False)
    options.notdef_outline = True
    options.no_subset_tables += ["name"]  # pruning names walks every table, for a few bytes
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    subsetter.subset(font)
    return font


def build(folder: Path) -> None:
    """Write ``display.woff2``, ``text.woff2`` and ``hand.woff2`` into the folder, together at most 100 kB."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, face in FACES.items():
        font = instantiateVariableFont(cut(opened(face)), dict(face.axes), inplace=True)
        font.flavor = "woff2"
        font.save(folder / f"{name}.woff2")
