"""A row as a line of JSON, the same from any database, and back.

The first line of a table names its columns; each following line is one row, in the order of the keys. Moments are in
UTC with their microseconds, UUIDs and decimals are text, bytes are base64. A NUL, which means nothing in a text and
which PostgreSQL cannot keep, is left out. So two databases hold the same when their lines are the same.
"""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import json
import uuid
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from django.db.models.functions import Collate
from django.utils.duration import duration_iso_string

Rows = Iterator[list[Any]]
BATCH = 500
BYTEWISE = {"sqlite": "BINARY", "postgresql": "C"}  # the one order of texts that all databases share


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that hold something of their own, not what the database works out itself."""
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def lines(model: type[models.Model], connection: BaseDatabaseWrapper) -> Iterator[bytes]:
    """A table: its columns, then its rows."""
    names = [field.attname for field in columns(model)]
    yield line(names)
    key = model._meta.pk
    assert key is not None
    target = key.target_field if isinstance(key, models.ForeignKey) else key
    order = F(key.attname)
    ordered = (
        Collate(order, BYTEWISE[connection.vendor])
        if isinstance(target, models.CharField | models.TextField)
        else order
    )
    found = model._base_manager.using(connection.alias).order_by(ordered)
    for row in found.values_list(*names).iterator(chunk_size=2000):
        yield line([plain(value) for value in row])


def line(row: list[Any]) -> bytes:
    said = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if "\\u0000" in said:
        said = json.dumps(without_nul(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return said.encode("utf-8", "replace") + b"\n"


def without_nul(value: Any) -> Any:
    """The same without a NUL in any text."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [without_nul(each) for each in value]
    if isinstance(value, dict):
        return {without_nul(name): without_nul(each) for name, each in value.items()}
    return value


def plain(value: Any) -> Any:
    """A value of a column as JSON can hold it."""
    if isinstance(value, dt.datetime):
        return (value.astimezone(dt.UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return duration_iso_string(value)
    if isinstance(value, uuid.UUID | decimal.Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def revived(field: models.Field[Any, Any], value: Any) -> Any:
    """What :func:`plain` made plain."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)


def load(model: type[models.Model], given: Iterator[bytes], connection: BaseDatabaseWrapper) -> int:
    """Put a table's lines into it; answers how many rows. Raises ``ValueError`` when the columns are others."""
    fields = columns(model)
    if json.loads(next(given, b"null")) != [field.attname for field in fields]:
        raise ValueError(f"{model._meta.db_table} has other columns")
    quote = connection.ops.quote_name
    names, marks = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    done = 0
    with connection.cursor() as cursor:
        while batch := [prepared(fields, each, connection) for each in islice(given, BATCH)]:
            cursor.executemany(insert, batch)
            done += len(batch)
    return done


def prepared(fields: list[models.Field[Any, Any]], said: bytes, connection: BaseDatabaseWrapper) -> list[Any]:
    """A line as the database wants its values."""
    return [
        field.get_db_prep_save(revived(field, value), connection=connection)
        for field, value in zip(fields, json.loads(said), strict=True)
    ]
