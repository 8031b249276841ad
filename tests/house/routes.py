"""The route × role table: for each address, who gets in. An address that is not here fails a test.

“In” means: answered with the page or the deed; not sent to sign in, not 403, not 404. What a role may *see* on a page
is tested with the page. A row: the name in ``urls.py``, who gets in, its arguments for the cast, and the method.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plugdedag.people.models import Link
from tests.cast import Cast

ROLES = ("visitor", "plugger", "opener", "facilitator", "owner", "organiser")

EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {"visitor", "owner"}  # the owner of a question comes by a link, without an account
ORGANISER = frozenset({"organiser"})
OPENER = ORGANISER | {"opener"}
FACILITATOR = ORGANISER | {"facilitator"}
OWNER = frozenset({"owner"})

Arguments = Callable[[Cast, str], dict[str, Any]]


def nothing(cast: Cast, role: str) -> dict[str, Any]:
    return {}


def day(cast: Cast, role: str) -> dict[str, Any]:
    return {"uuid": cast.days[0].pk}


def place(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.place.pk}


def question(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.question.pk}


def residency(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.residency.pk}


def owner_link(cast: Cast, role: str) -> dict[str, Any]:
    """The owner has the token; everybody else guesses."""
    token = Link.issue(cast.city, "owner", cast.question.pk)
    return {"token": token if role == "owner" else "guessed"}


def guess(cast: Cast, role: str) -> dict[str, Any]:
    return {"token": "guessed"}


@dataclass(frozen=True)
class Route:
    """One address: who gets in, what its arguments are, and how it is asked."""

    who: frozenset[str]
    at: Arguments = nothing
    method: str = "get"


ROUTES: dict[str, Route] = {
    "healthz": Route(EVERYBODY),
    "home": Route(EVERYBODY),
    "days": Route(EVERYBODY),
    "day": Route(EVERYBODY, day),
    "day_ics": Route(EVERYBODY, day),
    "calendar": Route(EVERYBODY),
    "rsvp": Route(SIGNED_IN, day),
    "rsvp_link": Route(frozenset(), guess),
    "door": Route(OPENER, day),
    "visits": Route(OPENER, day, "post"),
}
