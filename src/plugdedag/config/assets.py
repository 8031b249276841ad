"""What is generated before serving: compiled translations, fonts, one stylesheet, hashed static files.

It lands in ``settings.BUILD``. Each step has a key, a hash of all that it is made from, so only the first start and
the first one after an upgrade take time. A lock lets one process build while another waits; a key is written after its
step, so a build that was cut short is simply done again. Older files stay, for a server that still runs on them.
"""

import fcntl
import gettext
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import trans_real
from whitenoise.storage import CompressedManifestStaticFilesStorage

from plugdedag.help.shelf import PICTURES
from plugdedag.lib import messages
from plugdedag.lib.progress import Progress, quiet
from plugdedag.look import fonts, styles

FONTS = ["fonttools", "brotli", "fontpkg-bricolage-grotesque", "fontpkg-instrument-sans", "fontpkg-caveat"]
STATIC = ["django", "django-htmx", "whitenoise", "lucide"]
LEFT_OUT = ["admin", "htmax*", "*.map", "look/css/*"]  # what no page asks for


class Storage(CompressedManifestStaticFilesStorage):
    """Static files under names that hold their hash, gzipped once, kept by browsers for ever."""


def digest(packages: list[str], *patterns: str) -> str:
    """A hash of the versions of these packages and of our own files that match."""
    found = hashlib.sha256(Path(__file__).read_bytes())
    for package in packages:
        found.update(f"{package}=={version(package)}\n".encode())
    for path in sorted(path for pattern in patterns for path in settings.PACKAGE.glob(pattern)):
        if path.is_file():
            found.update(f"{path.relative_to(settings.PACKAGE)}\n".encode() + path.read_bytes())
    return found.hexdigest()


def pictured() -> str:
    """A hash of the pictures of the docs, which lie outside the package in a checkout."""
    found = hashlib.sha256()
    for path in sorted(PICTURES.iterdir()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time; released by the kernel when that process dies."""
    settings.BUILD.mkdir(parents=True, exist_ok=True)
    with (settings.BUILD / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def translations() -> Path:
    """Compile all apps' catalogues to where Django looks for them, and have it forget those it read before."""
    made = messages.compile_into(messages.apps(settings.PACKAGE), settings.LOCALE_PATHS[0])
    gettext._translations.clear()  # type: ignore[attr-defined]
    trans_real._translations = {}  # type: ignore[attr-defined]
    trans_real._default = None  # type: ignore[attr-defined]
    return made


def faces() -> None:
    """Cut the fonts to the letters we use."""
    fonts.build(settings.ASSETS / "look" / "fonts")


def stylesheet() -> None:
    """Join the stylesheet."""
    folder = settings.ASSETS / "look"
    folder.mkdir(parents=True, exist_ok=True)
    styles.build(folder / "site.css")


def collected() -> None:
    """Bring all static files together under hashed names."""
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=LEFT_OUT)


def steps() -> dict[str, tuple[str, Callable[[], object]]]:
    """Each step by its name: its key, and how it is made. The last one gathers what the others made."""
    made: dict[str, tuple[str, Callable[[], object]]] = {
        "Translations": (digest(["babel"], f"*/{messages.PLACE}", "lib/messages.py"), translations),
        "Fonts": (digest(FONTS, "look/fonts.py"), faces),
        "Styles": (digest([], "look/styles.py", "look/static/**/*.css"), stylesheet),
    }
    together = digest(STATIC, "*/static/**/*") + pictured() + made["Fonts"][0] + made["Styles"][0]
    return made | {"Static files": (together, collected)}


def ensure_built(progress: Progress = quiet) -> bool:
    """Make what is missing or older than its sources; answers whether there was anything to do."""
    wanted, stamp = steps(), settings.BUILD / "keys.json"
    with alone():
        kept: dict[str, str] = json.loads(stamp.read_text()) if stamp.exists() else {}
        due = [name for name in wanted if kept.get(name) != wanted[name][0]]
        for number, name in enumerate(due):
            progress(name, number, len(due))
            key, make = wanted[name]
            make()
            kept[name] = key
            stamp.write_text(json.dumps(kept))
        progress("Ready", len(due), len(due))
    return bool(due)
