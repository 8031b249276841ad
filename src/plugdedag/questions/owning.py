"""What the owner of a question does, without an account: choose, withdraw, hand it to a colleague."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.mail import letter
from plugdedag.people.models import Duty, Link, StandingDuty
from plugdedag.places.models import Contact
from plugdedag.questions.closing import held, withdrawn
from plugdedag.questions.following import stop_links
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
        if withdrawn(question):
            raise Refused(too_late_to_choose(why))
        refuse_unless_choosable(question, contribution)
        last = question.choices.last()
        if last and (last.contribution_id, last.why) == (contribution.pk, why):
            return last
        return Choice.objects.create(question=question, contribution=contribution, by=contact, why=why)


def too_late_to_choose(why: str) -> str:
    """Why nothing is chosen any more, with what the owner typed: there is no form to keep it in."""
    words = _("You have withdrawn this question, so nothing is chosen any more.")
    return f"{words} {_('You wrote: “%(why)s”') % {'why': why}}" if why else words


def refuse_unless_choosable(question: Question, contribution: Contribution) -> None:
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
    """The owner stops. What was said is kept for those who were there, and is public no more.

    Stopping again changes nothing; with another reason it is refused, as the organisers have read the first one.
    """
    why = why.strip()
    with held(question):
        made = withdrawn(question)
        if made and why not in ("", made.why):
            raise Refused(
                _(
                    "The question was withdrawn already, and the organisers read: “%(why)s”. "
                    "What you wrote now is still here: mail it to them."
                )
                % {"why": made.why or "…"}
            )
        if made is None:
            made = Withdrawal.objects.create(question=question, by=contact, why=why)
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
    """Give the question to a colleague, who gets a link of their own by letter; the old links stop working.

    Giving it to the same colleague again is the handover that was.
    """
    with held(question):
        if done := given_to(question, name, email):
            return done
        was = Question.objects.select_related("owner").get(pk=question.pk).owner
        to = Contact.objects.create(
            place=was.place, name=name.strip(), email=email.strip(), language=was.language
        )
        Question.objects.filter(pk=question.pk).update(owner=to)
        question.owner = to
        links = Link.objects.in_city(question.city).open().filter(purpose=PURPOSE, subject=str(question.pk))
        links.update(revoked=timezone.now())
        stop_links(was, question.city)
        done = Handover.objects.create(question=question, was=was, to=to)
        write_to_owner(question, f"handover:{done.pk}")
    return done


def given_to(question: Question, name: str, email: str) -> Handover | None:
    """The last handover, when it gave the question to this very person."""
    last = Handover.objects.filter(question=question).select_related("to").order_by("pk").last()
    same = last and (last.to.name, last.to.email) == (name.strip(), email.strip())
    return last if same else None


def handed_over_with(city: City, token: str, name: str, email: str) -> Handover | None:
    """The handover that closed this link, for who sends the same form twice: they read what they wrote themselves."""
    link = Link.objects.stopped(city, token)
    if link is None or link.purpose != PURPOSE:
        return None
    question = Question.objects.in_city(city).filter(pk=link.subject).first()
    return given_to(question, name, email) if question else None
