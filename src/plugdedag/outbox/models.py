"""Effects in the world, written in the same transaction as the fact and delivered by the worker."""

from __future__ import annotations


from django.db import models
from django.utils import timezone


class State(models.TextChoices):
    WAITING = "waiting"
    CLAIMED = "claimed"
    DONE = "done"
    UNCERTAIN = "uncertain"  # the worker died between sending and noting it: a person decides
    FAILED = "failed"


class Effect(models.Model):
    """One effect for one recipient; ``UNIQUE(key, recipient)`` makes enqueueing it twice the same as once."""

    key = models.CharField(max_length=200)
    recipient = models.CharField(max_length=254)
    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField(default=timezone.now)
    claimed = models.DateTimeField(null=True)
    done = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "recipient"], name="effect_once_a_recipient")]
        indexes = [models.Index(fields=["state", "due"], name="effect_next")]

    def __str__(self) -> str:
        return f"{self.key} → {self.recipient}"


class Heartbeat(models.Model):
    """When a worker last said it was alive; ``/healthz`` reads it."""

    worker = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker
