"""What is generated before serving: fonts, one stylesheet, compiled translations, hashed static files.

It lands in ``settings.BUILD`` and is keyed on everything it is made from, so that only the first start, and the first
one after an upgrade, takes time. A lock lets one process build while another waits; the key is written last, so a build
that was cut short is simply done again. Files of an older build stay for a server that still runs on it.
"""

import fcntl
import gettext
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import trans_real
from whitenoise.storage import CompressedManifestStaticFilesStorage

from plugdedag.lib import messages
from plugdedag.lib.progress import Progress, quiet
from plugdedag.look import fonts, styles

MADE_WITH = [
    "django", "django-htmx", "whitenoise", "fonttools", "babel", "lucide",
    "fontpkg-bricolage-grotesque", "fontpkg-instrument-sans", "fontpkg-caveat",
]  # fmt: skip
MADE_FROM = {".po", ".css", ".js", ".svg", ".py", ".png", ".webmanifest"}
LEFT_OUT = ["admin", "account", "htmax*", "*.map", "css"]  # what no page asks for


class Storage(CompressedManifestStaticFilesStorage):
    """Static files under names that hold their hash, gzipped once, kept by browsers for ever."""


def sources() -> Iterator[Path]:
    """Our own files a build is made from: the look and its generators, every app's static files and catalogues."""
    for path in sorted(settings.PACKAGE.rglob("*")):
        inside = path.relative_to(settings.PACKAGE).parts
        if path.suffix in MADE_FROM and (inside[0] == "look" or "static" in inside or "locale" in inside):
            yield path


def key() -> str:
    """A hash of all that goes into a build."""
    digest = hashlib.sha256()
    for package in MADE_WITH:
        digest.update(f"{package}=={version(package)}\n".encode())
    for path in [Path(__file__), *sources()]:
        digest.update(f"{path.relative_to(settings.PACKAGE)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


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


def generated() -> None:
    """Write the fonts and the stylesheet that the pages ask for."""
    folder = settings.STATICFILES_DIRS[0] / "look"
    folder.mkdir(parents=True, exist_ok=True)
    fonts.build(folder / "fonts")
    styles.build(folder / "site.css")


def collected() -> None:
    """Bring all static files together under hashed names."""
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=LEFT_OUT)


STEPS: list[tuple[str, Callable[[], object]]] = [
    ("Translations", translations),
    ("Fonts and styles", generated),
    ("Static files", collected),
]


def ensure_built(progress: Progress = quiet) -> bool:
    """Build what is missing or older than its sources; answers whether there was anything to do.

    ``progress`` is told what comes, how many steps are done, and of how many.
    """
    stamp, wanted = settings.BUILD / "key", key()
    with alone():
        if stamp.exists() and stamp.read_text() == wanted:
            return False
        for number, (what, step) in enumerate(STEPS):
            progress(what, number, len(STEPS))
            step()
        stamp.write_text(wanted)
        progress("Ready", len(STEPS), len(STEPS))
    return True
