"""A folder of its own for what PLUG keeps, and a database that was lived in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from plugdedag.keeping import shape
from tests.cast import Cast
from tests.keeping.lived import live
from tests.keeping.repeating import Repeating

BESIDE = {"snapshot", "fresh", "there"}
REPEATING = Repeating(shape.make, settings.BUILD)


@pytest.fixture(autouse=True)
def tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """A restore makes its tables quicker than it would."""
    monkeypatch.setattr(shape, "make", REPEATING)


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    """PLUG_DATA of this test."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    (settings.DATA / "secret.key").write_text(settings.SECRET_KEY)
    return Path(settings.DATA)


@pytest.fixture
def connecting(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections beside the usual one, which Django's tests know nothing of, may be made."""
    usual = BaseDatabaseWrapper.ensure_connection

    def ensured(self: BaseDatabaseWrapper) -> None:
        if self.alias not in BESIDE:
            usual(self)
        elif self.connection is None:
            with self.wrap_database_errors:
                self.connect()

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", ensured)


@pytest.fixture
def lived(connecting: None, home: Path) -> Cast:
    """Committed, as other connections must see it."""
    return live()
