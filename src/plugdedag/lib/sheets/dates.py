"""Dates and months as people type them in a sheet: day first, Dutch or English, or the number Excel keeps."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator

NAMES = [
    ("januari", "january", "jan"), ("februari", "february", "feb"), ("maart", "march", "mrt", "maa", "mar"),
    ("april", "apr"), ("mei", "may"), ("juni", "june", "jun"), ("juli", "july", "jul"), ("augustus", "august", "aug"),
    ("september", "sept", "sep"), ("oktober", "october", "okt", "oct"), ("november", "nov"), ("december", "dec"),
]  # fmt: skip
MONTHS = {name: number for number, names in enumerate(NAMES, 1) for name in names}
NAME = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
TIME = r"(?:[T ,]+\d{1,2}[:.]\d{2}.*)?"
APART = r"\s*[-/.\s]\s*"
YEAR = r"('?\d{2}|\d{4})"

ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){TIME}")
NUMBERS = re.compile(rf"(\d{{1,2}}){APART}(\d{{1,2}}){APART}{YEAR}{TIME}")
WORDS = re.compile(rf"(\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?{APART}{NAME}{APART}{YEAR}{TIME}")
AMERICAN = re.compile(rf"{NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}")
MONTH = re.compile(rf"{NAME}{APART}{YEAR}")
ISO_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
NUMBER_MONTH = re.compile(r"(\d{1,2})[-/.](\d{4})")
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
WEEKDAY = re.compile(
    r"^(ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+"
)
BEGAN = dt.date(1899, 12, 30)  # day 0 of an Excel serial, as it counts a 29 February 1900
BETWEEN = re.compile(r"\s+(?:-|–|—|t/m|tot en met|tot|until|till|to|through)\s+|\s*t/m\s*")
ALSO = re.compile(r"\s*(?:[,;&\n]|\ben\b|\band\b)\s*")


def date_in(text: str) -> dt.date | None:
    """The one date in a text; of a month or a year its first day; None when it is no date."""
    text = WEEKDAY.sub("", " ".join(text.lower().split()))
    for find in (numbered, worded, serial):
        with contextlib.suppress(ValueError, OverflowError):
            if (found := find(text)) is not None:
                return found
    if re.fullmatch(r"(19|20)\d{2}", text):
        return dt.date(int(text), 1, 1)
    return month_alone(text)


def numbered(text: str) -> dt.date | None:
    if match := ISO.fullmatch(text):
        return dt.date(*(int(part) for part in match.groups()))
    if match := NUMBERS.fullmatch(text):
        day, month, year = int(match[1]), int(match[2]), full(match[3])
        return dt.date(year, day, month) if month > 12 >= day else dt.date(year, month, day)
    return None


def worded(text: str) -> dt.date | None:
    if match := WORDS.fullmatch(text):
        return dt.date(full(match[3]), MONTHS[match[2]], int(match[1]))
    if match := AMERICAN.fullmatch(text):
        return dt.date(full(match[3]), MONTHS[match[1]], int(match[2]))
    return None


def serial(text: str) -> dt.date | None:
    """An Excel date that was pasted as a number: only those between 1954 and 2064."""
    match = SERIAL.fullmatch(text)
    return BEGAN + dt.timedelta(days=int(match[1])) if match and 20_000 <= int(match[1]) < 60_000 else None


def month_alone(text: str) -> dt.date | None:
    """The first day of “maart 2024”, “mrt-24”, “2024-03” or “3-2024”."""
    with contextlib.suppress(ValueError):
        if match := MONTH.fullmatch(text):
            return dt.date(full(match[2]), MONTHS[match[1]], 1)
        if match := ISO_MONTH.fullmatch(text):
            return dt.date(int(match[1]), int(match[2]), 1)
        if match := NUMBER_MONTH.fullmatch(text):
            return dt.date(int(match[2]), int(match[1]), 1)
    return None


def full(year: str) -> int:
    """The year with four digits: 24 is 2024, 87 is 1987."""
    number = int(year.strip("'"))
    return number if number > 99 else number + (2000 if number < 70 else 1900)


def dates_in(text: str, weekday: int) -> list[dt.date] | None:
    """All dates in a text: a list of them, or from–until with every ``weekday`` between. None when one is no date.

    “6, 13, 20 en 27 november 2024” takes its month from the last.
    """
    ends = [date_in(part) for part in BETWEEN.split(text.strip())]
    if len(ends) == 2 and ends[0] and ends[1]:
        return list(weekly(ends[0], ends[1], weekday))
    found: list[dt.date] = []
    for part in reversed([part for part in ALSO.split(text.strip()) if part]):
        date = date_in(part)
        if date is None and found:
            month = f"{found[-1].month}-" if part.isdecimal() else ""
            date = date_in(f"{part}-{month}{found[-1].year}")
        if date is None:
            return None
        found.append(date)
    return found[::-1]


def weekly(first: dt.date, last: dt.date, weekday: int) -> Iterator[dt.date]:
    """Every such weekday from first to last; at most a year of them."""
    date = first + dt.timedelta(days=(weekday - first.weekday()) % 7)
    for _week in range(53):
        if date > last:
            return
        yield date
        date += dt.timedelta(weeks=1)
