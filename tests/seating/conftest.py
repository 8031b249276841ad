"""What these tests share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture
def english() -> Iterator[None]:
    """Errors are read in English, as the browsers in these tests ask for it."""
    with translation.override("en"):
        yield
