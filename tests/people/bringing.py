"""What the tests of lists share: a list looked at, agreed to, and the links of its letters."""

from __future__ import annotations

from django.core import mail

from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.models import Effect
from plugdedag.people.importing import planning
from plugdedag.people.importing.asking import token_for
from plugdedag.people.importing.carrying import carry_out
from plugdedag.people.importing.fields import MEMBERS
from plugdedag.people.importing.report import Report
from plugdedag.people.importing.uploading import take, understood
from plugdedag.people.models import Import, Invitation, Upload
from tests.cast import Cast
from tests.people.lists import csv

SANNE = "sanne@example.net"


def sent(cast: Cast, *rows: str, headings: str = "naam;mail;sinds;organisatie;functie") -> Upload:
    """A list that the organiser sent, cells split by semicolons."""
    data = csv([row.split(";") for row in (headings, *rows)])
    return take(cast.city, "members", MEMBERS, data, "leden.csv", cast.noor)


def looked_at(upload: Upload) -> Report:
    return planning.plan(upload.city, upload.rows, understood(upload))


def agreed_to(cast: Cast, *rows: str) -> Import:
    """A list that the organiser sent and said yes to."""
    return carry_out(sent(cast, *rows), cast.noor)


def sent_all() -> list[mail.EmailMessage]:
    """Have the worker send what is due; everything that was sent in this test."""
    while worker.work(handlers()):
        pass
    return mail.outbox


def token_of(email: str = SANNE) -> str:
    """The token that the letter to this address holds, sent or not."""
    found = Invitation.objects.get(email=email)
    assert Effect.objects.filter(key=found.key, recipient=email).exists()
    return token_for(found)
