"""The last number that each table handed out.

A row that was deleted has had its number, and letters and links may name it: no other row may ever get it. So a backup
keeps the counters too, and not only the rows.
"""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


def read(model: type[models.Model], connection: BaseDatabaseWrapper) -> int | None:
    """The last number handed out, or the highest there is; 0 when there is none, None when the table counts nothing."""
    if model._meta.auto_field is None:
        return None
    highest = model._base_manager.using(connection.alias).aggregate(highest=models.Max("pk"))["highest"]
    return max(handed_out(model, connection), highest or 0)


def handed_out(model: type[models.Model], connection: BaseDatabaseWrapper) -> int:
    """What the database itself would go on from."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            row = cursor.fetchone()
            return row[0] if row else 0
        cursor.execute(f"SELECT last_value, is_called FROM {sequence(model, connection)}")  # noqa: S608
        last, called = cursor.fetchone()
        return last if called else 0


def write(model: type[models.Model], connection: BaseDatabaseWrapper, last: int) -> None:
    """Go on counting after ``last``."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [model._meta.db_table, last]
            )
        else:
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence(model, connection), max(last, 1), last > 0])


def sequence(model: type[models.Model], connection: BaseDatabaseWrapper) -> str:
    """PostgreSQL's name for a table's counter."""
    assert model._meta.auto_field is not None
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, model._meta.auto_field.column])
        return str(cursor.fetchone()[0])
