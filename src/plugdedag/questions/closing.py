"""The end of a month: the result, the owner's own words, and whether the world may read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.models import Visit
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.models import Afterword, Publication, Question, Result, Withdrawal

NOTHING = Value("", output_field=TextField())


def with_ending(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Questions with how they ended, in the same query.

    ``result_now``: the latest result's text. ``published``: whether the owner's agreement holds. ``result_agreed``: the
    text of the result it was given for. ``afterword``: the owner's words. ``came``: how many people came to its days.
    """
    results = Result.objects.filter(question=OuterRef("pk")).order_by("-pk")
    agreed = Publication.objects.filter(question=OuterRef("pk"), withdrawn__isnull=True)
    words = Afterword.objects.filter(question=OuterRef("pk")).order_by("-pk")
    visits = Visit.objects.filter(day__residency=OuterRef("residency")).order_by().values("day__residency")
    came = visits.annotate(n=Count("person", distinct=True) + Count("guest_name", filter=~Q(guest_name="")))
    return questions.annotate(
        result_now=Coalesce(Subquery(results.values("text")[:1]), NOTHING),
        result_pk=Subquery(results.values("pk")[:1]),
        published=Exists(agreed),
        result_agreed=Coalesce(Subquery(agreed.values("result__text")[:1]), NOTHING),
        afterword=Coalesce(Subquery(words.values("text")[:1]), NOTHING),
        came=Coalesce(Subquery(came.values("n")), Value(0)),
    )


@contextmanager
def held(question: Question) -> Iterator[None]:
    """Nobody else closes this question until the block ends."""
    with transaction.atomic():
        lock(question)
        yield


def withdrawn(question: Question) -> Withdrawal | None:
    """The owner's withdrawal as it is at this moment, whatever was read before; ask while the question is ``held``."""
    return Withdrawal.objects.filter(question=question).first()


def write_result(question: Question, text: str, *, by: Person, seen: int | None) -> Result:
    """Write what the month came to. ``seen`` is the key of the result the writer had before them.

    Raises ``Stale`` when somebody wrote another one meanwhile; the same words again are the result that is there.
    """
    text = text.replace("\r\n", "\n").strip()
    with held(question):
        if withdrawn(question):
            raise Refused(
                _(
                    "The owner has withdrawn this question, so no result is kept. Yours is still here: copy it first."
                )
            )
        last = question.results.last()
        if last and last.text == text:
            return last
        if (last.pk if last else None) != seen:
            raise Stale(
                _("Somebody wrote a result while you were writing. Yours is still here, theirs is above it.")
            )
        return Result.objects.create(question=question, text=text, by=by)


def publish(question: Question, contact: Contact) -> Publication:
    """The owner agrees that the latest result is read by everybody. Agreeing again agrees with a newer one."""
    with held(question):
        if withdrawn(question):
            raise Refused(_("You have withdrawn this question, so nothing of it becomes public."))
        result = question.results.last()
        if result is None:
            raise Refused(_("There is no result to publish yet. PLUG writes it after the fourth lunch."))
        standing = open_publication(question)
        if standing and standing.result_id == result.pk:
            return standing
        take_back(question)
        return Publication.objects.create(question=question, result=result, by=contact)


def take_back(question: Question) -> None:
    """From here on the world reads no more than while the month ran."""
    question.publications.filter(withdrawn__isnull=True).update(withdrawn=timezone.now())


def open_publication(question: Question) -> Publication | None:
    """The agreement that holds now."""
    return question.publications.filter(withdrawn__isnull=True).select_related("result").first()


def say_afterwards(question: Question, text: str, contact: Contact) -> Afterword:
    """The owner's own words, beside the result. Empty words take them back."""
    text = text.replace("\r\n", "\n").strip()
    with held(question):
        last = question.afterwords.last()
        if last and last.text == text:
            return last
        return Afterword.objects.create(question=question, text=text, by=contact)
