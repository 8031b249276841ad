"""One file that holds many parts, and can tell whether it is whole.

Theory of operation. It is a zip, so any tool opens it. ``manifest.json`` names each part with its size and SHA-256, and
the zip's own comment holds the SHA-256 of the manifest: nothing can be cut off, changed, added or left out unnoticed.
It is written beside its name and gets that name when all of it is on the disk. It is read as something a stranger may
have made: names are held to a pattern, nothing is unpacked beyond the size that was said, no line is longer than
a row can be.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from plugdedag.lib.progress import Progress, quiet
from plugdedag.lib.refusals import Refused

MANIFEST = "manifest.json"
PIECE = r"(?!\.)[^/\\\x00-\x1f\x7f]{1,200}"  # no hidden file, no way up or out
NAME = re.compile(rf"{PIECE}(/{PIECE}){{0,11}}")
LONGEST_LINE = 64 << 20  # bytes
LONGEST_MANIFEST = 32 << 20
TIGHTEST = 400  # times smaller than what it holds: rows are never that alike
CHUNK = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Damaged(Refused):
    """The archive is not whole, or not one of ours."""


@dataclass(frozen=True)
class Part:
    """What the manifest says of a part."""

    size: int  # bytes
    sha256: str


class Sink:
    """A part that is being written: counts and fingerprints what goes through."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.size, self.hash = file, 0, hashlib.sha256()

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.hash.update(data)
        self.size += len(data)


class Writer:
    """An archive that is being written, part by part."""

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        self.zipped = zipped
        self.parts: dict[str, dict[str, object]] = {}

    @contextmanager
    def part(self, name: str, *, pack: bool = True) -> Iterator[Sink]:
        """A new part; ``pack`` it unless it is packed already, as pictures are."""
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot be the name of a part")
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED if pack else zipfile.ZIP_STORED
        entry.external_attr = 0o600 << 16
        with self.zipped.open(entry, "w", force_zip64=True) as file:
            sink = Sink(file)
            yield sink
        self.parts[name] = {"size": sink.size, "sha256": sink.hash.hexdigest()}

    def finish(self, about: dict[str, Any]) -> None:
        """Write the manifest: what it is about, and every part."""
        said = json.dumps(about | {"parts": self.parts}, ensure_ascii=False, indent=1).encode()
        self.zipped.writestr(MANIFEST, said, zipfile.ZIP_DEFLATED)
        self.zipped.comment = hashlib.sha256(said).hexdigest().encode()


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Write an archive for its owner's eyes only: the whole file under its name, or nothing at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            with zipfile.ZipFile(file, "w") as zipped:
                yield Writer(zipped)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


class Archive:
    """An archive that can be read; made by :func:`opened`."""

    def __init__(self, path: Path, zipped: zipfile.ZipFile) -> None:
        self.path, self.zipped = path, zipped
        self.about = self._manifest()
        self.parts = self._parts()

    def damaged(self, why: str) -> Damaged:
        """The one line for this archive: what is wrong, and the cure."""
        return Damaged(f"{self.path} is damaged: {why}. Take another backup.")

    def _manifest(self) -> dict[str, Any]:
        entries = [entry for entry in self.zipped.infolist() if entry.filename == MANIFEST]
        if len(entries) != 1 or entries[0].file_size > LONGEST_MANIFEST:
            raise Damaged(f"{self.path} is not a backup of PLUG. “plug backup” makes one.")
        said = self.zipped.read(entries[0])
        if hashlib.sha256(said).hexdigest().encode() != self.zipped.comment:
            raise self.damaged("its manifest is not the one it was made with")
        about = json.loads(said)
        if not isinstance(about, dict):
            raise self.damaged("its manifest is not the one it was made with")
        return about

    def _parts(self) -> dict[str, Part]:
        """The parts, once what is in the zip is exactly what the manifest names."""
        try:
            said = {name: Part(**part) for name, part in self.about.pop("parts").items()}
        except (KeyError, TypeError, AttributeError):
            raise self.damaged("its manifest names no parts") from None
        there = [entry for entry in self.zipped.infolist() if entry.filename != MANIFEST]
        if sorted(entry.filename for entry in there) != sorted(said):
            raise self.damaged("it does not hold the parts that its manifest names")
        for entry in there:
            if not NAME.fullmatch(entry.filename):
                raise self.damaged("a part would land outside its folder")
            if entry.file_size != said[entry.filename].size:
                raise self.damaged(f"{entry.filename} is not as long as it was")
            if entry.file_size > CHUNK and entry.file_size > TIGHTEST * entry.compress_size:
                raise self.damaged(f"{entry.filename} would grow beyond all measure")
        return said

    @property
    def size(self) -> int:
        """Bytes, once unpacked."""
        return sum(part.size for part in self.parts.values())

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a part; at the end it must have been what the manifest says."""
        with self.reading(name) as file:
            while line := file.readline(LONGEST_LINE):
                if not line.endswith(b"\n"):
                    raise self.damaged(f"{name} has no end")
                yield line

    def copy(self, name: str, to: Path) -> None:
        """A part as a file of its own."""
        to.parent.mkdir(parents=True, exist_ok=True)
        with self.reading(name) as file, to.open("xb") as target:
            while data := file.read(CHUNK):
                target.write(data)

    @contextmanager
    def reading(self, name: str) -> Iterator[Checked]:
        """A part to read; what was read to the end is what the manifest says, or ``Damaged`` is raised."""
        with translated(self.path):
            file = self.zipped.open(name)
        with file:
            checked = Checked(file, self.path)
            yield checked
            if (checked.size, checked.hash.hexdigest()) != (self.parts[name].size, self.parts[name].sha256):
                raise self.damaged(f"{name} is not what it was")

    def verify(self, progress: Progress = quiet) -> None:
        """Read every part once; raises ``Damaged`` at the first that is not what it was."""
        done = 0
        for name, part in self.parts.items():
            progress("Fingerprints", done, self.size)
            with self.reading(name) as file:
                while file.read(CHUNK):
                    pass
            done += part.size


class Checked:
    """A part that is being read: counts and fingerprints what goes through."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        self.file, self.path, self.size, self.hash = file, path, 0, hashlib.sha256()

    def _seen(self, data: bytes) -> bytes:
        self.hash.update(data)
        self.size += len(data)
        return data

    def read(self, at_most: int) -> bytes:
        with translated(self.path):
            return self._seen(self.file.read(at_most))

    def readline(self, at_most: int) -> bytes:
        with translated(self.path):
            return self._seen(self.file.readline(at_most))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """What a zip says when it is broken, as one line for a person."""
    try:
        yield
    except Refused:
        raise
    except BROKEN as error:
        raise Damaged(f"{path} is damaged: {error}. Take another backup.") from error


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """An archive to read. Raises ``Refused`` when it is not there, ``Damaged`` when it is not whole."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Refused(f"{path} is no file, so no backup is in it. Name the backup that you want.")
    try:
        file = path.open("rb")
    except IsADirectoryError:
        raise Refused(f"{path} is a folder: name the backup in it that you want.") from None
    except OSError as error:
        raise Refused(
            f"{path} cannot be read: {error.strerror}. Check its name, and who may read it."
        ) from error
    with file:
        try:
            zipped = zipfile.ZipFile(file)
        except BROKEN:
            raise Damaged(
                f"{path} is not a whole backup: it is cut off, or something else. Take another backup."
            ) from None
        with zipped:
            with translated(path):
                archive = Archive(path, zipped)
            yield archive
