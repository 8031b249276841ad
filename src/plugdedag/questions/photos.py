"""Photos of a month: kept, told otherwise, removed; row and files together.

The files lie in ``MEDIA_ROOT/photos``, three widths a photo, under a random name. They are written before the row and
removed after it, so that a row never points at nothing; what a cut connection or a fallen machine left without a row
is swept up when the next photo comes.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lib import images, tokens
from plugdedag.lib.refusals import KeyReused, Refused, TooMany
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.closing import held
from plugdedag.questions.models import Photo, Question

FOLDER = "photos"  # within the uploads
MOST = 60  # a month: an album, not a disk
LEFT_BEHIND = 60 * 60  # seconds after which a file without a row is nobody's


def folder() -> Path:
    """Where the photos are; made when needed, for nobody else's eyes."""
    found = Path(settings.MEDIA_ROOT) / FOLDER
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def file_of(photo: Photo, width: str) -> Path:
    """The file of one of the three widths."""
    return folder() / file_name(photo.name, width)


def file_name(name: str, width: str) -> str:
    return f"{name}-{width}.webp"


def keep(
    question: Question, data: bytes, *, uuid: UUID, alt: str = "", day: Day | None = None,
    by: Person | None = None, contact: Contact | None = None,
) -> Photo:  # fmt: skip
    """Add a photo under a client-made key. The same photo under the same key is the one that is there.

    Raises ``Refused`` in words for what is no photo, too large, or one too many; ``KeyReused`` for another photo.
    """
    digest = hashlib.sha256(data).hexdigest()
    before = Photo.objects.filter(pk=uuid).first()
    if before is not None:
        return replayed(before, question, digest)
    may_be_added(question)
    made = images.variants(data)
    sweep()
    largest = made[-1]
    new = Photo(
        uuid=uuid, question=question, day=day, name=tokens.make(), width=largest.width, height=largest.height,
        digest=digest, alt=alt.strip(), by=by, contact=contact,
    )  # fmt: skip
    for one in made:
        write(file_of(new, one.name), one.data)
    return inserted(new)


def inserted(new: Photo) -> Photo:
    """The new row, or the one that came under the same key a moment before; then the new files go again."""
    try:
        with held(new.question):
            may_be_added(new.question)
            new.save(force_insert=True)
    except IntegrityError:
        forget(new)
        return replayed(Photo.objects.get(pk=new.pk), new.question, new.digest)
    except Refused:
        forget(new)
        raise
    return new


def replayed(before: Photo, question: Question, digest: str) -> Photo:
    if (before.question_id, before.digest) != (question.pk, digest):
        raise KeyReused(
            _("Another photo was sent with this form before. It is kept; open the page anew for this one.")
        )
    return before


def may_be_added(question: Question) -> None:
    if question.is_withdrawn:
        raise Refused(_("The owner has withdrawn this question. Nothing can be added any more."))
    if question.photos.count() >= MOST:
        raise TooMany(_("There are sixty photos of this month already. Remove one first."))


def describe(photo: Photo, alt: str) -> None:
    """Say what is to be seen on it, for who cannot see it."""
    Photo.objects.filter(pk=photo.pk).update(alt=alt.strip())


def remove(photo: Photo) -> None:
    """Take a photo away for good. Its files go when that is certain."""
    with transaction.atomic():
        Photo.objects.filter(pk=photo.pk).delete()
        transaction.on_commit(lambda: forget(photo))


def forget(photo: Photo) -> None:
    for width in images.WIDTHS:
        file_of(photo, width).unlink(missing_ok=True)


def write(path: Path, data: bytes) -> None:
    """On the disk before the row says that it is."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sweep() -> int:
    """Remove files that no row knows and that are not being written now; answers how many."""
    old = time.time() - LEFT_BEHIND
    found = [path for path in folder().glob("*.webp") if path.stat().st_mtime < old]
    known = set(Photo.objects.values_list("name", flat=True))
    left = [path for path in found if path.stem.rpartition("-")[0] not in known]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
