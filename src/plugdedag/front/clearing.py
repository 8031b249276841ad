"""Somebody at a place wants to be forgotten. They have no account, so an organiser does it, or their own link.

Name, address, telephone and the letters to them go at once, wherever this address stands in the city. What they decided
and wrote stays with the month, of somebody without a name. While a month still needs them they first hand it over.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Day, Residency
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.leaving import withdraw
from plugdedag.people.leaving import gone_address
from plugdedag.people.models import Link, Person
from plugdedag.places.models import Clearing, Contact, Offer
from plugdedag.questions.models import Colleague, Question
from plugdedag.questions.owning import PURPOSE
from plugdedag.questions.sharing import COLLEAGUE


@dataclass(frozen=True)
class Same:
    """Every row of a city that has somebody's address."""

    contacts: list[Contact]

    @property
    def questions(self) -> QuerySet[Question]:
        return Question.objects.filter(owner__in=self.contacts)

    @property
    def colleagues(self) -> QuerySet[Colleague]:
        return Colleague.objects.filter(contact__in=self.contacts)

    def months(self) -> QuerySet[Residency]:
        """The months to come and now that have them as the one to call."""
        ahead = Day.objects.filter(date__gte=self.contacts[0].place.city.today(), cancellation=None)
        return Residency.objects.filter(contact__in=self.contacts, days__in=ahead).distinct()


def same(contact: Contact) -> Same:
    """Who has this address in this city; a row without an address is itself alone."""
    rows = Contact.objects.filter(place__city=contact.place.city).select_related("place__city").order_by("pk")
    one = Q(pk=contact.pk)
    return Same(list(rows.filter(one | Q(email__iexact=contact.email) if contact.email else one)))


def needed(found: Same) -> str:
    """Why they cannot go yet, in words; empty when they can."""
    today = found.contacts[0].place.city.today()
    ahead = Day.objects.filter(date__gte=today, cancellation=None, residency__question__in=found.questions)
    unasked = found.months().filter(question__isnull=True)
    if ahead.exists() or unasked.exists():
        return _(
            "A month still counts on this contact. First somebody else at the place takes over the question."
        )
    if Offer.objects.waiting().filter(contact__in=found.contacts).exists():
        return _("An offer from this address still waits for an answer of the organisers.")
    return ""


def clear(contact: Contact, by: Person | None = None) -> None:
    """Forget somebody at a place; ``by`` nobody when they do it themselves. Again is once. May raise ``Refused``."""
    with transaction.atomic():
        found = same(contact)
        for each in found.contacts:
            lock(each)
        if Clearing.objects.filter(contact=contact).exists():
            return
        if words := needed(found):
            raise Refused(words)
        close_links(found)
        for month in found.months().select_related("question__owner"):
            Residency.objects.filter(pk=month.pk).update(contact=month.question.owner)  # who it was handed to
        for address in {each.email.lower() for each in found.contacts} - {""}:
            if not Person.objects.filter(
                email__iexact=address
            ).exists():  # a plugger's letters go when they leave
                withdraw(address, gone_address(uuid.uuid4()))
        for each in found.contacts:
            Clearing.objects.get_or_create(contact=each, defaults={"by": by})
        Contact.objects.filter(pk__in=[each.pk for each in found.contacts]).update(
            name="", email="", phone=""
        )


def close_links(found: Same) -> None:
    """Their links to the pages of a month stop."""
    now, city = timezone.now(), found.contacts[0].place.city
    mine = [(PURPOSE, found.questions), (COLLEAGUE, found.colleagues)]
    for purpose, rows in mine:
        subjects = [str(key) for key in rows.values_list("pk", flat=True)]
        Link.objects.in_city(city).open().filter(purpose=purpose, subject__in=subjects).update(revoked=now)
    found.colleagues.filter(ended=None).update(ended=now)


def cleared_with(city: City, token: str) -> bool:
    """Whether this link was of somebody who has been cleared since: the same tap once more."""
    link = Link.objects.stopped(city, token)
    if link is None or link.purpose not in (PURPOSE, COLLEAGUE):
        return False
    rows = Clearing.objects.all()
    if link.purpose == COLLEAGUE:
        return rows.filter(contact__in=Colleague.objects.filter(pk=link.subject).values("contact")).exists()
    return rows.filter(contact__in=Question.objects.filter(pk=link.subject).values("owner")).exists()
