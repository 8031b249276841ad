"""The demo world: a living network, the same for the same seed number, dated around a given today.

``data/`` holds what is said, in believable Dutch; the modules here hold how it came about, one noun a file. The seed
decides who came when, who brought and supported what, and every key; the words are the same in every world. Everything
and everybody is fictional.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import translation

from plugdedag.demo.world import (
    calendar,
    closings,
    days,
    mailing,
    months,
    offers,
    people,
    questions,
    trust,
    turnout,
)
from plugdedag.demo.world.frame import Frame, make_city
from plugdedag.demo.world.texts import read_months
from plugdedag.lib.progress import Progress, quiet

AFTER_THE_MONTHS = 2


def build(seed: int, today: dt.date, progress: Progress = quiet) -> None:
    """Fill an empty, migrated database. ``today`` is the city's date; any date will do."""
    texts = read_months()
    total = 1 + len(texts) + AFTER_THE_MONTHS
    with transaction.atomic(), translation.override("nl"):
        progress("Sixty pluggers", 0, total)
        frame = Frame(make_city(), seed, today)
        people.make(frame)
        stretches = calendar.stretches(frame.city, today, len(texts))
        for number, (text, stretch) in enumerate(zip(texts, stretches, strict=True), 1):
            progress(text["place"]["name"], number, total)
            make_month(frame, text, stretch)
        progress("Two hosts at the door", total - 1, total)
        offers.make(frame)
        mailing.make(frame)
        trust.make(frame)
        progress("There", total, total)


def make_month(frame: Frame, text: dict[str, object], stretch: calendar.Stretch) -> None:
    """One month at one place, from the offer to what came of it."""
    month = months.make(frame, text, stretch)
    days.make(frame, month)
    turnout.make(frame, month)
    questions.make(frame, month)
    closings.make(frame, month)
