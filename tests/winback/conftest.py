"""A past for the cast, and somebody who is missed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from tests.cast import Cast
from tests.winback.world import held, regular


@pytest.fixture
def days(cast: Cast) -> list[Day]:
    return held(cast)


@pytest.fixture
def joris(cast: Cast, days: list[Day]) -> Person:
    """He came for two months, and then no more."""
    return regular(cast, "Joris", days)


@pytest.fixture
def english() -> Iterator[None]:
    """Words are read in English, as the browsers in these tests ask for it."""
    with translation.override("en"):
        yield
