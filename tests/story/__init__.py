"""A month, end to end, in a real browser."""

import pytest

pytest.register_assert_rewrite("tests.story.acts", "tests.story.stage")
