"""Reading the environment: each reader answers a checked value or stops with what was wrong and the cure."""

import os
import re
import secrets
import sys
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit

import environ

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def refuse(name: str, value: str, expected: str, cure: str) -> NoReturn:
    """Stop the start in one line: the value, what was expected, and the cure."""
    sys.exit(f"{name}={value!r} is not usable: expected {expected}. {cure}")


def masked(url: str) -> str:
    """The address without its password, fit to be shown."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", url)


def text(name: str, default: str) -> str:
    return os.environ.get(name, default)


def words(name: str, default: list[str]) -> list[str]:
    """A comma-separated list."""
    raw = os.environ.get(name)
    return default if raw is None else [word.strip() for word in raw.split(",") if word.strip()]


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
    if raw.isdigit() and 0 < int(raw) < 65536:
        return int(raw)
    refuse(name, raw, "a port from 1 to 65535", f"For example {name}=8000.")


def folder(name: str, default: Path) -> Path:
    """A folder we may write in; made when it is not there."""
    path = Path(os.environ.get(name) or default).expanduser().absolute()
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
        if len(raw) < 50:
            refuse(name, raw[:3] + "…", "at least 50 characters", "Leave it out to have one made and kept.")
        return raw
    if not kept_in.exists():
        descriptor = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept_in.read_text()


SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database(name: str, default: Path) -> dict[str, Any]:
    """SQLite beside the data unless the environment names another database."""
    raw = os.environ.get(name) or f"sqlite:///{default}"
    try:
        found: dict[str, Any] = dict(environ.Env.db_url_config(raw))
    except Exception:
        found = {}
    engine = found.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3":
        return found | {"OPTIONS": SQLITE_OPTIONS}
    if engine == "django.db.backends.postgresql":
        host = unquote(found.get("HOST", ""))  # a folder with a socket is written %2Frun%2Fpostgresql
        return found | {
            "HOST": host,
            "OPTIONS": {**found.get("OPTIONS", {}), "options": "-c lock_timeout=3000"},
        }
    refuse(
        name, masked(raw), "sqlite:///… or postgres://…", "For example postgres://plug:secret@localhost/plug."
    )


MAIL_SCHEMES = {
    "smtp": ("django.core.mail.backends.smtp.EmailBackend", {}),
    "smtp+tls": ("django.core.mail.backends.smtp.EmailBackend", {"use_tls": True}),
    "smtps": ("django.core.mail.backends.smtp.EmailBackend", {"use_ssl": True}),
}


def mail(name: str, kept_in: Path) -> dict[str, Any]:
    """Where mail goes: an SMTP server, or files beside the data when none is named (the demo reads those)."""
    raw = os.environ.get(name)
    if not raw:
        return {"backend": "django.core.mail.backends.filebased.EmailBackend", "file_path": str(kept_in)}
    url = urlsplit(raw)
    if url.scheme not in MAIL_SCHEMES or not url.hostname:
        refuse(
            name,
            masked(raw),
            "smtp://, smtp+tls:// or smtps://",
            "For example smtp+tls://user:word@mail.example.org:587.",
        )
    backend, extra = MAIL_SCHEMES[url.scheme]
    return {
        "backend": backend, "host": url.hostname, "port": url.port or 25, "timeout": 20,
        "host_user": url.username or "", "host_password": url.password or "", **extra,
    }  # fmt: skip
