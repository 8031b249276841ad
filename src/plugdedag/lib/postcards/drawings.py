"""The drawings every card shares: the airmail edge and the QR code."""

import io
from functools import cache, lru_cache

import segno

INK, ORANGE, BLUE = "#14213d", "#e8431a", "#2450b8"
WIDTH, HEIGHT, BLEED, EDGE = 154, 111, 3, 3.0
STRIPE = 4.4


@cache
def airmail_svg() -> str:
    """Slanted stripes round the card, from the end of the bleed to :data:`EDGE` inside the trim; 154 × 111."""
    inner = BLEED + EDGE
    ring = f"M0 0H{WIDTH}V{HEIGHT}H0Z M{inner} {inner}V{HEIGHT - inner}H{WIDTH - inner}V{inner}Z"  # the hole runs back
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><clipPath id="edge">'
        f'<path clip-rule="evenodd" d="{ring}"/></clipPath><g clip-path="url(#edge)">'
        f'<path fill="{ORANGE}" d="{_stripes(0)}"/><path fill="{BLUE}" d="{_stripes(2)}"/></g></svg>'
    )


def _stripes(phase: int) -> str:
    """Every fourth slanted band, symmetric about the middle of the card."""
    slant = HEIGHT * 0.7
    bands = []
    for index in range(-80, 80):
        if index % 4 == phase:
            x = WIDTH / 2 + (index - 0.5) * STRIPE - slant / 2
            bands.append(f"M{x:g} {HEIGHT}L{x + slant:g} 0h{STRIPE:g}L{x + STRIPE:g} {HEIGHT}Z")
    return "".join(bands)


@lru_cache(maxsize=512)
def qr_svg(url: str) -> str:
    """A QR code without a quiet zone (the card keeps four modules free), correcting a quarter of its area."""
    out = io.BytesIO()
    segno.make(url, error="q", micro=False).save(
        out, kind="svg", border=0, dark=INK, xmldecl=False, omitsize=True
    )
    return out.getvalue().decode()
