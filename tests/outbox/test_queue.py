import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from plugdedag.outbox.models import Effect, State
from plugdedag.outbox.queue import enqueue, enqueue_all

pytestmark = pytest.mark.django_db


def test_twice_is_once_and_the_first_words_stay() -> None:
    first = enqueue("mail", "moved:1", "bo@example.org", {"text": "donderdag"})
    again = enqueue("mail", "moved:1", "bo@example.org", {"text": "vrijdag"})
    assert (again.pk, again.payload, Effect.objects.count()) == (first.pk, {"text": "donderdag"}, 1)


def test_each_recipient_and_each_occasion_is_an_effect_of_its_own() -> None:
    for key, recipient in [("moved:1", "bo@example.org"), ("moved:1", "noor@example.org"),
                           ("moved:2", "bo@example.org")]:  # fmt: skip
        enqueue("mail", key, recipient, {})
    assert Effect.objects.count() == 3


def test_no_fact_no_effect() -> None:
    with transaction.atomic():
        enqueue("mail", "moved:1", "bo@example.org", {})
        transaction.set_rollback(True)
    assert Effect.objects.count() == 0


def test_it_waits_until_it_is_due() -> None:
    tomorrow = timezone.now() + dt.timedelta(days=1)
    effect = enqueue("mail", "moved:1", "bo@example.org", {}, due=tomorrow)
    assert (effect.state, effect.due) == (State.WAITING, tomorrow)
    assert list(Effect.objects.ready(timezone.now())) == []
    assert list(Effect.objects.ready(tomorrow)) == [effect]


def test_for_many_at_once_it_waits_until_it_is_due_too() -> None:
    tomorrow = timezone.now() + dt.timedelta(days=1)
    enqueue_all("mail", [("moved:1", name, {}) for name in ("bo@example.org", "noor@example.org")], tomorrow)
    assert [effect.due for effect in Effect.objects.all()] == [tomorrow, tomorrow]
