"""Photos are in a backup, come back with it, and are missed by a drill when they are not."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from plugdedag.keeping import drilling
from plugdedag.keeping.backing_up import backup
from plugdedag.keeping.drilling import drill, missing_files
from plugdedag.keeping.restoring import restore
from plugdedag.lib.images import WIDTHS
from plugdedag.questions import photos
from plugdedag.questions.models import Photo
from tests.cast import Cast
from tests.lib.pictures import jpeg

MISSED = ["1 files of questions_photo are missing"]


@pytest.fixture
def photo(lived: Cast, home: Path, settings: Any) -> Photo:
    """One photo of the month, where PLUG keeps what people send."""
    settings.MEDIA_ROOT = home / "media"
    return photos.keep(lived.question, jpeg(), uuid=uuid4(), contact=lived.ria)


def of(photo: Photo) -> dict[str, bytes]:
    return {width: photos.file_of(photo, width).read_bytes() for width in WIDTHS}


def test_they_come_back_with_a_restore(photo: Photo, home: Path) -> None:
    before = of(photo)
    made = backup()
    shutil.rmtree(home / "media")
    restore(made.path, replace=True)
    assert of(Photo.objects.get()) == before
    assert missing_files(home / "media") == []


def test_a_drill_misses_one_width_of_one(photo: Photo, monkeypatch: pytest.MonkeyPatch) -> None:
    backup()
    assert drill().wrong == []
    photos.file_of(photo, "medium").unlink()
    made = backup(drilling.folder() / "without.zip")
    assert drill(made.path).wrong == MISSED
    monkeypatch.setattr(drilling, "WIDTHS", {"small": 480, "large": 1600})  # the control
    assert drill(made.path).wrong == []
