"""The arguments of each address in the table of routes, and the rows they point at, made for the cast."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from plugdedag.days.models import Away
from plugdedag.days.posters import poster_of
from plugdedag.days.turns import give
from plugdedag.gatherings import rules
from plugdedag.gatherings.models import RuleKind
from plugdedag.outbox.bouncing import bounced
from plugdedag.people.models import (
    Duty,
    Hat,
    Import,
    Link,
    Membership,
    Passkey,
    Person,
    Report,
    SignIn,
    Upload,
)
from plugdedag.places.models import Contact, Offer
from plugdedag.questions import photos
from plugdedag.questions.models import Action, Colleague, Contribution, Note, Photo
from plugdedag.seating.models import Preference
from plugdedag.seating.outlook import Plan
from plugdedag.seating.programme import make
from tests.cast import Cast
from tests.gatherings.evenings import dinner
from tests.winback.world import held, regular

Arguments = Callable[[Cast, str], dict[str, Any]]


def nothing(cast: Cast, role: str) -> dict[str, Any]:
    return {}


def help_page(cast: Cast, role: str) -> dict[str, Any]:
    return {"slug": "using/the-door"}


def day(cast: Cast, role: str) -> dict[str, Any]:
    return {"uuid": cast.days[0].pk}


def own_wish(cast: Cast, role: str) -> dict[str, Any]:
    """Bo would rather not sit with Femke."""
    made = Preference.objects.create(city=cast.city, person=cast.bo, other=cast.femke, kind="apart")
    return {"pk": made.pk}


def day_with_rounds(cast: Cast, role: str) -> dict[str, Any]:
    """Two rounds are planned on it, with cards to print."""
    make(cast.days[0], Plan(4, 2, 2), cast.noor, uuid4())
    return day(cast, role)


def gathering(cast: Cast, role: str) -> dict[str, Any]:
    """A dinner by invitation: Bo is asked, Idris opens its door."""
    evening = dinner(cast, cast.bo)
    give(evening.day, cast.idris, "opener", cast.noor)
    return {"uuid": evening.day.pk}


def guest_rule(cast: Cast, role: str) -> dict[str, Any]:
    rule = rules.add(dinner(cast), RuleKind.TURNS, 1, cast.city.today(), cast.noor)
    return {"pk": rule.pk}


def a_script(cast: Cast, role: str) -> dict[str, Any]:
    return {"script": "plug", "step": "behind"}


def last_day(cast: Cast, role: str) -> dict[str, Any]:
    """The lunch at which actions are agreed."""
    return {"uuid": cast.days[3].pk}


def poster(cast: Cast, role: str) -> dict[str, Any]:
    return {"code": poster_of(cast.days[0]).code}


def table_code(cast: Cast, role: str) -> dict[str, Any]:
    return poster(cast, role) | {"table": 2}


def board_table(cast: Cast, role: str) -> dict[str, Any]:
    return day(cast, role) | {"number": 2}


def place(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.place.pk}


def contact(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.ria.pk}


def question(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.question.pk}


def residency(cast: Cast, role: str) -> dict[str, Any]:
    return {"pk": cast.residency.pk}


def offer(cast: Cast, role: str) -> dict[str, Any]:
    return {
        "pk": Offer.objects.create(city=cast.city, place=cast.place, contact=cast.ria, question="Hoe?").pk
    }


def own_passkey(cast: Cast, role: str) -> dict[str, Any]:
    """The plugger's own."""
    return {"uuid": Passkey.objects.create(city=cast.city, person=cast.bo, name="Telefoon").pk}


def own_sign_in(cast: Cast, role: str) -> dict[str, Any]:
    """The plugger's, in another browser."""
    return {"uuid": sign_in(cast, cast.bo).pk}


def sign_in(cast: Cast, person: Person) -> SignIn:
    """Somebody is signed in somewhere."""
    session = SessionStore()
    session.create()
    return SignIn.objects.create(
        session_id=session.session_key, city=cast.city, person=person, browser="firefox", system="android",
        since=timezone.now(), seen=cast.city.today(),
    )  # fmt: skip


def missed(cast: Cast, role: str) -> dict[str, Any]:
    """Somebody who came often, and then no more."""
    found = Person.objects.filter(name="Joris").first() or regular(cast, "Joris", held(cast))
    return {"uuid": found.uuid}


def to_ask(cast: Cast, role: str) -> dict[str, Any]:
    """Somebody who may be asked to come in a week."""
    return {"uuid": cast.days[1].pk, "person": missed(cast, role)["uuid"]}


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


def bounce(cast: Cast, role: str) -> dict[str, Any]:
    """The address of the place's contact gave letters back."""
    return {"pk": bounced(cast.ria.email, "residency-confirmed:1", "550 5.1.1 No such user").pk}


def own_hat(cast: Cast, role: str) -> dict[str, Any]:
    """A hat of the plugger: nobody else may touch it."""
    hat = Hat.objects.create(person=cast.bo, network=cast.club, what="keeper", since=cast.city.today())
    return {"pk": hat.pk}


def own_away(cast: Cast, role: str) -> dict[str, Any]:
    """A time in which the plugger is away."""
    today = cast.city.today()
    return {"uuid": Away.objects.create(city=cast.city, person=cast.bo, first=today, last=today).pk}


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
        question=cast.question,
        day=cast.days[0],
        contact=cast.ria,
        name=uuid4().hex,
        width=4,
        height=3,
        digest="",
    )
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
        city=cast.city,
        kind="members",
        by=cast.noor,
        file_name="leden.csv",
        rows=rows,
        header=0,
        columns=["email"],
    )
    return {"uuid": made.pk}


def imported(cast: Cast, role: str) -> dict[str, Any]:
    made = Import.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="leden.csv")
    return {"uuid": made.pk}
