"""The demo world, built once a test that asks for it, and its clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import time_machine

from plugdedag.cities.models import City
from plugdedag.demo import world
from plugdedag.demo.world.texts import SMALL

TODAY = dt.date(2026, 11, 23)  # a Monday


@pytest.fixture
def demo(db: None, settings: Any, tmp_path: Any) -> Iterator[City]:
    """A small demo, as ``plug demo`` starts a large one: on a Monday in November at ten."""
    settings.DEMO = True
    settings.EMAIL_FILE_PATH = str(tmp_path)
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].append("plugdedag.demo.ribbon.ribbon")
    settings.TEMPLATES = templates  # said as a setting, so that the engines are made anew, now and afterwards
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), tick=True):
        world.build(1, TODAY, size=SMALL)
        yield City.objects.get()
