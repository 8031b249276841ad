"""Checking oneself in by the poster: a plugger in one tap, a guest by a first name."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext as _

from plugdedag.days.models import Day, Visit
from plugdedag.days.posters import doorway
from plugdedag.days.visiting import check_in
from plugdedag.lib.refusals import Refused, TooMany
from plugdedag.people.models import Person
from plugdedag.people.requests import Request

GUEST = "visit"  # in the session: this browser's own visit, for who has no account
MOST_GUESTS = 100  # by the poster alone, in a day: more is somebody playing with the form


def arrives(day: Day, person: Person) -> Visit | None:
    """A plugger is here; once, however often it is said. Raises ``Refused`` outside the hours."""
    check_hours(day)
    return check_in(day, uuid.uuid4(), person, person=person)


def guest_arrives(day: Day, key: uuid.UUID, name: str, *, of_host: bool = False) -> Visit | None:
    """A guest is here, by a name; ``key`` is of the form. Raises ``Refused`` outside the hours and past all measure."""
    check_hours(day)
    known = day.visits.filter(pk=key).exists()
    if not known and day.visits.filter(person=None, by=None).count() >= MOST_GUESTS:
        raise TooMany(
            _("So many names came in by the poster today that it stops here. Say yours at the door.")
        )
    return check_in(day, key, None, guest_name=name, of_host=of_host)


def check_hours(day: Day) -> None:
    """Scanning works while the door is open, and an hour before and after; at other moments from nowhere."""
    if doorway([day]).open is None:
        raise Refused(_("The door is closed now. Nobody was checked in."))


def visit_of(day: Day, person: Person) -> Visit | None:
    return day.visits.filter(person=person).first()


def own_visit(request: Request, day: Day) -> Visit | None:
    """The visit of who is looking: their own when signed in, else the one this browser made by the poster."""
    if request.user.is_authenticated:
        return visit_of(day, request.user)
    key = request.session.get(GUEST)
    return day.visits.filter(pk=uuid.UUID(key)).first() if key else None
