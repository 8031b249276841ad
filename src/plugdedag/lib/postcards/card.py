"""What a postcard says and shows."""

from dataclasses import dataclass

LONGEST = 600
"""A tip of at most so many characters is set in full and can still be read at arm's length."""


@dataclass(frozen=True)
class Card:
    """One postcard. Text is text, never markup; drawings are SVG documents.

    The front is 154 × 111: A6 with three millimetres of bleed. The address has at most three lines. Each ``…_alt``
    says in words what its drawing shows.
    """

    tip: str
    author: str | None
    question: str
    url: str
    address: tuple[str, ...]
    greeting: str
    front_svg: str
    front_alt: str
    stamp_svg: str
    stamp_alt: str
    postmark_svg: str
    postmark_alt: str
    language: str = "nl"


@dataclass(frozen=True)
class Words:
    """What is the same on all cards of a set, in the language of who receives it."""

    title: str  # of the document
    asked: str  # above the question
    scan: str  # beside the QR code
    scan_alt: str
    language: str = "nl"
