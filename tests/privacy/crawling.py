"""Every address, asked as every role, and what the answer says: pages, refusals, files, PDFs."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from plugdedag.days.models import Day, Residency
from plugdedag.people.models import Person, Report
from plugdedag.places.models import Offer
from plugdedag.questions.models import Contribution
from tests.cast import Cast
from tests.house.routes import ROUTES
from tests.house.test_routes import client_of
from tests.people.knocking import proved
from tests.privacy.canaries import Cage, Canary

ABROAD = "abroad"  # an organiser of another city, on its own hostname
SEARCHED = {"door": "?q=qz"}


def visitor_of(role: str, cast: Cast, abroad: Person) -> Client:
    if role != ABROAD:
        return client_of(role, cast)
    client = Client(headers={"host": "rotterdam.testserver"})
    client.force_login(abroad)
    proved(client)
    return client


def asked(cast: Cast, role: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every address of the table, and the pages of the rows in which a canary sits."""
    for name, route in ROUTES.items():
        yield name, route.at(cast, role), route.method
    for name in ("day", "desk_day"):
        yield name, {"uuid": cast.days[2].pk}, "get"
    for uuid in Day.objects.in_city(cast.city).gatherings().values_list("pk", flat=True):
        for name in ("gathering", "day", "desk_day", "desk_gathering", "door"):
            yield name, {"uuid": uuid}, "get"
    for pk in Contribution.objects.filter(question=cast.question).values_list("pk", flat=True):
        yield "contribution", {"uuid": pk}, "get"
    for pk in Residency.objects.in_city(cast.city).values_list("pk", flat=True):
        yield "desk_residency", {"pk": pk}, "get"
    for pk in Offer.objects.in_city(cast.city).values_list("pk", flat=True):
        yield "desk_offer", {"pk": pk}, "get"
    for report in Report.objects.in_city(cast.city):
        yield "desk_report", {"uuid": report.pk}, "get"
    for who in Person.objects.filter(memberships__city=cast.city):
        yield "person", {"uuid": who.uuid}, "get"


def crawl(
    client: Client, role: str, cast: Cast, cage: Cage, names: Iterable[str] = ROUTES, ends: Iterable[str] = ()
) -> dict[str, set[Canary]]:  # fmt: skip
    """The canaries on each page that is answered, and other words to look for; nothing done by asking stays."""
    heard: dict[str, set[Canary]] = defaultdict(set)
    with transaction.atomic():
        for name, arguments, method in asked(cast, role):
            if name not in names:
                continue
            with transaction.atomic():
                kept = dict(client.cookies)
                answer = getattr(client, method)(reverse(name, kwargs=arguments) + SEARCHED.get(name, ""))
                words = read(answer)
                heard[name] |= cage.heard(words) | {Canary(each) for each in ends if each in words}
                transaction.set_rollback(True)
                client.cookies.update(kept)
    return heard


def read(answer: HttpResponse) -> str:
    """The words of an answer; of a PDF those that are printed.

    A stream goes on without end and tells, piece by piece, what ``board_events`` answers at once: that is read instead.
    """
    if answer.streaming and answer.is_async:  # type: ignore[attr-defined]
        return ""
    body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if answer.get("Content-Type") != "application/pdf":
        return body.decode()
    command = ["pdftotext", "-", "-"]
    return subprocess.run(command, input=body, capture_output=True, check=True).stdout.decode()
