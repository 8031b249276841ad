"""What the invariants count with: rows past every manager, what is there twice, and a number in words."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models import Count

Model = type[models.Model]


def rows(model: Model, using: str) -> models.QuerySet[models.Model]:
    return model._base_manager.using(using).order_by()


def told(count: int, words: str) -> Iterator[str]:
    """The words with the number before them, when there is anything to tell."""
    if count:
        yield f"{count} {words}"


def doubled(found: models.QuerySet[models.Model], *fields: str) -> int:
    """How many combinations are there more than once."""
    return found.values(*fields).annotate(times=Count("pk")).filter(times__gt=1).count()
