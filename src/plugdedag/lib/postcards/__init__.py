"""Printed postcards: A6 for a print shop, or four to an A4 for the office printer.

Theory of operation. A :class:`Card` is plain data: words, and three SVG drawings given by the caller. ``letters`` makes
its words safe to set (what no typeface has is left out, long runs may break), ``press`` hands everything to typst as
one JSON value, and two small typst sheets, ``print_shop.typ`` and ``office.typ``, lay the same card (``card.typ``) on
their pages. No typst source is ever built from a user's words, and nothing is read from the disk but typefaces.
"""

from plugdedag.lib.postcards.card import Card, Words
from plugdedag.lib.postcards.letters import lost, printable
from plugdedag.lib.postcards.press import NoCards, office, print_shop

__all__ = ["Card", "NoCards", "Words", "lost", "office", "print_shop", "printable"]
