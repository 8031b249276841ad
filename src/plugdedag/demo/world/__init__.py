"""The demo world: a living network, the same for the same seed number, dated around a given today.

``data/`` holds what is said, in believable Dutch; the modules here hold how it came about, one noun a file. The seed
decides who came when, who brought and supported what, and every key; the words are the same in every world. Everything
and everybody is fictional. Rows go in many at a time, for speed; ``tests/demo/test_true.py`` holds that nothing is in
the world which the product's own deeds would have refused.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import translation

from plugdedag.demo.world import (
    asking,
    calendar,
    closings,
    days,
    dinner,
    forecasts,
    hosting,
    launch,
    leading,
    lists,
    mailing,
    months,
    offers,
    people,
    questions,
    rhythms,
    rounds,
    tables,
    trust,
    turnout,
)
from plugdedag.demo.world.frame import Frame, make_city
from plugdedag.demo.world.texts import FULL, Size, read_months
from plugdedag.lib.progress import Progress, quiet

AROUND_THE_MONTHS = 2


def build(
    seed: int, today: dt.date, progress: Progress = quiet, *, size: Size = FULL, at_lunch: bool = False
) -> None:
    """Fill an empty, migrated database. ``today`` is the city's date; any date will do.

    ``at_lunch``: if there is a lunch today it has begun, with people inside and the first words on the board.
    """
    texts = read_months(size)
    total = AROUND_THE_MONTHS + len(texts)
    with transaction.atomic(), translation.override("nl"):
        progress("Pluggers, from everywhere", 0, total)
        frame = Frame(make_city(), seed, today, at_lunch)
        stretches = calendar.stretches(frame.city, today, FULL.finished, size.ahead)
        people.make(frame, size, launch.date_before(stretches[0]), [stretch.start for stretch in stretches])
        launch.make(frame)
        for number, (text, stretch) in enumerate(zip(texts, stretches[-len(texts) :], strict=True), 1):
            progress(text["place"]["name"], number, total)
            make_month(frame, text, stretch)
        tables.make(frame)
        rhythms.make(frame)
        progress("Two hosts at the door", total - 1, total)
        offers.make(frame)
        hosting.make(frame)
        mailing.make(frame)
        asking.make(frame)
        dinner.make(frame)
        rounds.make(frame)
        trust.make(frame)
        lists.make(frame)
        forecasts.make(frame)
        progress("There", total, total)


def make_month(frame: Frame, text: dict[str, object], stretch: calendar.Stretch) -> None:
    """One month at one place, from the offer to what came of it, as far as it has come."""
    month = months.make(frame, text, stretch)
    days.make(frame, month)
    if month.is_confirmed:
        turnout.make(frame, month)
    questions.make(frame, month)
    leading.make(frame, month)
    closings.make(frame, month)
