"""What must be right before a server starts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import OperationalError, connection

from plugdedag.config import readiness, server


def no_writing(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    raise OperationalError("attempt to write a readonly database\nand more")


@pytest.mark.django_db(transaction=True)
def test_a_database_that_takes_no_writing() -> None:
    assert readiness.database_answers() is None
    with connection.execute_wrapper(no_writing):
        said = readiness.database_answers()
    assert said == (
        "The database cannot be written in: attempt to write a readonly database. Give it to who runs PLUG."
    )


@pytest.mark.only("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_copy_that_can_only_be_read() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    said = readiness.database_answers()
    connection.close()
    assert said == "The database can only be read: it is a copy, or set so. Check DATABASE_URL."


@pytest.mark.parametrize(
    ("https", "given", "port", "links"),
    [(False, None, 8123, 8123), (False, None, 80, None), (False, 9000, 8123, 9000), (True, None, 8123, None)],
)
def test_which_port_links_lead_to(
    https: bool,
    given: int | None,
    port: int,
    links: int | None,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.HTTPS, settings.LINK_PORT = https, given
    monkeypatch.setenv("PLUG_LINK_PORT", "")
    server.link_to(port)
    assert links == settings.LINK_PORT
