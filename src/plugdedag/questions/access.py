"""Who sees what of a question.

Everybody may know of a question whose month is confirmed; how much of it they read is decided by :func:`sees_question`.
The owner has no account: the link in their letter opens their pages, and for half a day lets the same browser read the
question's other pages too. Nothing but those pages is remembered, and a revoked link opens nothing at once. A
colleague of the owner has a link of their own: it reads the same, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plugdedag.days.models import Day, Turn, TurnKind, Visit
from plugdedag.days.scanning import own_visit
from plugdedag.lib.roomy import typed
from plugdedag.people.access import View, guard, is_organiser
from plugdedag.people.models import Link
from plugdedag.people.requests import Request
from plugdedag.places.models import Contact
from plugdedag.questions.closing import with_ending
from plugdedag.questions.models import Colleague, Contribution, Question
from plugdedag.questions.owning import PURPOSE, handed_over_with
from plugdedag.questions.sharing import COLLEAGUE

REMEMBERED = "owner_links"
LEADING = [TurnKind.FACILITATOR, TurnKind.SCRIBE]
AN_HOUR = 60 * 60
HALF_A_DAY = 12 * AN_HOUR


def find_question(request: Request, pk: int) -> Question:
    """The question of this city, if this visitor may know of it; else a 404."""
    questions = with_ending(Question.objects.in_city(request.city).whole())
    question: Question = get_object_or_404(questions, pk=pk)
    if question.is_public or sees_question(request, question):
        return question
    return get_object_or_404(questions.none())


def sees_question(request: Request, question: Question) -> bool:
    """Whether this visitor reads everything that was said: the host, organisers, and who was there."""
    kept: dict[int, bool] = request.__dict__.setdefault("_sees_question", {})
    if question.pk not in kept:
        kept[question.pk] = (
            is_organiser(request) or was_there(request, question) or is_host(request, question)
        )
    return kept[question.pk]


def was_there(request: Request, question: Question) -> bool:
    """Whether the visitor came to one of its days, or carries a turn on one."""
    if not request.user.is_authenticated or question.residency_id is None:
        return False
    me = request.user
    mine = Q(visits__person=me) | Q(turns__person=me, turns__ended__isnull=True)
    return Day.objects.filter(mine, residency=question.residency_id).exists()


def is_owner(request: Request, question: Question) -> bool:
    """Whether this browser opened the owner's link within half a day, and the link still holds."""
    link = remembered(request, question)
    return link is not None and link.purpose == PURPOSE and link.subject == str(question.pk)


def is_host(request: Request, question: Question) -> bool:
    """Whether this browser opened the link of the owner or of one of their colleagues, and that still holds."""
    link = remembered(request, question)
    if link is None or link.purpose == PURPOSE:
        return link is not None and link.subject == str(question.pk)
    return question.colleagues.filter(pk=link.subject, ended__isnull=True).exists()


def remembered(request: Request, question: Question) -> Link | None:
    """The link by which this browser came to the question within half a day, if it still holds; asked once."""
    kept: dict[int, Link | None] = request.__dict__.setdefault("_remembered_links", {})
    if question.pk not in kept:
        link = request.session.get(REMEMBERED, {}).get(str(question.pk))
        holds = link and link[1] >= timezone.now().timestamp()
        links = Link.objects.in_city(question.city).open().filter(purpose__in=[PURPOSE, COLLEAGUE])
        kept[question.pk] = links.filter(pk=link[0]).first() if holds else None
    return kept[question.pk]


@dataclass(frozen=True)
class Host:
    """Who holds the link: the owner of the question, or a ``colleague`` they forwarded it to."""

    question: Question
    colleague: Colleague | None = None

    @property
    def contact(self) -> Contact:
        return self.colleague.contact if self.colleague else self.question.owner

    @property
    def first_name(self) -> str:
        return self.contact.first_name

    @property
    def decides(self) -> bool:
        return self.colleague is None

    @property
    def added(self) -> Q:
        """What this host may take away again: the owner all of it, a colleague what they added themselves."""
        return Q() if self.decides else Q(contact=self.contact)


def host_by_link(view: View) -> View:
    """A guard for the pages below ``/owner/<token>/``: gives the view its ``Host``; an old link is told so."""
    return by_link("host-by-link", view, lambda host: host)


def owner_by_link(view: View) -> View:
    """A guard for what the owner alone decides: gives the view its ``question``."""
    return by_link("owner-by-link", view, deciding)


def deciding(host: Host) -> Question:
    if not host.decides:
        raise PermissionDenied("owner-by-link")
    return host.question


def by_link(name: str, view: View, given: Callable[[Host], object]) -> View:
    @wraps(view)
    def guarded(request: Request, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = host_of(request, token)
        if found is None:
            return render(
                request, "questions/owner_link_old.html", {"typed": typed(request.POST)}, status=404
            )
        link, host = found
        remember(request, host.question, link)
        return view(request, token, given(host), *args, **kwargs)

    guarded.access = name  # type: ignore[attr-defined]
    return guarded


def once_handed_over(view: View) -> View:
    """Around :func:`owner_by_link`: the tap that closed the link, sent again, reads what came of it."""

    @wraps(view)
    def guarded(request: Request, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        sent = [request.POST.get(name, "") for name in ("name", "email")]
        done = handed_over_with(request.city, token, *sent) if request.method == "POST" else None
        if done:
            return render(
                request, "questions/owner_handed_over.html", {"question": done.question, "to": done.to}
            )
        return view(request, token, *args, **kwargs)

    return guarded


def host_of(request: Request, token: str) -> tuple[Link, Host] | None:
    """The link of this token and who holds it; None for a token that opens nothing here."""
    city = request.city
    questions = with_ending(Question.objects.in_city(city).whole())
    if link := Link.objects.find(city, PURPOSE, token):
        question = questions.filter(pk=link.subject).first()
        return (link, Host(question)) if question else None
    if link := Link.objects.find(city, COLLEAGUE, token):
        rows = Colleague.objects.filter(pk=link.subject, ended__isnull=True).select_related("contact")
        colleague = rows.first()
        question = questions.filter(pk=colleague.question_id).first() if colleague else None
        return (link, Host(question, colleague)) if question else None
    return None


def remember(request: Request, question: Question, link: Link) -> None:
    """Let this browser read the question's other pages for half a day. Kept anew when an hour of it is gone."""
    links = request.session.get(REMEMBERED, {})
    until = int(timezone.now().timestamp()) + HALF_A_DAY
    known, ends = links.get(str(question.pk), (None, 0))
    if known == link.pk and ends > until - AN_HOUR:
        return
    links[str(question.pk)] = [link.pk, until]
    request.session[REMEMBERED] = links


def find_contribution(request: Request, uuid: UUID) -> Contribution:
    """A contribution of this city, hidden ones too, with what its pages show; else a 404."""
    rows = Contribution.objects.told().filter(question__city=request.city).select_related(
        "question__residency__place", "question__residency__confirmation", "question__withdrawal", "question__city",
        "question__owner", "day__city", "day__cancellation", "author", "contact",
    )  # fmt: skip
    found: Contribution = get_object_or_404(rows, pk=uuid)
    return found


def facilitates(request: Request, uuid: UUID) -> bool:
    """Whether the visitor is the facilitator or scribe of the lunch at which this was brought, or an organiser."""
    if is_organiser(request):
        return True
    mine = Turn.objects.filter(person=request.user.pk, kind__in=LEADING, ended__isnull=True)
    return mine.filter(day__city=request.city, day__contributions=uuid).exists()


def reads_contribution(request: Request, uuid: UUID) -> bool:
    """Whether the visitor reads this contribution's question; a guest reads what was said at the lunch they are at."""
    found = find_contribution(request, uuid)
    return sees_question(request, found.question) or guest_at(request, found.day) is not None


def guest_at(request: Request, day: Day | None) -> Visit | None:
    """The visit of somebody without an account who scanned in on this day, in this browser."""
    return own_visit(request, day) if day and not request.user.is_authenticated else None


def facilitates_question(request: Request, question: Question) -> bool:
    """Whether the visitor may write the result: organisers, and the facilitators and scribes of its days."""
    if is_organiser(request):
        return True
    mine = Turn.objects.filter(person=request.user.pk, kind__in=LEADING, ended__isnull=True)
    return question.residency_id is not None and mine.filter(day__residency=question.residency_id).exists()


def writes(request: Request, pk: int) -> bool:
    return facilitates_question(request, find_question(request, pk))


writes_result = guard("facilitator-of-the-question", lambda request, *args, pk, **kwargs: writes(request, pk))
facilitator = guard(
    "facilitator-of-the-day", lambda request, *args, uuid, **kwargs: facilitates(request, uuid)
)
reader = guard(
    "reader-of-the-question", lambda request, *args, uuid, **kwargs: reads_contribution(request, uuid)
)
