"""Somebody leaves: letters to them that are not out stay in, and of the others the address goes."""

from __future__ import annotations

from plugdedag.outbox.models import Bounce, Effect, State

OUT_THERE = (State.SENDING, State.DONE)


def withdraw(address: str, instead: str) -> int:
    """Delete what is not delivered to an address, and write ``instead`` over it in what is. Answers how many.

    What is known of letters that came back from there goes too. A letter that is being sent this moment is left to
    end: its words go with its delivery.
    """
    Bounce.objects.of(address).delete()
    Bounce.objects.filter(lifted_by__iexact=address).update(lifted_by=instead)
    letters = Effect.objects.filter(recipient__iexact=address)
    not_out = letters.exclude(state__in=OUT_THERE).delete()[0]
    return not_out + letters.update(recipient=instead, error="")
