"""What must be right before a server starts. Each check answers None, or one line: what is wrong and the cure."""

import socket
import sqlite3
from collections.abc import Iterator

from django.conf import settings
from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from plugdedag.cities.models import City

WAL_IS_SAFE_FROM = (3, 51, 3)


def port_is_free(host: str, port: int) -> str | None:
    """Whether we can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except PermissionError:
            return f"Port {port} is not ours to use: take one above 1023, for example --port {port + 8000}."
        except OSError as error:
            if error.errno == 98 or "in use" in str(error):
                return f"Port {port} is busy: stop what runs there, or take another with --port {port + 1}."
            return f"Cannot listen on {host}: {error.strerror or error}. Take another with --host 127.0.0.1."
    return None


def database_answers() -> str | None:
    """Whether the database can be reached and written in."""
    try:
        connection.ensure_connection()
    except Error as error:
        return f"The database cannot be reached: {reason(error)}. Check DATABASE_URL, and that it runs."
    try:
        with (
            transaction.atomic(),
            connection.cursor() as cursor,
        ):  # on SQLite this asks for the right to write
            if connection.vendor == "postgresql":
                cursor.execute("SHOW transaction_read_only")
                if cursor.fetchone() == ("on",):
                    return "The database can only be read: it is a copy, or set so. Check DATABASE_URL."
    except Error as error:
        return f"The database cannot be written in: {reason(error)}. Give it to who runs PLUG."
    return None


def database_is_ready() -> str | None:
    """Whether the database answers and has its tables as they are now."""
    return database_answers() or database_is_migrated()


def reason(error: Error) -> str:
    return str(error).strip().splitlines()[0]


def is_no_demo() -> str | None:
    """Whether this is a real installation: a demo lets anybody read all mail and be anybody."""
    return "PLUG_DEMO is for “plug demo”, which sets it by itself: leave it out." if settings.DEMO else None


def database_is_migrated() -> str | None:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing and not executor.loader.applied_migrations:
        return "There is nothing here yet: make a city with “plug init”."
    if missing:
        return f"The database is {len(missing)} migrations behind this version: run “plug migrate”."
    return None


def city_is_there() -> str | None:
    """Whether there is a city to serve."""
    return None if City.objects.exists() else "There is no city yet: make one with “plug init”."


def obstacles(host: str, port: int) -> Iterator[str]:
    """What stands in the way of serving, the first thing to mend first."""
    checks = (
        is_no_demo,
        lambda: port_is_free(host, port),
        database_answers,
        database_is_migrated,
        city_is_there,
    )
    for check in checks:
        wrong = check()
        if wrong:
            yield wrong
            return


def warnings() -> Iterator[str]:
    """What works, but could be better."""
    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < WAL_IS_SAFE_FROM:
        yield (
            f"SQLite {sqlite3.sqlite_version} has a rare fault when several processes share a file; 3.51.3 mends it."
        )
    if settings.HTTPS:
        yield "Pages answer on https alone, behind a proxy. To try without one: PLUG_HTTPS=no."
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        yield f"Mail is written to {settings.DATA / 'mail'} until PLUG_MAIL_URL names a mail server."
