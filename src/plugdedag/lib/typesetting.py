"""One run of typst: a sheet, and all that goes on it as one JSON value. No source is built from anybody's words."""

import datetime as dt
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

TYPEFACES = ("fontpkg_caveat", "fontpkg_instrument_sans", "fontpkg_bricolage_grotesque", "fontpkg_rubik")


class Drawings:
    """Every drawing once: a sheet refers to them by number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, svg: str) -> int:
        return self.numbers.setdefault(svg, len(self.numbers))


def typeset(sheet: Path, data: dict[str, Any], made: dt.datetime | None = None) -> bytes:
    """The PDF of a sheet, readable by a screen reader (PDF/UA). The same data and moment give the same bytes."""
    compiler = typst.Compiler(
        sheet,
        root=sheet.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=made)
    assert isinstance(pdf, bytes)  # noqa: S101 - one document, so never a list of pages
    return pdf


@cache
def font_folders() -> tuple[Path, ...]:
    """Where the typefaces of paper are: in their packages, with the axes they came with."""
    return tuple(Path(str(files(package))) / "files" for package in TYPEFACES)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(path) for path in font_folders()])
