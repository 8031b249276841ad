"""The poster at the door: one A4 with a large QR code, which prints as well on A3."""

from plugdedag.lib.posters.poster import Poster, Stamp, printed

__all__ = ["Poster", "Stamp", "printed"]
