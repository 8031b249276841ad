"""Reading the environment: each reader answers a checked value or stops with what was wrong and the cure."""

import os
import re
import secrets
import sys
import warnings
from contextlib import suppress
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit

import environ

SECRET = 50  # characters
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def refuse(name: str, value: str, expected: str, cure: str) -> NoReturn:
    """Stop the start in one line: the value, what was expected, and the cure."""
    sys.exit(f"{name}={value!r} is not usable: expected {expected}. {cure}")


def masked(url: str) -> str:
    """The address without its password, fit to be shown."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", url)


def choice(name: str, default: str, among: list[str]) -> str:
    """One of these words, in any case."""
    raw = os.environ.get(name) or default
    if raw.upper() in among:
        return raw.upper()
    refuse(name, raw, f"one of {', '.join(among)}", f"For example {name}={default}.")


def sender(name: str, default: str) -> str:
    """An address that mail can be from, with or without a name before it."""
    raw = os.environ.get(name) or default
    if "@" in parseaddr(raw)[1] and "\n" not in raw:
        return raw
    refuse(name, raw, "an e-mail address", f"For example {name}='PLUG <plug@example.org>'.")


def address(name: str) -> str:
    """A bare e-mail address; empty when none is named."""
    raw = os.environ.get(name, "").strip()
    if not raw or re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", raw):
        return raw
    refuse(name, raw, "an e-mail address", f"For example {name}=you@example.org, or leave it out.")


def hosts(name: str, default: list[str]) -> list[str]:
    """Hostnames, with commas between them; bare, as a browser sends them. None named is the default."""
    raw = os.environ.get(name, "")
    found = [word.strip().lower() for word in raw.split(",") if word.strip()] or default
    for host in found:
        if not re.fullmatch(r"\*|\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\]", host):
            refuse(
                name, host, "a bare hostname", f"Without https:// and port, as in {name}=plug.example.org."
            )
    return found


def flag(name: str, *, default: bool) -> bool:
    raw = os.environ.get(name)
    if raw is None:
        return default
    if raw.lower() in TRUE | FALSE:
        return raw.lower() in TRUE
    refuse(name, raw, "yes or no", f"Set {name}=yes or {name}=no, or leave it out.")


def port(name: str) -> int | None:
    raw = os.environ.get(name)
    if not raw:
        return None
    if raw.isascii() and raw.isdigit() and 0 < int(raw) < 65536:
        return int(raw)
    refuse(name, raw, "a port from 1 to 65535", f"For example {name}=8000.")


def folder(name: str, default: Path) -> Path:
    """A folder we may write in; made when it is not there."""
    return writable(name, Path(os.environ.get(name) or default).expanduser().absolute())


def writable(name: str, path: Path) -> Path:
    """The folder, made when it is not there, that the setting ``name`` leads to."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(
            name,
            str(path),
            "a folder that can be made",
            f"{error.strerror}: choose another with {name}=/a/folder.",
        )
    if not os.access(path, os.W_OK):
        refuse(name, str(path), "a folder that can be written in", f"Choose another with {name}=/a/folder.")
    return path


def secret(name: str, kept_in: Path) -> str:
    """The signing key: from the environment, else made once and kept beside the data (mode 600)."""
    raw = os.environ.get(name)
    if raw is not None:
        if len(raw) < SECRET:
            refuse(name, raw[:3] + "…", "at least 50 characters", "Leave it out to have one made and kept.")
        return raw
    if not kept_in.exists():
        make_secret(kept_in)
    try:
        kept = kept_in.read_text()
    except (OSError, UnicodeDecodeError) as error:
        refuse(name, str(kept_in), "a file that can be read", f"{error}: give it to who runs PLUG.")
    if len(kept) < SECRET:
        cure = "Restore it from a backup, or remove it to have one made: then everybody signs in anew."
        refuse(name, str(kept_in), "a file of at least 50 characters", cure)
    return kept


def make_secret(kept_in: Path) -> None:
    """Write a fresh key, whole and on disk, or leave the one that another first start made meanwhile."""
    mine = kept_in.with_name(f"{kept_in.name}.{os.getpid()}")
    descriptor = os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):  # the other of two first starts was quicker: its key is the one
        os.link(mine, kept_in)
    mine.unlink()


SQLITE = "plugdedag.lib.sqlite3"  # Django's, with a fair turn to write
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}

KEPT = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}  # a page's thread keeps its connection


def database(name: str, default: Path) -> dict[str, Any]:
    """SQLite beside the data unless the environment names another database."""
    if raw := os.environ.get(name):
        return database_at(name, raw)
    return KEPT | {"ENGINE": SQLITE, "NAME": str(default), "OPTIONS": SQLITE_OPTIONS}


def database_at(name: str, raw: str) -> dict[str, Any]:
    """The database at an address; ``name`` says where the address was written."""
    try:
        with warnings.catch_warnings(action="ignore"):  # what is wrong is said below, in one line
            found: dict[str, Any] = dict(environ.Env.db_url_config(raw))
    except Exception:
        found = {}
    engine = found.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3":
        return KEPT | found | {"ENGINE": SQLITE, "OPTIONS": SQLITE_OPTIONS}
    if engine == "django.db.backends.postgresql":
        if find_spec("psycopg") is None:
            refuse(name, masked(raw), "the package psycopg", "Install it: pip install 'plugdedag[postgres]'.")
        host = unquote(found.get("HOST", ""))  # a folder with a socket is written %2Frun%2Fpostgresql
        return (
            KEPT
            | found
            | {
                "HOST": host,
                "OPTIONS": {**found.get("OPTIONS", {}), "options": "-c lock_timeout=3000"},
            }
        )
    refuse(
        name, masked(raw), "sqlite:///… or postgres://…", "For example postgres://plug:secret@localhost/plug."
    )


MAIL_SCHEMES = {
    "smtp": ("django.core.mail.backends.smtp.EmailBackend", {}),
    "smtp+tls": ("django.core.mail.backends.smtp.EmailBackend", {"use_tls": True}),
    "smtps": ("django.core.mail.backends.smtp.EmailBackend", {"use_ssl": True}),
}
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail(name: str, kept_in: Path) -> dict[str, Any]:
    """Where mail goes: an SMTP server, or files beside the data when none is named (the demo reads those)."""
    raw = os.environ.get(name)
    if not raw:
        return {"backend": "django.core.mail.backends.filebased.EmailBackend", "file_path": str(kept_in)}
    try:
        url = urlsplit(raw)
        number = url.port or PORTS.get(url.scheme)
    except ValueError:
        url, number = urlsplit(""), None
    if url.scheme not in MAIL_SCHEMES or not url.hostname:
        refuse(
            name,
            masked(raw),
            "smtp://, smtp+tls:// or smtps://",
            "For example smtp+tls://user:word@mail.example.org:587.",
        )
    backend, extra = MAIL_SCHEMES[url.scheme]
    return {
        "backend": backend, "host": url.hostname, "port": number, "timeout": 20,
        "host_user": unquote(url.username or ""), "host_password": unquote(url.password or ""), **extra,
    }  # fmt: skip
