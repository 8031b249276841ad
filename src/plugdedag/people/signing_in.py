"""Coming in by a code or a link from the mail. One door for who is new and who is known.

Theory of operation. A knock writes one row and one letter, whether we know the address or not: same work, same answer.
The person and the membership are made when the code or the link comes back, so nobody can plug in somebody else. A
knock opens once, for ten minutes, and takes five wrong codes. Knocking itself is limited for each address, each network
address, and altogether; the rows of the last hour are what is counted, so there is no second store that can be lost.
"""

from __future__ import annotations

import datetime as dt
import hmac
import ipaddress
import secrets
from uuid import UUID

from django.contrib.auth import login
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib import tokens
from plugdedag.lib.refusals import Refused
from plugdedag.lib.tokens import keyed
from plugdedag.outbox.bouncing import lift
from plugdedag.outbox.mail import letter
from plugdedag.people.models import Knock, Membership, Person
from plugdedag.people.requests import Request

LIFE = dt.timedelta(minutes=10)
TRIES = 5
WINDOW = dt.timedelta(hours=1)
FORGET = dt.timedelta(days=1)
PER_EMAIL, PER_SOURCE, ALTOGETHER = 6, 120, 1000  # a whole lunch may plug in from one WiFi
BACKEND = "plugdedag.people.backends.ProvedAddress"
PENDING, PROVED = "knock", "proved"  # what a session remembers: the knock it waits for, when it last proved


def knock(city: City, email: str, *, language: str, towards: str, address: str) -> Knock:
    """Write the row and the letter. ``towards`` is the path to go on to, ``address`` the network address.

    Raises ``Refused`` when somebody knocks too often.
    """
    email, source = email.strip().lower(), keyed("source", source_of(address))
    refuse_too_many(email, source)
    code, token = f"{secrets.randbelow(10**6):06}", tokens.make()
    with transaction.atomic():
        Knock.objects.filter(at__lt=timezone.now() - FORGET).delete()
        made = Knock(city=city, email=email, language=language, towards=towards, source=source)
        made.code_hash, made.link_hash = keyed(str(made.pk), code), tokens.hashed(token)
        made.save(force_insert=True)
        known = Person.objects.filter(email=email).first()
        url = city.link(reverse("sign_in_link", args=[token]))
        context = {"city": city, "code": code, "url": url, "minutes": LIFE.seconds // 60}
        spoken = known.language if known else language
        letter(f"knock:{made.pk}", email, "people/letters/code.html", context, spoken)
    return made


def refuse_too_many(email: str, source: str) -> None:
    """Raise ``Refused`` when this address, this network address, or everybody together knocked too often."""
    recent = Knock.objects.filter(at__gt=timezone.now() - WINDOW)
    counts = [
        (recent.filter(email=email).count(), PER_EMAIL),
        (recent.filter(source=source).count(), PER_SOURCE),
        (recent.count(), ALTOGETHER),
    ]
    if any(count >= limit for count, limit in counts):
        raise Refused(
            _("Many codes were asked for in a short time. The latest letter still works; or wait an hour.")
        )


def source_of(address: str) -> str:
    """What of a network address is one source: all of IPv4, the first half of IPv6, which one household has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))


def open_knock(city: City, pk: UUID | str | None) -> Knock | None:
    """A knock that can still open, or None."""
    if not pk:
        return None
    return alive(city).filter(pk=pk).first()


def alive(city: City) -> QuerySet[Knock]:
    """Knocks that can still open."""
    since = timezone.now() - LIFE
    return Knock.objects.in_city(city).filter(at__gt=since, opened__isnull=True, tries__lt=TRIES)


def knock_of_link(city: City, token: str) -> Knock | None:
    """The knock a letter's link belongs to, while it works."""
    return alive(city).filter(link_hash=tokens.hashed(token)).first()


def prove(city: City, pk: UUID, code: str) -> Knock:
    """Use up a knock with the code from the letter. Raises ``Refused``; a wrong code counts."""
    digits = "".join(character for character in code if character.isdigit())
    with transaction.atomic():
        found = alive(city).select_for_update().filter(pk=pk).first()
        right = found is not None and hmac.compare_digest(found.code_hash, keyed(str(found.pk), digits))
        if found is not None:
            found.tries += not right
            found.opened = timezone.now() if right else None
            found.save(update_fields=["tries", "opened"])
    if found is None:
        raise Refused(
            _("This code is used up or too old. Ask for a new one: your address is kept."), code="gone"
        )
    if not right:
        raise Refused(_("That is not the code from the letter. Look at the latest letter and try once more."))
    return found


def prove_link(city: City, token: str) -> Knock | None:
    """Use up a knock with the link from the letter; None when it does not work any more."""
    with transaction.atomic():
        found = alive(city).select_for_update().filter(link_hash=tokens.hashed(token)).first()
        if found is not None:
            found.opened = timezone.now()
            found.save(update_fields=["opened"])
    return found


def enter(request: Request, proved: Knock) -> Person:
    """Let in who proved their address; who is new is made here, and plugged in to this city.

    Raises ``Refused`` for who is kept out: only who owns the address gets to know.
    """
    with transaction.atomic():
        person, _made = Person.objects.get_or_create(
            email=proved.email, defaults={"language": proved.language, "password": make_password(None)}
        )
        let_in(request, person, proved.towards)
        lift(proved.email, by=proved.email)  # a code came back from there, so letters arrive again
    return person


def let_in(request: Request, person: Person, towards: str) -> None:
    """Somebody proved who they are. The session gets another key, so what was known of it before opens nothing.

    Raises ``Refused`` for who is kept out.
    """
    if not person.is_active:
        raise Refused(_("This address cannot come in. Write to the organisers."), code="kept-out")
    city = request.city
    Membership.objects.get_or_create(city=city, person=person, defaults={"since": city.today()})
    if request.user.is_authenticated:
        request.session.cycle_key()  # which Django does for strangers alone
    login(request, person, backend=BACKEND)
    request.session.set_expiry(None)
    request.session["towards"] = towards
    request.session[PROVED] = int(timezone.now().timestamp())


def wiping(response: HttpResponse) -> HttpResponse:
    """The answer to who goes out: with it the browser forgets what a page kept on the phone."""
    response["Clear-Site-Data"] = '"storage"'
    return response


def just_proved(request: Request) -> bool:
    """Whether this browser proved who it is within the life of a code; see ``proving.py``."""
    at = request.session.get(PROVED, 0)
    return timezone.now().timestamp() - at < LIFE.total_seconds()
