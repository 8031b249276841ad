"""Whole pictures as SVG: the stamp, the postmark, the front of a postcard, the cable's ends.

Text comes in as people typed it and is escaped here. A picture with a label is an image to a screen reader; one
without is decoration. On a page the colours are CSS variables (``palette.PAGE``), on paper plain hex (``PRINT``).
"""

from django.utils.html import escape

from plugdedag.look.motifs import BLOTS, LINES, STROKE, named
from plugdedag.look.palette import PAGE, Palette, Tone

STATES = ("past", "now", "next", "free")
WIDTH, HEIGHT = 120, 148
DISPLAY = "'PLUG Display', 'PLUG Display Fallback', sans-serif"
END = 'text-anchor="end"'
TEXT = "'PLUG Text', 'PLUG Text Fallback', sans-serif"
FAMILIES = {DISPLAY: "Bricolage Grotesque 96pt", TEXT: "Instrument Sans"}
"""The faces by the names they have in their packages, where the maker of a PDF takes them from."""


def opening(view: str, label: str, size: str = "") -> str:
    """The ``<svg …>`` tag: an image with a name when there is a label, else decoration."""
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" {size}{spoken} focusable="false">'


def drawing(name: str, tone: Tone, *, stroke: float = STROKE, register: float = 3) -> str:
    """The motif itself on its 120 × 120 field: the blot, a little out of register, and the pen over it."""
    blots = "".join(f'<path d="{path}"/>' for path in BLOTS[name])
    lines = "".join(f'<path d="{path}"/>' for path in LINES[name])
    return (
        f'<g fill="{tone.blot}" transform="translate({register} {register})">{blots}</g>'
        f'<g fill="none" stroke="{tone.line}" stroke-width="{stroke:g}" stroke-linecap="round"'
        f' stroke-linejoin="round">{lines}</g>'
    )


def motif_svg(name_or_seed: object, *, label: str = "", tone: Tone | None = None) -> str:
    """One motif alone; without a tone it takes the colour of the text around it."""
    blot = "var(--tone-blot, var(--quiet-tint))"
    paint = tone or Tone("none", "currentColor", blot)
    return f"{opening('0 0 120 120', label)}{drawing(named(name_or_seed), paint)}</svg>"


def fitted(text: str, room: float, largest: float, smallest: float, ratio: float = 0.56) -> tuple[str, float]:
    """The text and the font size at which it fits the room; shortened when even the smallest is too large."""
    text = " ".join(text.split())
    most = int(room / (smallest * ratio))
    shown = text if len(text) <= most else text[: most - 1].rstrip() + "…"
    size = max(smallest, min(largest, room / (max(len(shown), 1) * ratio)))
    return shown, int(size * 100) / 100


def words(text: str, x: float, y: float, size: float, fill: str, *, weight: int = 700, more: str = "") -> str:
    """One line of set text in a picture."""
    face = DISPLAY if weight >= 700 else TEXT
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{face}" font-weight="{weight}" font-size="{size:g}"'
        f' fill="{fill}" {more}>{escape(text)}</text>'
    )


def on_paper(svg: str) -> str:
    """The picture with the names of its typefaces that are known on paper."""
    for name, family in FAMILIES.items():
        svg = svg.replace(name, family)
    return svg


def perforation(width: float = WIDTH, height: float = HEIGHT) -> str:
    """The outline of a stamp: small bites along four straight edges."""

    def edge(dx: float, dy: float, count: int) -> str:
        x, y = dx / count, dy / count
        flat, bite = f"l{x * 0.22:.3g} {y * 0.22:.3g}", f"a5 5 0 0 0 {x * 0.56:.3g} {y * 0.56:.3g}"
        return f"{flat}{bite}{flat}" * count

    return f"M0 0{edge(width, 0, 8)}{edge(0, height, 10)}{edge(-width, 0, 8)}{edge(0, -height, 10)}z"


OUTLINE = perforation()


def mark(day: str, place: str, ink: str, *, under: str = "none", tilt: int = -11) -> str:
    """The ink of a postmark around the point 0, 0: two rings, the day, the place, and three waves running off."""
    month = day.isalpha()  # capitals alone are wider than capitals and digits
    top, top_size = fitted(day.upper(), 31, 9, 4.8 if month else 5.5, 0.69 if month else 0.56)
    below, below_size = fitted(place.upper(), 30, 7.2, 4.1, 0.72)
    middle = 'text-anchor="middle" stroke="none"'
    waves = "".join(f"M-27 {y}c-7-5-11 5-18 0s-11-5-18 0" for y in (-9, 0, 9))
    return (
        f'<g fill="none" stroke="{ink}" stroke-width="1.5" stroke-linecap="round" transform="rotate({tilt})">'
        f'<circle r="24.5"/><circle r="18.5" fill="{under}" fill-opacity=".86"/>'
        f'<path d="M-15 1.5h30" stroke-width=".8"/><path d="{waves}"/>'
        f"{words(top, 0, -1.8, top_size, ink, more=middle)}"
        f"{words(below, 0, 10, below_size, ink, weight=600, more=middle)}</g>"
    )


def postmark_svg(day: str, place: str, *, label: str = "", palette: Palette = PAGE) -> str:
    """A postmark by itself. Day and place are short words: ``18 nov`` and ``Oost``."""
    return f'{opening("0 0 104 60", label)}<g transform="translate(74 30)">{mark(day, place, palette.ink)}</g></svg>'


def stamp_svg(
    number: object = "",
    text: str = "",
    *,
    motif: object = "plug",
    tone: str = "people",
    state: str = "next",
    day: str = "",
    place: str = "",
    label: str = "",
    palette: Palette = PAGE,
) -> str:
    """One Wednesday as a stamp, 120 × 148. ``past`` is cancelled with a postmark, ``now`` is printed in full
    colour, ``next`` is fresh, ``free`` is perforated but blank."""
    if state not in STATES:
        raise ValueError(f"Unexpected stamp state {state!r}, use one of {', '.join(STATES)}")
    paint = palette.now if state == "now" else palette.tone(tone)
    free = state == "free"
    paint = Tone("none", palette.soft, "none") if free else paint
    dashed = f' stroke="{palette.edge}" stroke-width="1.2" stroke-dasharray="4 4"' if free else ""
    edge = f' stroke="{palette.edge}" stroke-width="1"' if free else ""
    count, count_size = fitted(str(number), 40, 17, 8)
    caption, size = fitted(text, 92, 12, 7)
    cancelled = (
        f'<g transform="translate(84 90)">{mark(day, place, palette.ink, under=paint.field)}</g>'
        if state == "past"
        else ""
    )
    return (
        f"{opening('-2 -2 124 152', label)}"
        f'<path d="{OUTLINE}" fill="{palette.card}"{edge}/>'
        f'<rect x="9" y="9" width="102" height="130" fill="{paint.field}"{dashed}/>'
        f'<g transform="translate(12.5 22.5) scale(.79)">{drawing(named(motif), paint, stroke=3)}</g>'
        f"{words(count, 17, 29, count_size, paint.line, weight=700)}"
        f"{words('PLUG', 103, 28, 8.5, paint.line, weight=600, more=END)}"
        f'{words(caption, 17, 131, size, paint.line)}<g class="stamp__mark">{cancelled}</g></svg>'
    )
