"""Each test begins as a process does: nothing is remembered."""

from collections.abc import Iterator

import pytest

from plugdedag.archive import memory


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    memory.forget()
    yield
    memory.forget()
