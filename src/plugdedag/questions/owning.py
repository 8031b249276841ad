"""What the owner of a question does, without an account: choose, withdraw, hand it to a colleague."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.lib.refusals import Refused
from plugdedag.outbox.mail import letter
from plugdedag.people.models import Duty, Link, StandingDuty
from plugdedag.places.models import Contact
from plugdedag.questions.closing import held
from plugdedag.questions.models import Choice, Contribution, Handover, Kind, Question, Withdrawal

PURPOSE = "owner"


def owner_link(question: Question) -> str:
    """The address of a fresh link for the owner. Earlier ones keep working until they are revoked."""
    token = Link.issue(question.city, PURPOSE, question.pk)
    return question.city.link(f"/owner/{token}/")


def write_to_owner(question: Question, occasion: str) -> None:
    """Send the owner a fresh link to their question, once an occasion."""
    owner = question.owner
    context = {"question": question, "owner": owner, "city": question.city, "url": owner_link(question)}
    letter(
        f"owner-link:{question.pk}:{occasion}",
        owner.email,
        "questions/letters/owner.html",
        context,
        owner.language,
    )


def choose(question: Question, contribution: Contribution, contact: Contact, why: str = "") -> Choice:
    """The owner chooses the question behind the question. Choosing again is allowed: the latest counts."""
    why = why.strip()
    with held(question):
        refuse_unless_choosable(question, contribution)
        last = question.choices.last()
        if last and (last.contribution_id, last.why) == (contribution.pk, why):
            return last
        return Choice.objects.create(question=question, contribution=contribution, by=contact, why=why)


def refuse_unless_choosable(question: Question, contribution: Contribution) -> None:
    if question.is_withdrawn:
        raise Refused(_("You have withdrawn this question."))
    if not can_choose(question):
        raise Refused(_("The first lunch has not begun. You choose once you have heard what people ask."))
    standing = Contribution.objects.standing().filter(
        question=question, kind=Kind.REFRAMING, pk=contribution.pk
    )
    if not standing.exists():
        raise Refused(_("That wording is not on the board any more. Choose another."))


def can_choose(question: Question) -> bool:
    """Whether the first lunch has begun."""
    days = question.residency.days if question.residency else None
    first = days.filter(number=1, cancellation=None).select_related("city").first() if days else None
    return first is not None and timezone.now() >= first.starts


def withdraw(question: Question, contact: Contact, why: str = "") -> Withdrawal:
    """The owner stops. What was said is kept for those who were there, and is public no more."""
    with held(question):
        made, _new = Withdrawal.objects.get_or_create(
            question=question, defaults={"by": contact, "why": why.strip()[:300]}
        )
        tell_organisers(made)
    return made


def tell_organisers(withdrawal: Withdrawal) -> None:
    """A letter to each organiser of today, once: somebody should call."""
    question, city = withdrawal.question, withdrawal.question.city
    duties = Duty.objects.in_city(city).on(city.today()).filter(kind=StandingDuty.ORGANISER)
    for duty in duties.select_related("person"):
        context = {"question": question, "withdrawal": withdrawal, "city": city}
        to = duty.person
        letter(f"withdrawn:{question.pk}", to.email, "questions/letters/withdrawn.html", context, to.language)


def hand_over(question: Question, name: str, email: str) -> Handover:
    """Give the question to a colleague, who gets a link of their own by letter; the old links stop working."""
    with held(question):
        was = Question.objects.select_related("owner").get(pk=question.pk).owner
        to = Contact.objects.create(
            place=was.place, name=name.strip(), email=email.strip(), language=was.language
        )
        Question.objects.filter(pk=question.pk).update(owner=to)
        question.owner = to
        links = Link.objects.in_city(question.city).open().filter(purpose=PURPOSE, subject=str(question.pk))
        links.update(revoked=timezone.now())
        done = Handover.objects.create(question=question, was=was, to=to)
        write_to_owner(question, f"handover:{done.pk}")
    return done
