"""The answer to an invitation. A yes makes a plugger; a no, or a month of silence, leaves nothing behind."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib import tokens
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.models import Effect
from plugdedag.people import consent
from plugdedag.people.hats import wear
from plugdedag.people.importing.carrying import hat_words
from plugdedag.people.importing.declining import hash_of
from plugdedag.people.models import Declined, Invitation, Link, Membership, Person
from plugdedag.people.models.imports import LIFE

ACCEPTED = "accepted"  # the purpose of the link in a letter that was answered with a yes
REFUSED = "refused"  # and with a no; it tells nothing of who
AT_ONCE = 500  # as many parameters as any database takes


def find(city: City, token: str) -> Invitation | None:
    """The invitation of a letter's link, while it can be answered."""
    rows = Invitation.objects.in_city(city).open().filter(token_hash=tokens.hashed(token))
    found: Invitation | None = rows.select_related("city", "imported__by").first()
    return found


def who_accepted(city: City, token: str) -> Person | None:
    """Who said yes by this letter's link, for as long as it could have been answered."""
    link = Link.objects.find(city, ACCEPTED, token)
    return link.person if link and link.person and link.person.is_active else None


def has_refused(city: City, token: str) -> bool:
    """Whether this letter was answered with a no, for as long as it could have been answered."""
    return Link.objects.find(city, REFUSED, token) is not None


def say_yes(city: City, token: str, agreed: set[str]) -> Person:
    """Make a plugger of who was invited, with what they agree to. Raises ``Refused`` when that cannot be any more."""
    with transaction.atomic():
        found = held(city, token)
        person = the_person(found)
        membership, made = Membership.objects.get_or_create(
            city=city, person=person, defaults={"since": found.since or city.today()}
        )
        if not made and found.since and found.since < membership.since:
            membership.since = found.since
            membership.save(update_fields=["since"])
        if found.organisation:
            wear(person, city, hat_words(found.what, person.language), found.organisation)
        consent.settle(person, consent.agreed(person) | agreed)
        Link.objects.create(
            city=city, purpose=ACCEPTED, subject=str(person.pk), person=person,
            token_hash=found.token_hash, expires=found.at + LIFE,
        )  # fmt: skip
        erase(Invitation.objects.filter(pk=found.pk))
    return person


def say_no(city: City, token: str) -> None:
    """Erase who was invited at once. Of the address only a keyed hash is kept, so that nobody asks again."""
    with transaction.atomic():
        found = held(city, token)
        Declined.objects.get_or_create(city=city, address_hash=hash_of(city, found.email))
        Link.objects.create(
            city=city, purpose=REFUSED, subject="", token_hash=found.token_hash, expires=found.at + LIFE
        )
        erase(Invitation.objects.filter(pk=found.pk))


def held(city: City, token: str) -> Invitation:
    """The invitation, with nobody else answering it until the transaction ends."""
    found = find(city, token)
    if found is not None:
        lock(found)
        found = find(city, token)
    if found is None:
        raise Refused(_("This invitation was answered before, was withdrawn, or is too old."), code="gone")
    return found


def the_person(found: Invitation) -> Person:
    """Who this is everywhere; new, or known from another city."""
    person = Person.objects.filter(email__iexact=found.email).first()
    if person is None:
        return Person.objects.create_user(found.email, name=found.name, language=found.language)
    if not person.is_active:
        raise Refused(_("This address cannot come in. Write to the organisers."), code="kept-out")
    if not person.name and found.name:
        person.name = found.name
        person.save(update_fields=["name"])
    return person


def erase(invitations: QuerySet[Invitation]) -> int:
    """Remove invitations with their letters, sent or not. Answers how many letters had not left yet."""
    waiting = 0
    rows = list(invitations)
    for start in range(0, len(rows), AT_ONCE):
        portion = rows[start : start + AT_ONCE]
        letters = Effect.objects.filter(key__in=[each.key for each in portion])
        waiting += letters.unsent().count()
        letters.delete()
        Invitation.objects.filter(pk__in=[each.pk for each in portion]).delete()
    return waiting


def forget_unanswered() -> None:
    """Who said nothing for thirty days, and that somebody said no for as long."""
    with transaction.atomic():
        Link.objects.filter(purpose=REFUSED, expires__lte=timezone.now()).delete()
        erase(Invitation.objects.filter(at__lte=timezone.now() - LIFE))
