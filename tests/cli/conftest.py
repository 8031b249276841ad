"""A site's files are built once for all the servers that tests start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import environment

BUILD = "import django; django.setup(); from plugdedag.config import assets; assets.ensure_built()"


@pytest.fixture(scope="session")
def build() -> Path:
    """The folder with the built files; a lock lets one process of the tests make it."""
    folder = Path(os.environ["PLUG_TEST_DATA"]) / "built"
    settings = {"DJANGO_SETTINGS_MODULE": "plugdedag.config.settings"}
    subprocess.run([sys.executable, "-c", BUILD], env=environment(folder, **settings), check=True)
    return folder / "build"
