"""The front of a postcard: a small Dutch poster made from a seed, for the screen and for the printer.

Theory of operation: a seed gives 32 bytes. The first choose the colours, the pattern in the sky, the kind of ground and
the run of the cable; the motif stands in front of a sun. Everything is flat colour and line in plain hex: no mask,
filter or variable, so that a browser and a PDF maker draw the same card. Measures are in millimetres of an A6 card
(148 × 105) and scale with the height; what matters keeps 8 mm from the edge, so that a bleed may be cut off.
"""

from plugdedag.look.motifs import digest, named
from plugdedag.look.palette import SCHEMES, Tone
from plugdedag.look.pictures import drawing, fitted, opening, words

TALL = 105.0


def dots(width: float, colour: str, turn: int) -> str:
    """A halftone sky: rows of dots that grow towards the top."""
    step, rows = 7.0, 9
    circles = [
        f'<circle cx="{x * step + (row % 2) * step / 2:g}" cy="{4 + row * 6.2:g}" r="{1.75 - row * 0.17:.2f}"/>'
        for row in range(rows)
        for x in range(int(width / step) + 2)
    ]
    return f'<g fill="{colour}" fill-opacity=".26">{"".join(circles)}</g>'


def rays(width: float, colour: str, turn: int) -> str:
    """Sunbeams from behind the motif."""
    x, y, far = width / 2, 62.0, width
    beams = []
    for beam in range(9):
        left, right = (beam * 2 - 9) * far / 9, (beam * 2 - 8) * far / 9
        beams.append(f"M{x:g} {y:g}L{x + left:.4g} {y - far / 1.6:.4g}L{x + right:.4g} {y - far / 1.6:.4g}z")
    return f'<path d="{"".join(beams)}" fill="{colour}" fill-opacity=".2"/>'


def clouds(width: float, colour: str, turn: int) -> str:
    """Long lines of wind with a curl, as a child draws them."""
    lines = []
    for row in range(5):
        y, x = 10 + row * 11, (turn * 13 + row * 47) % width
        lines.append(f"M{x - 24:g} {y}h34c8 0 8-8 2-8-4 0-5 5-1 5.5")
        lines.append(f"M{(x + width / 2) % width - 20:g} {y + 5}h22")
    return (
        f'<path d="{"".join(lines)}" fill="none" stroke="{colour}" stroke-opacity=".55" stroke-width="1.1"'
        ' stroke-linecap="round"/>'
    )


def bunting(width: float, colour: str, turn: int) -> str:
    """A string of flags from edge to edge."""
    flags, step = [], 11.0
    for place in range(int(width / step) + 2):
        x, sag = place * step, 7 + 5 * (1 - abs(2 * (place * step / width) - 1))
        flags.append(f"M{x:g} {sag:.3g}h8.5l-4.25 8z")
    return (
        f'<path d="{"".join(flags)}" fill="{colour}" fill-opacity=".6"/>'
        f'<path d="M0 7Q{width / 2:g} 17 {width:g} 7" fill="none" stroke="{colour}" stroke-width=".9"/>'
    )


def birds(width: float, colour: str, turn: int) -> str:
    """Seven gulls over the city."""
    spots = ((0.12, 20), (0.2, 13), (0.27, 27), (0.74, 15), (0.82, 26), (0.9, 18), (0.66, 9))
    wings = "".join(f"M{width * x - 5:.4g} {y}q3-4 5 0q2-4 5 0" for x, y in spots)
    return (
        f'<path d="{wings}" fill="none" stroke="{colour}" stroke-width="1.2" stroke-linecap="round"'
        ' stroke-linejoin="round"/>'
    )


def water(width: float, ground: str, pen: str) -> str:
    """A canal with rows of waves."""
    rows = "".join(
        f"M{-8 - row * 4} {86 + row * 7}" + "q4-3.5 8 0t8 0" * (int(width / 16) + 3) for row in range(3)
    )
    return (
        f'<path d="M0 80H{width:g}V{TALL:g}H0z" fill="{ground}"/><path d="{rows}" fill="none" stroke="{pen}"'
        ' stroke-width=".9" stroke-opacity=".75" stroke-linecap="round"/>'
    )


def field(width: float, ground: str, pen: str) -> str:
    """A polder: furrows that meet at the horizon."""
    furrows = "".join(f"M{width / 2 + n * 8:g} 80L{width / 2 + n * 26:g} {TALL:g}" for n in range(-8, 9))
    return (
        f'<path d="M0 80H{width:g}V{TALL:g}H0z" fill="{ground}"/><path d="{furrows}" fill="none" stroke="{pen}"'
        ' stroke-width=".8" stroke-opacity=".6"/>'
    )


def street(width: float, ground: str, pen: str) -> str:
    """Bricks, as the pavement lies."""
    bricks = "".join(
        f"M{x * 13 - (row % 2) * 6.5:g} {80 + row * 6.5:g}v6.5"
        for row in range(4)
        for x in range(int(width / 13) + 3)
    )
    rows = "".join(f"M0 {86.5 + row * 6.5:g}H{width:g}" for row in range(3))
    return (
        f'<path d="M0 80H{width:g}V{TALL:g}H0z" fill="{ground}"/><path d="{bricks}{rows}" fill="none" stroke="{pen}"'
        ' stroke-width=".7" stroke-opacity=".5"/>'
    )


SKIES = (dots, rays, clouds, bunting, birds)
GROUNDS = (water, field, street)
CABLES = (
    "M-4 {low}C{a} {low} {b} 92 {m} 92S{c} 84 {d} 88 {e} 97 {f} 90",
    "M-4 90C{a} 78 {a} 100 {b} 95c9-3 6-15-3-12-9 3-4 13 8 12C{c} 97 {d} 86 {f} 91",
    "M-4 95C{a} 88 {b} 99 {m} 94S{d} 86 {f} 93",
)


def cable(width: float, colour: str, rim: str, turn: int) -> str:
    """The one line of PLUG from edge to edge, with a thin rim so that it lies over the ground."""
    spots = {
        key: f"{width * part:.4g}"
        for key, part in zip("abmcde", (0.16, 0.3, 0.46, 0.6, 0.74, 0.86), strict=True)
    }
    path = CABLES[turn % len(CABLES)].format(low=96, f=f"{width + 4:g}", **spots)
    stroke = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'<path d="{path}" stroke="{rim}" stroke-width="4.2" {stroke}/>'
        f'<path d="{path}" stroke="{colour}" stroke-width="2.4" {stroke}/>'
    )


def postcard_front_svg(
    seed: object,
    width: float = 148,
    height: float = 105,
    *,
    motif: object = "",
    title: str = "",
    label: str = "",
    sized: bool = False,
) -> str:
    """The front of the card that belongs to a seed.

    ``width`` and ``height`` are in millimetres, bleed included; ``motif`` fixes the drawing, ``title`` is set small at
    the foot when given. ``sized`` writes the measures on the picture, for makers of PDF.
    """
    chance = digest(str(seed))
    sky, ground, pen, pattern, sun, cord, line, blot = SCHEMES[chance[5] % len(SCHEMES)]
    name = named(motif) if motif else named(str(seed))
    wide, scale = width * TALL / height, height / TALL
    aside, low = (chance[10] % 7 - 3) * 4, 46 + chance[12] % 4 * 2
    large = 0.7
    left, top = wide / 2 - 60 * large, 44 - 50 * large + 8
    size = f'width="{width:g}mm" height="{height:g}mm" ' if sized else ""
    shown, letter = fitted(title, wide - 24, 6, 3.2)
    foot = words(shown, wide / 2, 102, letter, pen, more='text-anchor="middle"') if shown else ""
    return (
        f"{opening(f'0 0 {width:g} {height:g}', label, size)}"
        f'<g transform="scale({scale:.6g})"><path d="M0 0H{wide:.5g}V{TALL:g}H0z" fill="{sky}"/>'
        f"{SKIES[chance[6] % len(SKIES)](wide, pattern, chance[7])}"
        f'<circle cx="{wide / 2 + aside:.5g}" cy="{low}" r="{36 + chance[11] % 3 * 2}" fill="{sun}"/>'
        f"{GROUNDS[chance[8] % len(GROUNDS)](wide, ground, pen)}"
        f'<g transform="translate({left:.5g} {top:g}) scale({large})">'
        f"{drawing(name, Tone('none', line, blot), stroke=3)}</g>"
        f"{cable(wide, cord, ground, chance[9])}{foot}</g></svg>"
    )
