"""Putting an effect in the outbox."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from plugdedag.outbox.models import Effect


def enqueue(
    kind: str, key: str, recipient: str, payload: dict[str, Any], due: dt.datetime | None = None
) -> Effect:
    """Write down that an effect must happen, inside the caller's transaction: no fact, no effect.

    The same key for the same recipient is the same effect: what was written first stays, and is answered.
    ``due`` is an aware datetime, now when left out.
    """
    effect, _ = Effect.objects.get_or_create(
        key=key,
        recipient=recipient,
        defaults={"kind": kind, "payload": payload, "due": due or timezone.now()},
    )
    return effect


def enqueue_all(
    kind: str, effects: Iterable[tuple[str, str, dict[str, Any]]], due: dt.datetime | None = None
) -> None:
    """The same for many recipients at once, as (key, recipient, payload); who has this effect already keeps it."""
    due = due or timezone.now()
    Effect.objects.bulk_create(
        [
            Effect(kind=kind, key=key, recipient=recipient, payload=payload, due=due)
            for key, recipient, payload in effects
        ],
        ignore_conflicts=True,
    )
