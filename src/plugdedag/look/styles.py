"""The stylesheet: one small file a component, joined in layer order into one ``look/site.css``."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "static" / "look" / "css"
FIRST = ("tokens", "reset", "type", "layout", "site", "buttons", "forms", "cards", "bits", "post", "lineage")
LAST = ("manners",)


def files() -> list[Path]:
    """Every stylesheet in the order in which it is read; a new one comes before the reader's wishes."""
    named = {path.stem: path for path in sorted(FOLDER.glob("*.css"))}
    middle = [name for name in named if name not in FIRST + LAST]
    return [named[name] for name in (*FIRST, *middle, *LAST)]


def smaller(css: str) -> str:
    """The same style with fewer bytes: no comments, and space only where it means something."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    css = re.sub(r":\s+(?=[^{}]*[;}])", ":", css)
    return css.replace(";}", "}").strip()


def bundle() -> str:
    """The whole stylesheet of the product."""
    return smaller("\n".join(path.read_text(encoding="utf-8") for path in files()))


def build(path: Path) -> None:
    """Write the bundle; it lies one folder above the files it is made of, and so nearer to the fonts."""
    path.write_text(bundle().replace('url("../fonts/', 'url("fonts/'), encoding="utf-8")
