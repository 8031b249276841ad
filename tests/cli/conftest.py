"""A city that was set up once, and a copy of it for whoever runs a command on it."""

import shutil
from pathlib import Path

import pytest

from tests import tables
from tests.cli.running import CITY, plug


@pytest.fixture(scope="session")
def founded(looks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What “plug init” leaves, with the site's files built; to copy from."""
    data = tmp_path_factory.mktemp("founded") / "data"
    data.mkdir()
    (data / "build").symlink_to(looks)
    tables.copy(data / "plug.sqlite3")
    assert plug(data, "init", *CITY).returncode == 0
    return data


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "a folder with spaces"


@pytest.fixture
def city(data: Path, founded: Path) -> Path:
    """A city of one's own."""
    return Path(shutil.copytree(founded, data, symlinks=True))
