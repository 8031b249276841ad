"""A host's offer becomes a month with a question: the four days, the terms, the question in its own words."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days import terms
from plugdedag.days.changes import confirm
from plugdedag.days.locks import calendar
from plugdedag.days.models import Confirmation, Residency
from plugdedag.days.planning import make_residency
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Link, Person
from plugdedag.places.answering import accept
from plugdedag.places.models import Offer
from plugdedag.questions.announcing import announce
from plugdedag.questions.closing import held
from plugdedag.questions.models import Question
from plugdedag.questions.owning import PURPOSE, owner_link, write_to_owner

TITLE = 120


def take_in(
    offer: Offer, month: dt.date, dates: Sequence[dt.date], by: Person, *, free: Sequence[dt.date] = (),
    title: str = "",
) -> Residency:  # fmt: skip
    """Say yes to an offer: make its residency, with suggested terms and its question. Not public yet.

    An offer becomes one residency: a second yes with the same days answers the first. Raises ``Refused`` of the
    places (somebody said no) or of the days (a date cannot be, or the offer became another month meanwhile).
    """
    with transaction.atomic():
        accept(offer, by)
        made = make_residency(offer.place, offer.contact, month, dates, by, offer.client_key, free=free)
        if open_question(made, offer, title)[1]:
            terms.write(made, terms.suggest(made))
    return made


def open_question(residency: Residency, offer: Offer, title: str = "") -> tuple[Question, bool]:
    """The question of this month as the host asked it, and whether it was opened just now."""
    fields = {
        "city": residency.city, "network": offer.place.network, "owner": offer.contact, "asked": offer.at,
        "as_asked": offer.question, "title": title or shortened(offer.question),
    }  # fmt: skip
    return Question.objects.get_or_create(residency=residency, defaults=fields)


def shortened(question: str) -> str:
    """A title to begin with: the sentence that asks, else the first one, as far as it fits."""
    sentences = re.split(r"(?<=[.?!…])\s+", " ".join(question.split()))
    best = next((sentence for sentence in sentences if sentence.endswith("?")), sentences[0])
    return best if len(best) <= TITLE else best[: TITLE - 1].rsplit(" ", 1)[0] + "…"


def publish(residency: Residency, by: Person) -> Confirmation:
    """Confirm a month, and tell: its contact (the days, the terms, the owner's link) and who wants such letters. Once.

    When the question went to somebody else meanwhile, the new owner gets the link in a letter of their own.
    """
    with calendar(residency.city):
        found = Confirmation.objects.filter(residency=residency).first()
        if found is not None:
            return found
        question = Question.objects.filter(residency=residency).select_related("owner", "city").first()
        is_owner = question is not None and question.owner_id == residency.contact_id
        made = confirm(residency, by, link=owner_link(question) if question and is_owner else "")
        if question is not None and not is_owner:
            write_to_owner(question, "confirmed")
        announce(residency)
    return made


def renew_link(question: Question, occasion: uuid.UUID) -> None:
    """Send the owner a new link; the ones before stop working. Once for each occasion.

    Raises ``Refused`` for an owner without an address, as those of months that were written down afterwards may be.
    """
    if not question.owner.email:
        raise Refused(
            _("There is no address of the owner. Hand the question to somebody at the place first.")
        )
    with held(question):
        if was_sent(question, f"new:{occasion}"):
            return
        earlier = Link.objects.in_city(question.city).open().filter(purpose=PURPOSE, subject=str(question.pk))
        earlier.update(revoked=timezone.now())
        write_to_owner(question, f"new:{occasion}")


def was_sent(question: Question, occasion: str) -> bool:
    """Whether the owner was sent a link on this occasion. A second one would revoke the one in the post."""
    return Effect.objects.filter(key=f"owner-link:{question.pk}:{occasion}").exists()


def rename(question: Question, title: str, *, seen: str) -> bool:
    """Give the question another title; False when it has it already. ``seen`` is the title the editor saw.

    Raises ``Stale`` when somebody else gave it another one meanwhile; ``question`` then reads as it is now.
    """
    with held(question):
        question.refresh_from_db(fields=["title"])
        if question.title == title:
            return False
        if question.title != seen:
            words = _("Somebody made it “%(title)s” meanwhile. Yours is still here: save again to use yours.")
            raise Stale(words % {"title": question.title})
        question.title = title
        question.save(update_fields=["title"])
    return True
