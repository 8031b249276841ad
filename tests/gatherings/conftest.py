"""At noon, whatever the clock says: an evening of today is still to come."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.privacy.world import NOON


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(NOON):
        yield
