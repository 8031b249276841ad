"""The letters of the coming day, so that the demo's mailbox has something to read: the month that is announced, turns,
answers, last night's reminder, what became of it, the agreement with the owner's link. And two that came back, for the
desk."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from plugdedag.days import letters, reminding
from plugdedag.days.models import Answer, Day, Residency, Rsvp, Turn, Wish
from plugdedag.demo.world.frame import Frame
from plugdedag.lunches import reminding as reminder
from plugdedag.outbox import mail
from plugdedag.outbox.bouncing import bounced
from plugdedag.outbox.mail import letter
from plugdedag.outbox.models import Bounce, Effect, State
from plugdedag.outbox.queue import enqueue
from plugdedag.people import consent
from plugdedag.people.models import Person, Purpose
from plugdedag.places.models import Offer
from plugdedag.questions import announcing, following, owning
from plugdedag.questions.models import Question, Wave

ANSWERS = 3
CAME_BACK = "550 5.1.1 De gebruiker bestaat niet (meer)"


def make(frame: Frame) -> None:
    """What waits in the outbox of a world that is just made, and what is kept in."""
    make_letters(frame)
    announce(frame)
    remind(frame)
    follow_up(frame)
    for days, effect in enumerate([*to_who_moved(frame), *to_who_slipped(frame)], 1):
        at = frame.moment(frame.ago(days=days), 10, 12)
        bounce = bounced(effect.recipient, effect.key, CAME_BACK)
        Bounce.objects.filter(pk=bounce.pk).update(at=at)
        Effect.objects.filter(pk=effect.pk).update(state=State.HELD, attempts=1, due=at, error=CAME_BACK)


def to_who_moved(frame: Frame) -> Iterator[Effect]:
    """The news to a plugger whose mailbox is gone."""
    month = last_month(frame)
    pluggers = Person.objects.filter(memberships__city=frame.city).exclude(pk__in=known(frame))
    who = pluggers.order_by("-pk").first()
    if month is not None and who is not None:
        yield announced(month, who)


def to_who_slipped(frame: Frame) -> Iterator[Effect]:
    """The thanks to a host who mistyped their own address."""
    offer = (
        Offer.objects.in_city(frame.city).waiting().select_related("contact", "city").order_by("-pk").first()
    )
    if offer is not None:
        context = {"city": offer.city, "offer": offer, "contact": offer.contact}
        key, template = f"offer-thanks:{offer.pk}", "places/mail/offer_thanks.html"
        yield letter(key, offer.contact.email, template, context, offer.contact.language)


def announce(frame: Frame) -> None:
    """The news to those through whose eyes one can look, if they want letters; all others have had theirs."""
    month = last_month(frame)
    if month is not None:
        for who in consent.who_agreed(frame.city, Purpose.LETTERS).filter(pk__in=known(frame)):
            announced(month, who)


def announced(month: Residency, who: Person) -> Effect:
    """The letter that everybody got when the month became public; it is written when it goes."""
    payload = {"residency": month.pk, "person": who.pk}
    return enqueue(announcing.KIND, f"month-announced:{month.pk}", who.email, payload)


def last_month(frame: Frame) -> Residency | None:
    return Residency.objects.in_city(frame.city).confirmed().order_by("month").last()


def remind(frame: Frame) -> None:
    """For a day that is today, what went last night to those of them who have a seat."""
    days = Day.objects.in_city(frame.city).regular()
    for day in reminding.standing(days).filter(date=frame.today):
        for rsvp in reminding.seats(day).filter(person__in=known(frame)):
            rsvp.day = day
            key, recipient, _told = reminding.effect(day, rsvp.holder)
            enqueue(mail.KIND, key, recipient, reminder.words(rsvp))


def follow_up(frame: Frame) -> None:
    """To who carries the newest action that is open, or its owner: what became of it."""
    rows = (
        following.standing(frame.city).select_related("question__owner", "day").order_by("-day__date", "due")
    )
    action = next((one for one in rows if one.became not in following.OVER and not one.is_dropped), None)
    if action is not None:
        following.ask_one(following.holders(action, frame.city)[0], action, Wave.WEEK)
        Effect.objects.filter(kind=following.KIND).update(due=timezone.now())  # at night too, to be read


def known(frame: Frame) -> list[int]:
    """Those through whose eyes one can look."""
    return [frame.role(role).pk for role in frame.roles]


def make_letters(frame: Frame) -> None:
    day = (
        Day.objects.in_city(frame.city)
        .regular()
        .upcoming(frame.today)
        .select_related("city", "place", "residency")[0]
    )
    if day.residency is not None:
        link = owning.owner_link(Question.objects.get(residency=day.residency))
        letters.residency_confirmed(day.residency, list(day.residency.days.all()), link)
    for turn in Turn.objects.filter(day=day, ended__isnull=True).select_related("person").order_by("pk"):
        letters.turn_given(day, turn)
    going = Rsvp.objects.filter(day=day, answer=Answer.GOING).select_related("person").order_by("seat")
    for rsvp in going[:ANSWERS]:
        letters.answered(day, rsvp, Wish.objects.get(day=day, person=rsvp.person))
