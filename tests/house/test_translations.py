"""Dutch is complete: every message is translated, fills in what its original fills in, and means one thing."""

from pathlib import Path

import pytest
from django.conf import settings

from plugdedag.lib import messages

APPS = messages.apps(settings.PACKAGE)


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_catalogue_is_complete(app: Path) -> None:
    assert [(problem.what, problem.message) for problem in messages.problems(app)] == []


def test_apps_agree() -> None:
    assert list(messages.conflicts(APPS)) == []


def test_there_is_something_to_translate() -> None:
    assert sum(len(messages.extracted(app)) for app in APPS) > 100
