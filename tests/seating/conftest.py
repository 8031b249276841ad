"""What these tests share."""

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import translation

from tests.privacy.world import NOON


@pytest.fixture
def english() -> Iterator[None]:
    """Errors are read in English, as the browsers in these tests ask for it."""
    with translation.override("en"):
        yield


@pytest.fixture
def noon() -> Iterator[None]:
    """At noon, whatever the clock says: a day of today has begun and is not over."""
    with time_machine.travel(NOON):
        yield
