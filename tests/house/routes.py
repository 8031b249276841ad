"""The route × role table: for each address, who gets in. An address that is not here fails a test.

“In” means: answered with the page or the deed; not sent to sign in, not 403, not 404. What a role may *see* on a page
is tested with the page. A row: the name in ``urls.py``, who gets in, its arguments for the cast, and the method.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from plugdedag.days.posters import poster_of
from plugdedag.people.models import Duty, Hat, Import, Link, Upload
from plugdedag.places.models import Contact, Offer
from plugdedag.questions import photos
from plugdedag.questions.models import Action, Colleague, Contribution, Note, Photo
from tests.cast import Cast

ROLES = ("visitor", "plugger", "opener", "facilitator", "owner", "colleague", "organiser")

EVERYBODY = frozenset(ROLES)
NOBODY: frozenset[str] = frozenset()
MEMBERS = EVERYBODY - {"visitor", "owner", "colleague"}  # these two come by a link, without an account
ORGANISER = frozenset({"organiser"})
OPENER = ORGANISER | {"opener"}
FACILITATOR = ORGANISER | {"facilitator"}
OWNER = frozenset({"owner"})
HOSTS = OWNER | {"colleague"}
PRINTERS = ORGANISER | HOSTS
ON_DUTY = OPENER | FACILITATOR
READERS = EVERYBODY - {"visitor", "plugger"}  # who was there, or has a duty there; this plugger has not been

Arguments = Callable[[Cast, str], dict[str, Any]]


def nothing(cast: Cast, role: str) -> dict[str, Any]:
    return {}


def day(cast: Cast, role: str) -> dict[str, Any]:
    return {"uuid": cast.days[0].pk}


def last_day(cast: Cast, role: str) -> dict[str, Any]:
    """The lunch at which actions are agreed."""
    return {"uuid": cast.days[3].pk}


def poster(cast: Cast, role: str) -> dict[str, Any]:
    return {"code": poster_of(cast.days[0]).code}


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
    """The owner has a token, their colleague another; everybody else guesses."""
    if role == "owner":
        return {"token": Link.issue(cast.city, "owner", cast.question.pk)}
    return {"token": colleagues_token(cast) if role == "colleague" else "guessed"}


def colleagues_token(cast: Cast) -> str:
    """A link of a colleague to whom the owner forwarded their page."""
    contact = Contact.objects.create(place=cast.place, name="Karim Bos", email="karim@example.org")
    made = Colleague.objects.create(question=cast.question, contact=contact, by=cast.ria)
    return Link.issue(cast.city, "colleague", made.pk)


def colleague(cast: Cast, role: str) -> dict[str, Any]:
    """One whom the owner may take off the list."""
    made = Colleague.objects.create(question=cast.question, contact=cast.ria, by=cast.ria)
    return owner_link(cast, role) | {"pk": made.pk}


def note(cast: Cast, role: str) -> dict[str, Any]:
    """One of the owner's."""
    made = Note.objects.create(question=cast.question, text="De soep was op", contact=cast.ria)
    return owner_link(cast, role) | {"uuid": made.pk}


def a_photo(cast: Cast) -> Photo:
    """A row with a file, of the owner and of the first day."""
    made = Photo.objects.create(
        question=cast.question, day=cast.days[0], contact=cast.ria, name=uuid4().hex, width=4, height=3, digest=""
    )  # fmt: skip
    photos.file_of(made, "small").write_bytes(b"RIFF")
    return made


def photo(cast: Cast, role: str) -> dict[str, Any]:
    return {"uuid": a_photo(cast).pk, "width": "small"}


def hosts_photo(cast: Cast, role: str) -> dict[str, Any]:
    return owner_link(cast, role) | {"uuid": a_photo(cast).pk}


def day_photo(cast: Cast, role: str) -> dict[str, Any]:
    return {"uuid": cast.days[0].pk, "photo": a_photo(cast).pk}


def guess(cast: Cast, role: str) -> dict[str, Any]:
    return {"token": "guessed"}


def letter(cast: Cast, role: str) -> dict[str, Any]:
    return {"key": "guessed"}


def upload(cast: Cast, role: str) -> dict[str, Any]:
    """A list that the organiser sent and has not said yes to."""
    rows = [["e-mail"], ["sanne@example.org"]]
    made = Upload.objects.create(
        city=cast.city, kind="members", by=cast.noor, file_name="leden.csv", rows=rows, header=0, columns=["email"]
    )  # fmt: skip
    return {"uuid": made.pk}


def imported(cast: Cast, role: str) -> dict[str, Any]:
    made = Import.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="leden.csv")
    return {"uuid": made.pk}


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
    "invitation": Route(NOBODY, guess),
    "sign_out": Route(EVERYBODY, method="post"),
    "letters": Route(NOBODY, guess),
    # only in a demo, or while building
    "look": Route(NOBODY),
    "look_mail": Route(NOBODY),
    "demo_postcards": Route(NOBODY),
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
    "rsvp": Route(MEMBERS, day),
    "rsvp_link": Route(NOBODY, guess),
    "arrival": Route(EVERYBODY, poster),
    # a day, by who carries it
    "door": Route(OPENER, day),
    "visits": Route(OPENER, day, "post"),
    "door_worker": Route(OPENER, day),
    "poster": Route(OPENER, day),
    "day_photos": Route(ON_DUTY, day),
    "day_photo": Route(ON_DUTY, day_photo, "post"),
    "brief": Route(FACILITATOR, day),
    "lunch": Route(READERS, day),
    "contributions": Route(READERS, day),
    "actions": Route(READERS, last_day, "post"),
    # a question, by who was there
    "result": Route(READERS, question),
    "results": Route(FACILITATOR, question),
    "contribution": Route(READERS, contribution),
    "edits": Route(frozenset({"facilitator"}), contribution, "post"),  # its author here
    "hidings": Route(FACILITATOR, contribution, "post"),
    "showings": Route(FACILITATOR, contribution, "post"),
    "merges": Route(FACILITATOR, contribution, "post"),
    "support": Route(READERS - HOSTS, contribution, "post"),
    "action": Route(FACILITATOR, action),
    "drops": Route(FACILITATOR, action, "post"),
    "postcards": Route(READERS, question),
    "postcard": Route(frozenset({"facilitator"}), contribution, "post"),  # its author here
    "postcards_print_shop": Route(PRINTERS, question),
    "postcards_office": Route(PRINTERS, question),
    "photo": Route(READERS, photo),
    # the host, by link
    "owner": Route(HOSTS, owner_link),
    "owner_notes": Route(HOSTS, owner_link),
    "owner_note": Route(OWNER, note, "post"),  # who wrote it, and the owner
    "owner_photos": Route(HOSTS, owner_link),
    "owner_photo": Route(OWNER, hosts_photo, "post"),  # who added it, and the owner
    "owner_renewal": Route(HOSTS, owner_link),
    # the host who decides
    "owner_choice": Route(OWNER, owner_link, "post"),
    "owner_actions": Route(OWNER, owner_link, "post"),
    "owner_publication": Route(OWNER, owner_link, "post"),
    "owner_words": Route(OWNER, owner_link, "post"),
    "owner_withdrawal": Route(OWNER, owner_link),
    "owner_handover": Route(OWNER, owner_link),
    "owner_colleagues": Route(OWNER, owner_link),
    "owner_colleague": Route(OWNER, colleague, "post"),
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
    "desk_duties": Route(ORGANISER),
    "desk_duty": Route(ORGANISER, duty, "post"),
    "desk_imports": Route(ORGANISER),
    "desk_import": Route(ORGANISER, imported),
    "desk_import_undo": Route(ORGANISER, imported, "post"),
    "desk_upload": Route(ORGANISER, upload),
    "desk_upload_agreement": Route(ORGANISER, upload, "post"),
    "desk_upload_refusal": Route(ORGANISER, upload, "post"),
    "desk_export": Route(ORGANISER),
}
