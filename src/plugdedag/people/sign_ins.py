"""Where somebody is signed in: a row for each session, so that they see it and can end it.

The session itself is Django's. The row is written when a session is first seen and then once a day, never on each
request; what of it has to outlive a change of the session's key (``since``) is in the session.
"""

from __future__ import annotations

import datetime as dt

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from plugdedag.people.devices import browser_of, system_of
from plugdedag.people.models import Person, SignIn
from plugdedag.people.requests import Request

NOTED, SINCE = "noted", "since"  # what a session remembers: which key and day the row knows, when it began


def note(request: Request) -> None:
    """Have a row for the session of this request, with today in it."""
    session, today = request.session, request.city.today()
    if session.session_key is None:
        session.save()
    if session.get(NOTED) == [session.session_key, today.isoformat()]:
        return
    since = session.setdefault(SINCE, int(timezone.now().timestamp()))
    agent = request.headers.get("User-Agent", "")
    with transaction.atomic():
        if Session.objects.select_for_update(no_key=True).filter(pk=session.session_key).first() is None:
            return  # ended elsewhere, while this page was being made
        SignIn.objects.update_or_create(
            session_id=session.session_key, defaults={"seen": today},
            create_defaults={
                "city": request.city, "person_id": session[SESSION_KEY], "seen": today, "browser": browser_of(agent),
                "system": system_of(agent), "since": dt.datetime.fromtimestamp(since, dt.UTC),
            },
        )  # fmt: skip
    session[NOTED] = [session.session_key, today.isoformat()]


def of(person: Person) -> QuerySet[SignIn]:
    """Where somebody is signed in, in every city, the latest first."""
    alive = SignIn.objects.filter(person=person, session__expire_date__gt=timezone.now())
    found: QuerySet[SignIn] = alive.select_related("city").order_by("-seen", "-since", "pk")
    return found


def end(sign_in: SignIn) -> None:
    """Sign out there: its next request is a stranger's."""
    Session.objects.filter(pk=sign_in.session_id).delete()


def end_everywhere(person: Person, *, but: Request | None = None) -> None:
    """Sign out in every city and browser, except that of a request.

    The rows end the sessions we know of; a new password, which nobody has either, those that no row tells of.
    """
    kept = but.session.session_key if but else None
    with transaction.atomic():
        Session.objects.filter(sign_in__person=person).exclude(pk=kept).delete()
        person.set_unusable_password()
        person.save(update_fields=["password"])
    if but:
        but.session[HASH_SESSION_KEY] = person.get_session_auth_hash()
