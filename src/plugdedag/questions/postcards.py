"""Postcards: who agreed that a tip is printed, and which tips become cards.

An agreement is a :class:`Postcard` row. It is never changed: agreeing otherwise ends the one that holds and starts
another, taking back ends it, so that it can always be told what somebody agreed to, and when.
"""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.lib.locking import lock
from plugdedag.lib.postcards import printable
from plugdedag.lib.refusals import Refused
from plugdedag.look.motifs import motif_for
from plugdedag.people.models import Person
from plugdedag.questions.models import Contribution, Kind, Postcard, Publication, Question

TEXT_VERSION = "2026-11"
"""Which words somebody agreed to. They are in ``_postcard_agreement.html``: other words, another version."""


class Answer(models.TextChoices):
    """What an author may answer when asked for a postcard."""

    WITH_NAME = "with-name"
    WITHOUT_NAME = "without-name"
    NO = "no"


def answer(tip: Contribution, said: str) -> Postcard | None:
    """Keep what the author of a tip answered; the agreement that holds from here on, if any.

    The same answer again changes nothing. Raises ``Refused`` for what is no tip, or cannot be printed.
    """
    if tip.kind != Kind.TIP:
        raise Refused(_("Only a tip can become a postcard."))
    if said != Answer.NO:
        refuse_unless_printable(tip)
    with transaction.atomic():
        lock(tip)
        holds = tip.postcards.filter(withdrawn__isnull=True).first()
        if holds and said == _as_answer(holds):
            return holds
        tip.postcards.filter(withdrawn__isnull=True).update(withdrawn=timezone.now())
        if said == Answer.NO:
            return None
        return Postcard.objects.create(
            tip=tip,
            motif=motif_for(tip.pk),
            with_name=said == Answer.WITH_NAME,
            text_version=TEXT_VERSION,
        )


def refuse_unless_printable(tip: Contribution) -> None:
    if tip.question.is_withdrawn:
        raise Refused(_("The owner has withdrawn this question, so its cards are not printed."))
    now = Contribution.objects.told().get(pk=tip.pk)
    if not printable(now.words):
        raise Refused(
            _("Our printer has no letters for this tip, so it cannot become a card. It stays on the board.")
        )


def _as_answer(postcard: Postcard) -> Answer:
    return Answer.WITH_NAME if postcard.with_name else Answer.WITHOUT_NAME


def with_cards(tips: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Tips with the agreement that holds: ``card`` (its key or None), ``motif`` and ``with_name``."""
    agreed = FilteredRelation("postcards", condition=Q(postcards__withdrawn__isnull=True))
    return tips.alias(agreed=agreed).annotate(
        card=F("agreed__pk"), motif=F("agreed__motif"), with_name=F("agreed__with_name")
    )


def printed_tips(question: Question) -> QuerySet[Contribution]:
    """The tips that are on postcards: agreed to, and not hidden or merged. In the order they were brought."""
    tips = Contribution.objects.standing().filter(question=question, kind=Kind.TIP)
    return with_cards(tips).filter(card__isnull=False).select_related("author", "day")  # type: ignore[misc]


def on_show(question: str) -> Exists:
    """To annotate with: whether the world may see postcards of the question that this column points at."""
    open_ones = Publication.objects.filter(question=OuterRef("question"), withdrawn__isnull=True)
    agreed = Postcard.objects.filter(tip=OuterRef("pk"), withdrawn__isnull=True)
    tips = Contribution.objects.standing().filter(question=OuterRef(question), kind=Kind.TIP)
    return Exists(tips.filter(Exists(open_ones), Exists(agreed)))


def tips_of(question: Question, person: Person) -> QuerySet[Contribution]:
    """What this person wrote on cards or could: their tips that stand, with what they answered."""
    tips = Contribution.objects.standing().filter(question=question, kind=Kind.TIP, author=person)
    return with_cards(tips).select_related("day")


def signed(tip: Contribution) -> str:
    """The first name under a printed tip, when its author agreed to that; else empty."""
    if not tip.with_name:  # type: ignore[attr-defined]
        return ""
    return (tip.author.first_name if tip.author else tip.guest.split(" ")[0]).strip()


def number_of_cards(question: Question) -> int:
    """How many postcards this question would be printed on today."""
    if question.is_withdrawn:
        return 0
    return sum(1 for tip in printed_tips(question) if printable(tip.words))
