"""The route × role table: for each address, who gets in. An address that is not here fails a test.

“In” means: answered with the page or the deed; not sent to sign in, not 403, not 404. What a role may *see* on a page
is tested with the page. A row: the name in ``urls.py``, who gets in, its arguments for the cast, and the method.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plugdedag.people.models import Duty, Hat, Link, Membership, Person, Report
from plugdedag.places.models import Offer
from plugdedag.questions.models import Action, Contribution
from tests.cast import Cast

ROLES = ("visitor", "plugger", "opener", "facilitator", "owner", "organiser")

EVERYBODY = frozenset(ROLES)
NOBODY: frozenset[str] = frozenset()
MEMBERS = EVERYBODY - {"visitor", "owner"}  # the owner of a question comes by a link, without an account
ORGANISER = frozenset({"organiser"})
OPENER = ORGANISER | {"opener"}
FACILITATOR = ORGANISER | {"facilitator"}
OWNER = frozenset({"owner"})
PRINTERS = ORGANISER | OWNER
READERS = EVERYBODY - {
    "visitor",
    "plugger",
}  # who was there, or has a duty there; this plugger has not been yet

Arguments = Callable[[Cast, str], dict[str, Any]]


def nothing(cast: Cast, role: str) -> dict[str, Any]:
    return {}


def day(cast: Cast, role: str) -> dict[str, Any]:
    return {"uuid": cast.days[0].pk}


def last_day(cast: Cast, role: str) -> dict[str, Any]:
    """The lunch at which actions are agreed."""
    return {"uuid": cast.days[3].pk}


def place(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.place.pk}


def question(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.question.pk}


def residency(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.residency.pk}


def offer(cast: Cast, role: str) -> dict[str, Any]:
    return {
        "pk": Offer.objects.create(city=cast.city, place=cast.place, contact=cast.ria, question="Hoe?").pk
    }


def turn(cast: Cast, role: str) -> dict[str, Any]:
    found = cast.days[0].turns.first()
    assert found is not None
    return {"pk": found.pk}


def duty(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": Duty.objects.get(person=cast.noor).pk}


def somebody(cast: Cast, role: str) -> dict[str, Any]:
    """Another plugger of the city, whom nobody in the table is."""
    made, _new = Person.objects.get_or_create(
        email="joop@example.org", defaults={"name": "Joop", "password": "!"}
    )
    Membership.objects.get_or_create(city=cast.city, person=made, defaults={"since": cast.city.today()})
    return {"uuid": made.uuid}


def report(cast: Cast, role: str) -> dict[str, Any]:
    made = Report.objects.create(city=cast.city, by=cast.bo, about=cast.femke, words="Niet aardig")
    return {"uuid": made.pk}


def own_hat(cast: Cast, role: str) -> dict[str, Any]:
    """A hat of the plugger: nobody else may touch it."""
    hat = Hat.objects.create(person=cast.bo, network=cast.club, what="keeper", since=cast.city.today())
    return {"pk": hat.pk}


def contribution(cast: Cast, role: str) -> dict[str, Any]:
    """One that the facilitator wrote down for a guest."""
    made = Contribution.objects.create(
        question=cast.question,
        day=cast.days[0],
        kind="tip",
        text="Vraag de ouders",
        guest="Opa",
        author=cast.femke,
    )
    return {"uuid": made.pk}


def action(cast: Cast, role: str) -> dict[str, Any]:
    today = cast.city.today()
    made = Action.objects.create(question=cast.question, what="Bellen", who="Ria", due=today, by=cast.femke)
    return {"uuid": made.pk}


def owner_link(cast: Cast, role: str) -> dict[str, Any]:
    """The owner has the token; everybody else guesses."""
    return {"token": Link.issue(cast.city, "owner", cast.question.pk) if role == "owner" else "guessed"}


def guess(cast: Cast, role: str) -> dict[str, Any]:
    return {"token": "guessed"}


def letter(cast: Cast, role: str) -> dict[str, Any]:
    return {"key": "guessed"}


@dataclass(frozen=True)
class Route:
    """One address: who gets in, what its arguments are, and how it is asked."""

    who: frozenset[str]
    at: Arguments = nothing
    method: str = "get"


ROUTES: dict[str, Route] = {
    # for everybody
    "healthz": Route(EVERYBODY),
    "home": Route(EVERYBODY),
    "days": Route(EVERYBODY),
    "day": Route(EVERYBODY, day),
    "day_ics": Route(EVERYBODY, day),
    "calendar": Route(EVERYBODY),
    "places": Route(EVERYBODY),
    "place": Route(EVERYBODY, place),
    "questions": Route(EVERYBODY),
    "question": Route(EVERYBODY, question),
    "offer": Route(EVERYBODY),
    "offer_thanks": Route(EVERYBODY),
    "language": Route(EVERYBODY, method="post"),
    "sign_in": Route(EVERYBODY),
    "sign_in_code": Route(
        MEMBERS
    ),  # who is signed in is sent on; who asked for no code is sent to ask for one
    "sign_in_link": Route(NOBODY, guess),
    "sign_out": Route(EVERYBODY, method="post"),
    "letters": Route(NOBODY, guess),
    # only in a demo, or while building
    "look": Route(NOBODY),
    "demo_personas": Route(NOBODY),
    "demo_mail": Route(NOBODY),
    "demo_mail_read": Route(NOBODY, letter),
    "demo_mail_html": Route(NOBODY, letter),
    # a plugger's own
    "welcome": Route(MEMBERS),
    "introduction": Route(MEMBERS),
    "mine": Route(MEMBERS),
    "hats": Route(MEMBERS, method="post"),
    "hat": Route(frozenset({"plugger"}), own_hat, "post"),
    "privacy": Route(EVERYBODY),
    "data": Route(MEMBERS),
    "data_file": Route(MEMBERS),
    "leaving": Route(MEMBERS),
    "leaving_proof": Route(MEMBERS, method="post"),
    "person": Route(MEMBERS, somebody),
    "person_block": Route(MEMBERS, somebody, "post"),
    "rsvp": Route(MEMBERS, day),
    "rsvp_link": Route(NOBODY, guess),
    # a day, by who carries it
    "door": Route(OPENER, day),
    "visits": Route(OPENER, day, "post"),
    "lunch": Route(READERS, day),
    "contributions": Route(READERS, day),
    "actions": Route(READERS, last_day, "post"),
    # a question, by who was there
    "result": Route(READERS, question),
    "results": Route(FACILITATOR, question),
    "contribution": Route(READERS, contribution),
    "contribution_report": Route(READERS - OWNER, contribution),
    "edits": Route(frozenset({"facilitator"}), contribution, "post"),  # its author here
    "hidings": Route(FACILITATOR, contribution, "post"),
    "showings": Route(FACILITATOR, contribution, "post"),
    "merges": Route(FACILITATOR, contribution, "post"),
    "support": Route(READERS - OWNER, contribution, "post"),
    "action": Route(FACILITATOR, action),
    "drops": Route(FACILITATOR, action, "post"),
    "postcards": Route(READERS, question),
    "postcard": Route(frozenset({"facilitator"}), contribution, "post"),  # its author here
    "postcards_print_shop": Route(PRINTERS, question),
    "postcards_office": Route(PRINTERS, question),
    # the question's owner, by link
    "owner": Route(OWNER, owner_link),
    "owner_choice": Route(OWNER, owner_link, "post"),
    "owner_actions": Route(OWNER, owner_link, "post"),
    "owner_publication": Route(OWNER, owner_link, "post"),
    "owner_words": Route(OWNER, owner_link, "post"),
    "owner_withdrawal": Route(OWNER, owner_link),
    "owner_handover": Route(OWNER, owner_link),
    # the organisers' desk
    "desk": Route(ORGANISER),
    "desk_offers": Route(ORGANISER),
    "desk_offer": Route(ORGANISER, offer),
    "desk_offer_residency": Route(ORGANISER, offer, "post"),
    "desk_offer_answer": Route(ORGANISER, offer, "post"),
    "desk_place": Route(ORGANISER, place),
    "desk_residency": Route(ORGANISER, residency),
    "desk_residency_days": Route(ORGANISER, residency, "post"),
    "desk_terms": Route(ORGANISER, residency, "post"),
    "desk_confirmation": Route(ORGANISER, residency, "post"),
    "desk_title": Route(ORGANISER, residency, "post"),
    "desk_owner": Route(ORGANISER, residency, "post"),
    "desk_owner_link": Route(ORGANISER, residency, "post"),
    "desk_day": Route(ORGANISER, day),
    "desk_move": Route(ORGANISER, day, "post"),
    "desk_cancellation": Route(ORGANISER, day, "post"),
    "desk_capacity": Route(ORGANISER, day, "post"),
    "desk_turns": Route(ORGANISER, day, "post"),
    "desk_turn": Route(ORGANISER, turn, "post"),
    "desk_report": Route(ORGANISER, report),
    "desk_duties": Route(ORGANISER),
    "desk_duty": Route(ORGANISER, duty, "post"),
}
