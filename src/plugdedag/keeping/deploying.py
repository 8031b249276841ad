"""The files that make a Debian server run PLUG: units for systemd, a Caddyfile, the settings, and what puts them there.

They are templates in ``data/deploy``; a word between « and » is filled in.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from plugdedag.lib.refusals import Refused

TEMPLATES = Path(__file__).parent / "data" / "deploy"
TOGETHER, APART = ["plug.service"], ["plug-web.service", "plug-worker.service"]
ALWAYS = ["plug-backup.service", "plug-backup.timer", "plug.sysusers", "plug.sh", "install.sh", "Caddyfile"]
EDITED = "plug.env"
HOSTNAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+")
HIDDEN = {"home", "root"}  # what the units are not shown of the machine


@dataclass(frozen=True)
class Server:
    """What is to be filled in."""

    domains: list[str]
    program: Path
    port: int = 8000
    apart: bool = False

    def words(self) -> dict[str, str]:
        return {
            "hardening": (TEMPLATES / "hardening.conf").read_text().rstrip(), "program": str(self.program),
            "port": str(self.port), "domain": self.domains[0], "hosts": ",".join(self.domains),
            "sites": ", ".join(self.domains),
        }  # fmt: skip


def here() -> Path:
    """The program that is running now, as the server would start it."""
    return Path(sys.executable).parent / "plug"


def write(server: Server, out: Path) -> list[Path]:
    """Write the files into a folder; settings that were edited there are kept. Raises ``Refused``."""
    check(server)
    names = (APART if server.apart else TOGETHER) + ALWAYS
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in {*TOGETHER, *APART} - set(names):
            (out / name).unlink(missing_ok=True)
        names += [] if (out / EDITED).exists() else [EDITED]
        for name in names:
            (out / name).write_text(filled(name, server), encoding="utf-8")
        (out / EDITED).chmod(0o600)
    except OSError as error:
        raise Refused(
            f"Cannot write in {out}: {error.strerror}. Choose another folder with --out."
        ) from error
    return [out / name for name in sorted(names)]


def check(server: Server) -> None:
    """Raise ``Refused`` for what would not run."""
    for domain in server.domains:
        if not HOSTNAME.fullmatch(domain):
            raise Refused(
                f"“{domain}” is not a name for a site: give one such as plug.example.org, without https://."
            )
    if not server.program.is_absolute() or re.search(r"[\s\"'«%$]", str(server.program)):
        raise Refused(f"{server.program} cannot be started by a server: give its whole path, without spaces.")
    if server.program.parts[1:2] and server.program.parts[1] in HIDDEN:
        raise Refused(
            f"{server.program} is in somebody's home, which a server does not look into: install in /opt/plug."
        )


def filled(name: str, server: Server) -> str:
    """A template with its words filled in."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    for word, value in server.words().items():
        text = text.replace(f"«{word}»", value)
    return text
