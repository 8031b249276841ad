"""The clock of the lunches: whatever the time is outside, here it is that of the first lunch."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.cast import Cast


@pytest.fixture
def at_lunch(cast: Cast) -> Iterator[time_machine.Traveller]:
    """It is half past twelve on the cast's first day."""
    with time_machine.travel(cast.days[0].lunch_starts) as clock:
        yield clock
