"""Holding a row until the transaction ends."""

from django.db.models import Model


def lock(row: Model) -> None:
    """Have everybody else who locks this row wait. Only inside a transaction; read the row anew after it.

    PostgreSQL locks the row; ``NO KEY`` leaves room for rows that merely point at it. SQLite holds the whole file for
    a writer from the first statement of its transaction on, and needs nothing here.
    """
    rows = type(row)._default_manager.filter(pk=row.pk)
    list(rows.select_for_update(no_key=True).values_list("pk"))
