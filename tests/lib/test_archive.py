"""An archive is whole or refused, whatever was done to it; and reading one lands nowhere it should not."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from plugdedag.lib.archive import MANIFEST, Archive, Damaged, opened, writing
from plugdedag.lib.refusals import Refused

PARTS = {"tables/people.jsonl": b'["id"]\n[1]\n' * 300, "media/foto's/zomer 2026.jpg": os.urandom(4000)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A whole archive of two parts."""
    made = tmp_path / "whole.zip"
    with writing(made) as writer:
        for name, data in PARTS.items():
            with writer.part(name, pack=name.startswith("tables")) as sink:
                sink.write(data)
        writer.finish({"kind": "a test"})
    return made


def read(path: Path) -> dict[str, bytes]:
    """All of it, checked."""
    with opened(path) as archive:
        archive.verify()
        lines = {name: archive.lines(name) for name in archive.parts if name.endswith(".jsonl")}
        found = {name: b"".join(each) for name, each in lines.items()}
        for name in set(archive.parts) - set(found):
            archive.copy(name, path.parent / "out" / name)
            found[name] = (path.parent / "out" / name).read_bytes()
        return found


def test_what_went_in_comes_out(path: Path) -> None:
    assert read(path) == PARTS
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == ["whole.zip"]


def test_what_is_no_file_is_not_read_without_end() -> None:
    with pytest.raises(Refused, match="is no file"):
        read(Path("/dev/zero"))


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_cut_off(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(Damaged, match="not a whole backup|is damaged"):
        read(path)


def test_a_flipped_bit_anywhere_is_noticed_or_changes_nothing(path: Path) -> None:
    """Bytes that say nothing (a date, a flag) may change; what is read is what went in, or it is refused."""
    whole, noticed = path.read_bytes(), 0
    for at in range(0, len(whole), 23):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        for out in (path.parent / "out").rglob("*.jpg"):
            out.unlink()
        try:
            assert read(path) == PARTS
        except Damaged:
            noticed += 1
    assert noticed > len(whole) / 23 * 0.9


def remade(path: Path, parts: dict[str, bytes], *, said: dict[str, bytes] | None = None) -> None:
    """An archive by somebody who knows how: every fingerprint fits."""
    named = parts if said is None else said
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in parts.items():
            zipped.writestr(name, data)
        sums = {n: {"size": len(d), "sha256": hashlib.sha256(d).hexdigest()} for n, d in named.items()}
        about = json.dumps({"kind": "a test", "parts": sums}).encode()
        zipped.writestr(MANIFEST, about)
        zipped.comment = hashlib.sha256(about).hexdigest().encode()


def test_the_control_one_made_that_way_is_read(path: Path) -> None:
    remade(path, PARTS)
    assert read(path) == PARTS


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "/etc/passwd", "media/../../x", "media/.ssh/key", "a\\..\\b", "a//b", "media/", "x\n"],
)
def test_a_part_that_would_land_elsewhere(path: Path, name: str) -> None:
    remade(path, {name: b"x\n"})
    with pytest.raises(Damaged, match="is damaged"):
        read(path)


def test_a_bomb(path: Path) -> None:
    remade(path, {"tables/people.jsonl": b"0" * 20_000_000})
    with pytest.raises(Damaged, match="would grow beyond all measure"):
        read(path)


def test_a_part_that_is_longer_than_was_said(path: Path) -> None:
    remade(path, {"a": b"12345"}, said={"a": b"1234"})
    with pytest.raises(Damaged, match="not as long as it was"):
        read(path)


def test_parts_too_few_and_too_many(path: Path) -> None:
    for there, said in (({"a": b"1", "b": b"2"}, {"a": b"1"}), ({"a": b"1"}, {"a": b"1", "b": b"2"})):
        remade(path, there, said=said)
        with pytest.raises(Damaged, match="does not hold the parts"):
            read(path)


def test_a_line_without_an_end(path: Path) -> None:
    remade(path, {"a.jsonl": b"[1]\n[2"})
    with pytest.raises(Damaged, match="has no end"):
        read(path)


@pytest.mark.parametrize(
    "said", [b"[]", b"{}", b'{"parts": 3}', b'{"parts": {"a": {"long": 1}}}', b"nonsense"]
)
def test_a_manifest_that_says_nothing(path: Path, said: bytes) -> None:
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr(MANIFEST, said)
        zipped.comment = hashlib.sha256(said).hexdigest().encode()
    with pytest.raises(Damaged):
        read(path)


def test_what_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"), opened(tmp_path):
        pass
    with pytest.raises(Refused, match="cannot be read: No such file"), opened(tmp_path / "none.zip"):
        pass
    (tmp_path / "photo.jpg").write_bytes(os.urandom(300))
    with pytest.raises(Damaged, match="not a whole backup"), opened(tmp_path / "photo.jpg"):
        pass
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as zipped:
        zipped.writestr("letter.txt", "Hoi")
    with pytest.raises(Damaged, match="not a backup of PLUG"), opened(tmp_path / "other.zip"):
        pass


def test_a_failure_on_the_way_leaves_nothing(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(TypeError), writing(path) as writer, writer.part("a") as sink:
        sink.write("no bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["whole.zip"]


def test_a_name_that_could_not_be_read_back_is_not_written(path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be the name"), writing(path) as writer, writer.part("../x"):
        pass
    with opened(path) as archive:
        assert isinstance(archive, Archive)
