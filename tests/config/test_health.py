"""The monitor's page: honest about the database and about the worker."""

import datetime as dt

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from plugdedag.config import health
from plugdedag.outbox.models import Heartbeat


@pytest.mark.django_db
def test_healthy_without_a_worker_yet(client: Client) -> None:
    response = client.get("/healthz", headers={"host": "nobody.example"})
    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    assert response.json()["worker"] is None
    assert response["Cache-Control"].startswith("max-age=0")


@pytest.mark.django_db
def test_the_age_of_the_latest_heartbeat(client: Client) -> None:
    now = dt.datetime(2027, 3, 3, 12, tzinfo=dt.UTC)
    with time_machine.travel(now, tick=False):
        Heartbeat.objects.create(worker="old", at=timezone.now() - dt.timedelta(hours=1))
        Heartbeat.objects.create(worker="new", at=timezone.now() - dt.timedelta(seconds=12))
        assert client.get("/healthz").json()["worker"] == 12


@pytest.mark.django_db
def test_unreachable_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> int:
        raise OperationalError("no route to host secret.example")

    monkeypatch.setattr(health, "worker_age", gone)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "broken", "database": "unreachable", "worker": None}
