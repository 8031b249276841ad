"""The feeds in the hands of calendar programs: fetched from a running site by vdirsyncer, and read by khal.

Both are programs as people run them, each with files of its own in a folder of the test, and no network but this
machine.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from plugdedag.days import calendars, changes, coming
from plugdedag.days.models import Day, Residency
from tests.cast import Cast

pytestmark = [
    pytest.mark.only("sqlite"),  # what the programs read does not know which database there is
    pytest.mark.django_db(transaction=True),
]
LAYOUT = "{start-date} {start-time} {end-time} {status}{title} @ {location}"
SYNCED = """
[general]
status_path = "{folder}/status"
[pair plug]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/days"
fileext = ".ics"
[storage there]
type = "http"
url = "{url}"
"""
READ = """
[calendars]
[[plug]]
path = {folder}/days
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = plug
"""


class Programs:
    """Somebody's calendar programs, subscribed to an address."""

    def __init__(self, folder: Path, url: str, zone: str = "Europe/Amsterdam") -> None:
        self.folder = folder
        (folder / "days").mkdir()
        (folder / "vdirsyncer").write_text(SYNCED.format(folder=folder, url=url))
        (folder / "khal").write_text(READ.format(folder=folder, zone=zone))
        self.run("vdirsyncer", "-c", folder / "vdirsyncer", "discover")

    def run(self, program: str, *words: object) -> str:
        command = [str(Path(sys.executable).with_name(program)), *map(str, words)]
        environment = {
            "HOME": str(self.folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "NO_PROXY": "*",
            "XDG_CONFIG_HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder), "XDG_CACHE_HOME": str(self.folder),
        }  # fmt: skip
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def sync(self) -> None:
        self.run("vdirsyncer", "-c", self.folder / "vdirsyncer", "sync")

    def lines(self, first: dt.date, days: int = 60) -> list[str]:
        """What is in the calendar from a date on, a line each."""
        words = ["list", "--day-format", "", "--format", LAYOUT, first.isoformat(), f"{days}d"]
        listed = self.run("khal", "-c", self.folder / "khal", *words)
        return [line for line in listed.splitlines() if line.strip()]


def line(day: Day, *, off: bool = False, hours: str = "09:00 17:00") -> str:
    where = "Sportpark De Dageraad, Zeeburgerdijk 1, 1019 AA Amsterdam"
    title = f"PLUG: Sportpark De Dageraad, lunch {day.number}"
    return f"{day.date} {hours} {'CANCELLED ' if off else 'CONFIRMED '}{title} @ {where}"


def now(day: Day) -> Day:
    return Day.objects.get(pk=day.pk)


def test_what_moves_and_what_is_called_off_comes_along(site: str, cast: Cast, tmp_path: Path) -> None:
    """The public feed over both changes of the clock; what was there before is there after, as it is now."""
    spring, autumn = dt.date(2027, 3, 24), dt.date(2027, 10, 27)
    dates = (spring, spring + dt.timedelta(weeks=1), autumn, autumn + dt.timedelta(weeks=1))
    for day, date in zip(cast.days, dates, strict=True):
        Day.objects.filter(pk=day.pk).update(date=date)
    Residency.objects.update(month=spring.replace(day=1))
    first, second, third, fourth = (now(day) for day in cast.days)
    programs = Programs(tmp_path, f"{site}/calendar.ics")
    programs.sync()
    assert programs.lines(spring, 300) == [line(day) for day in (first, second, third, fourth)]
    changes.move(first, spring + dt.timedelta(days=1), cast.noor)
    changes.cancel(fourth, cast.noor)
    programs.sync()
    first = now(first)
    listed = [line(first), line(second), line(third), line(fourth, off=True)]
    assert programs.lines(spring, 300) == listed


def test_my_own_days_at_a_secret_address_until_it_is_stopped(site: str, cast: Cast, tmp_path: Path) -> None:
    token = calendars.make(cast.city, cast.bo, client_key=uuid.uuid4())
    day, other = cast.days[1:3]
    coming.come(now(day), cast.bo, client_key=uuid.uuid4(), arrives=dt.time(12, 30), leaves=dt.time(14))
    programs = Programs(tmp_path, f"{site}/calendar/{token}.ics")
    programs.sync()
    assert programs.lines(day.date) == [line(day, hours="12:30 14:00")]
    coming.cancel(now(day), cast.bo, client_key=uuid.uuid4())
    coming.come(now(other), cast.bo, client_key=uuid.uuid4())
    programs.sync()
    assert programs.lines(day.date) == [line(day, off=True), line(other)]
    calendars.stop(cast.city, cast.bo)
    with pytest.raises(AssertionError, match="Not Found"):
        programs.sync()
