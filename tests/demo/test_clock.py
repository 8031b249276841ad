"""In the demo it is always lunch, on a day when everybody is together."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugdedag.demo.clock import shift

ROOT = Path(__file__).resolve().parents[2]
SHOW = """
import django; django.setup()
from django.utils import timezone
from plugdedag.questions.models import Question
print(timezone.now().timestamp(), Question._meta.get_field("asked").get_default().timestamp())
"""


@pytest.mark.parametrize(
    ("now", "there"),
    [
        ("2026-11-23T09:00+00:00", "2026-11-25T12:55+01:00"),  # a Monday
        ("2026-11-25T21:00+00:00", "2026-11-25T12:55+01:00"),  # the day itself, in the evening
        ("2026-11-25T23:30+00:00", "2026-12-02T12:55+01:00"),  # by then it is Thursday in Amsterdam
        ("2024-12-24T09:00+00:00", "2025-01-08T12:55+01:00"),  # Christmas, and New Year's Day after it
        ("2026-03-26T09:00+00:00", "2026-04-01T12:55+02:00"),  # over the start of summer time
    ],
)
def test_it_is_lunch_on_the_next_day_together(now: str, there: str) -> None:
    moment = dt.datetime.fromisoformat(now)
    assert moment + shift(moment) == dt.datetime.fromisoformat(there)


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("demo", ["yes", "no"])
def test_all_of_a_demo_lives_by_that_clock_and_nothing_else_does(demo: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "PLUG_DEMO": demo, "PLUG_DEMO_SHIFT": "86400", "PLUG_DATA": str(tmp_path), "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings",
    }  # fmt: skip
    before = dt.datetime.now(dt.UTC).timestamp()
    done = subprocess.run(
        [sys.executable, "-c", SHOW], env=environment, capture_output=True, text=True, check=True
    )
    after, ahead = dt.datetime.now(dt.UTC).timestamp(), 86400 if demo == "yes" else 0
    assert [before <= float(word) - ahead <= after for word in done.stdout.split()] == [True, True]
