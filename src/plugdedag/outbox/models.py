"""Effects in the world, written in the same transaction as the fact and delivered by the worker."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.utils import timezone


class State(models.TextChoices):
    WAITING = "waiting"
    CLAIMED = "claimed"  # a worker took it and has not begun: safe to give to another
    SENDING = "sending"  # it may be out there from here on
    DONE = "done"
    UNCERTAIN = "uncertain"  # begun, and the end was never noted: a person decides
    FAILED = "failed"
    HELD = "held"  # not sent: the address bounced; who lifts the bounce sends it


class Effects(models.QuerySet["Effect"]):
    def ready(self, now: dt.datetime) -> Effects:
        """What a worker may take now, the longest due first."""
        return self.filter(state=State.WAITING, due__lte=now).order_by("due", "pk")

    def open(self) -> Effects:
        """What is not delivered: waiting, under way, uncertain, failed or held."""
        return self.exclude(state=State.DONE).order_by("due", "pk")

    def unsent(self) -> Effects:
        """What surely has not left yet."""
        return self.filter(state__in=[State.WAITING, State.CLAIMED])

    def again(self) -> int:
        """Have them wait to be sent anew, as if nobody had tried."""
        return self.update(state=State.WAITING, claim=None, attempts=0, due=timezone.now(), error="")


class Effect(models.Model):
    """One effect for one recipient; ``UNIQUE(key, recipient)`` makes enqueueing it twice the same as once."""

    key = models.CharField(max_length=200)
    recipient = models.CharField(max_length=254)
    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField(default=timezone.now)
    claim = models.UUIDField(null=True)  # of the worker that holds it; who lost it can no longer begin
    claimed = models.DateTimeField(null=True)
    done = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    created = models.DateTimeField(default=timezone.now)

    objects = Effects.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "recipient"], name="effect_once_a_recipient")]
        indexes = [models.Index(fields=["state", "due"], name="effect_next")]

    def __str__(self) -> str:
        return f"{self.key} → {self.recipient}"

    def begin(self, claim: uuid.UUID) -> bool:
        """Note that sending starts now. False when the claim was lost meanwhile: then nothing may be sent."""
        held = Effect.objects.filter(pk=self.pk, claim=claim, state=State.CLAIMED)
        begun = held.update(state=State.SENDING, claimed=timezone.now(), attempts=models.F("attempts") + 1)
        self.attempts += begun
        return bool(begun)

    def settle(self, claim: uuid.UUID, state: State, **fields: object) -> bool:
        """Note how it ended. Also when we took so long that it was already listed as uncertain: now we know."""
        held = Effect.objects.filter(pk=self.pk, claim=claim, state__in=[State.SENDING, State.UNCERTAIN])
        return bool(held.update(state=state, claim=None, **fields))

    def retry(self) -> bool:
        """A person decided to send it again; only what failed, is uncertain or held."""
        stuck = Effect.objects.filter(pk=self.pk, state__in=[State.FAILED, State.UNCERTAIN, State.HELD])
        return bool(stuck.again())


class Bounces(models.QuerySet["Bounce"]):
    def open(self) -> Bounces:
        """Addresses to which nothing goes now."""
        return self.filter(lifted__isnull=True)

    def of(self, address: str) -> Bounces:
        return self.filter(address=address.strip().lower())


class Bounce(models.Model):
    """A mail server said for good that an address takes no letters. Until somebody lifts it, nothing goes there."""

    address = models.CharField(max_length=254)  # in small letters
    letter = models.CharField(max_length=200)  # the key of the one that came back
    said = models.TextField(blank=True)  # by the mail server
    at = models.DateTimeField(default=timezone.now)
    lifted = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=254, blank=True)  # the address of who did

    objects = Bounces.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=models.Q(lifted__isnull=True), name="bounce_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.address} ✗"


class Heartbeats(models.QuerySet["Heartbeat"]):
    def beat(self, worker: str) -> None:
        """This worker lives."""
        self.update_or_create(worker=worker, defaults={"at": timezone.now()})

    def age(self) -> float | None:
        """Seconds since any worker said it lives; None when none ever did."""
        last = self.aggregate(last=models.Max("at"))["last"]
        return (timezone.now() - last).total_seconds() if last else None


class Heartbeat(models.Model):
    """When a worker last said it was alive; ``/healthz`` reads it."""

    worker = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()

    objects = Heartbeats.as_manager()

    def __str__(self) -> str:
        return self.worker
