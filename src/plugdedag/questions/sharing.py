"""Who may open the page of a host: the owner and the colleagues they forwarded it to. And when a link leaks.

A colleague reads along, adds notes and photos, and decides nothing. When a link is in the wrong hands every link
to the page stops, those of colleagues too: whoever had it may have forwarded it.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.lib.refusals import KeyReused, Refused, TooMany
from plugdedag.outbox.mail import letter
from plugdedag.people.models import Link
from plugdedag.places.models import Contact
from plugdedag.questions.closing import held
from plugdedag.questions.following import stop_links
from plugdedag.questions.models import Colleague, Question
from plugdedag.questions.owning import PURPOSE, write_to_owner

COLLEAGUE = "colleague"
MOST = 10  # colleagues at once, and letters to colleagues a day


def owner_links(question: Question) -> QuerySet[Link]:
    """The links of the owner that work now."""
    return Link.objects.in_city(question.city).open().filter(purpose=PURPOSE, subject=str(question.pk))


def forward(question: Question, name: str, email: str, by: Contact, *, client_key: UUID) -> Colleague:
    """Send a colleague a link of their own. Who has one already gets no second; the same key is the same forward."""
    name, email = name.strip(), email.strip()
    with held(question):
        before = Colleague.objects.filter(client_key=client_key).select_related("contact").first()
        if before is not None:
            same = (before.question_id, before.contact.email.lower()) == (question.pk, email.lower())
            if not same:
                raise KeyReused(
                    _("This was sent before, to somebody else. Send it once more for this colleague.")
                )
            return before
        may_forward(question, email)
        contact = Contact.objects.create(place=by.place, name=name, email=email, language=by.language)
        made = Colleague.objects.create(client_key=client_key, question=question, contact=contact, by=by)
        write_to_colleague(made, "new")
    return made


def may_forward(question: Question, email: str) -> None:
    reads = question.colleagues.filter(ended__isnull=True)
    if email.lower() == question.owner.email.lower() or reads.filter(contact__email__iexact=email).exists():
        raise Refused({"email": _("Who has this address can open the page already.")})
    today = question.colleagues.filter(at__gt=timezone.now() - dt.timedelta(days=1))
    if max(reads.count(), today.count()) >= MOST:
        raise TooMany(
            _("Ten colleagues is as many as fit. Let somebody off the list, or wait until tomorrow.")
        )


def write_to_colleague(colleague: Colleague, occasion: str) -> None:
    """The letter with a fresh link, once an occasion."""
    question, to = colleague.question, colleague.contact
    url = question.city.link(f"/owner/{Link.issue(question.city, COLLEAGUE, colleague.pk)}/")
    context = {"question": question, "colleague": to, "by": colleague.by, "city": question.city, "url": url}
    key = f"colleague-link:{colleague.pk}:{occasion}"
    letter(key, to.email, "questions/letters/colleague.html", context, to.language)


def colleague_links(colleague: Colleague) -> QuerySet[Link]:
    """The links of a colleague that work now."""
    links = Link.objects.in_city(colleague.question.city).open()
    return links.filter(purpose=COLLEAGUE, subject=str(colleague.pk))


def end(colleague: Colleague) -> None:
    """Their link stops at once."""
    with held(colleague.question):
        Colleague.objects.filter(pk=colleague.pk, ended__isnull=True).update(ended=timezone.now())
        colleague_links(colleague).update(revoked=timezone.now())


def leaked(question: Question) -> None:
    """The owner's link is in the wrong hands: every link stops at once, and the owner gets a new one by mail."""
    with held(question):
        for colleague in question.colleagues.filter(ended__isnull=True):
            end(colleague)
        stop_links(question.owner, question.city)
        if owner_links(question).update(revoked=timezone.now()):
            write_to_owner(question, occasion())


def colleagues_leaked(colleague: Colleague) -> None:
    """The link of a colleague is in the wrong hands: it stops at once, and they get a new one by mail."""
    with held(colleague.question):
        if colleague_links(colleague).update(revoked=timezone.now()):
            write_to_colleague(colleague, occasion())


def occasion() -> str:
    """This very leak: a second tap finds no link to stop, and so writes no letter."""
    return f"leaked:{timezone.now().isoformat()}"
