"""What the tests of lists share: a list looked at, agreed to, and the links of its letters."""

from __future__ import annotations

import re

from plugdedag.outbox.models import Effect
from plugdedag.people.importing import planning
from plugdedag.people.importing.carrying import carry_out
from plugdedag.people.importing.fields import MEMBERS
from plugdedag.people.importing.report import Report
from plugdedag.people.importing.uploading import take, understood
from plugdedag.people.models import Import, Upload
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


def token_of(email: str = SANNE) -> str:
    """The token in the letter to this address."""
    text = Effect.objects.get(key__startswith="invitation:", recipient=email).payload["text"]
    found = re.search(r"/invitations/([^/]+)/", text)
    assert found
    return found[1]
