"""The letters of a day, each in its reader's language and written in the transaction of the fact it tells.

A letter's key names its occasion, so one person gets one letter an occasion, however often the deed is tried.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from plugdedag.days import feeds, timing
from plugdedag.days.models import (
    Answer,
    Cancellation,
    Day,
    Move,
    Renewal,
    Residency,
    Rhythm,
    Rsvp,
    Turn,
    TurnKind,
    Wish,
)
from plugdedag.outbox import mail
from plugdedag.outbox.letters import Kind, Letter, To
from plugdedag.outbox.mail import Attachment, letter
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue
from plugdedag.people.models import Link, Person
from plugdedag.places.models import Contact

RHYTHM_LINK = "rhythm"  # the purpose of the link that says yes or stop to a rhythm
TELLS_THE_STREET = ("going", "turn")  # for who surely comes, even if the place keeps it back
ASKS = ("going", "waiting", "moved", "again", "given_up")  # with a button to answer
SEAT = "promotion"  # the kind of effect of a letter about a seat that came free
WHO_IT_CONCERNS = (To.PLUGGER, To.ON_DUTY, To.HOST)

LETTERS = (
    Letter(
        "days/letters/going.html", _("You have a seat"), (To.PLUGGER,), _("each time you say that you come"), Kind.ASKED
    ),
    Letter(
        "days/letters/waiting.html", _("You are on the waiting list"), (To.PLUGGER,),
        _("each time you say that you come and the day is full"), Kind.ASKED,
    ),
    Letter(
        "days/letters/given_up.html", _("Your place was given back from a mail"), (To.PLUGGER,),
        _("each time it is said by a mail of yours that you do not come, and you were on the list"),
        Kind.ASKED,
    ),
    Letter(
        "days/letters/again.html", _("You said “perhaps later”"), (To.PLUGGER,),
        _("once for each “perhaps later”, some days before, if there is a seat"), Kind.ASKED,
    ),
    Letter(
        "days/letters/still.html", _("Is it still your rhythm?"), (To.PLUGGER,),
        _("at most once a quarter, if you chose a rhythm"), Kind.CONCERNS, most=1,
    ),
    Letter(
        "days/letters/promoted.html", _("A seat came free, and it is yours"), (To.PLUGGER,),
        _("once for each time you stood on the waiting list"), Kind.CONCERNS, most=6,
    ),
    Letter(
        "days/letters/moved.html", _("Your day moves"), WHO_IT_CONCERNS,
        _("when an organiser moves a day you come to, carry a turn on, or host"), Kind.CONCERNS, most=6,
    ),
    Letter(
        "days/letters/cancelled.html", _("Your day is called off"), WHO_IT_CONCERNS,
        _("when an organiser calls off a day you come to, carry a turn on, or host"), Kind.CONCERNS, most=6,
    ),
    Letter(
        "days/letters/turn.html", _("You have a turn"), (To.ON_DUTY,),
        _("once for each turn somebody gives you: door, lunch or writing down"), Kind.CONCERNS, most=14,
    ),
    Letter(
        "days/letters/confirmed.html", _("The month as we agreed on it"), (To.HOST,),
        _("once, when an organiser makes the month public"), Kind.CONCERNS, most=1,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """Who a letter is for. A contact of a place needs no account, so the person may be missing."""

    email: str
    name: str
    language: str
    person: Person | None = None

    @classmethod
    def of(cls, person: Person) -> Reader:
        name = person.first_name or person.email.split("@")[0]  # who never said one is still greeted
        return cls(person.email, name, person.language, person)

    @classmethod
    def of_host(cls, contact: Contact) -> Reader:
        return cls(contact.email, contact.first_name, contact.language)


def answered(day: Day, rsvp: Rsvp, wish: Wish) -> None:
    """“You have a seat”, or “you are on the list”: once for each time somebody says that they come."""
    template = "going" if rsvp.answer == Answer.GOING else "waiting"
    before = day.rsvps.filter(ticket__lt=rsvp.ticket).count() if rsvp.ticket else 0
    along = day.rsvps.filter(brought_by=wish.person).exclude(answer=Answer.NOT)
    guests = list(along.order_by("pk")) if day.plus_ones else []
    write(f"rsvp:{wish.pk}", template, day, Reader.of(wish.person), rsvp=rsvp, ahead=before, guests=guests)


def given_up(day: Day, wish: Wish) -> None:
    """A seat or a place in the line was given back from a mail: its owner hears it, as it may have been another."""
    write(f"rsvp-given-up:{wish.pk}", "given_up", day, Reader.of(wish.person), wish=wish)


def again(day: Day, wish: Wish) -> None:
    """Once for each “perhaps later”: the day is near, and there is a seat."""
    write(f"rsvp-again:{wish.pk}", "again", day, Reader.of(wish.person))


def still(rhythm: Rhythm, renewal: Renewal) -> None:
    """Once for each time it is asked whether a rhythm still is one. The link works for as long as the answer counts."""
    city, reader = rhythm.city, Reader.of(rhythm.person)
    token = Link.issue(
        city, RHYTHM_LINK, rhythm.pk, person=rhythm.person, expires=renewal.asked + dt.timedelta(days=60)
    )  # fmt: skip
    answer = city.link(reverse("rhythm_link", args=[token]))
    context = {"city": city, "reader": reader, "rhythm": rhythm, "link": answer}
    send(f"rhythm-still:{renewal.pk}", "still", context, [])


def promoted(day: Day, seats: Sequence[Rsvp]) -> None:
    """“A seat came free and it is yours”, or is for who you bring: once for each time somebody stood in the line.

    It goes at once, by night only for a day that is near. Its words are written then: see :func:`seat_came_free`.
    """
    first = seats[0]
    key, told = f"rsvp-promoted:{first.pk}:{first.at.isoformat()}", {"seats": [seat.pk for seat in seats]}
    enqueue(SEAT, key, first.holder.email, told, timing.fit(day, timezone.now()))


def seat_came_free(effect: Effect) -> dict[str, Any] | None:
    """That letter as it reads when it goes; None when the seat was given up by then, or the day is off or over."""
    active = Q(person__is_active=True) | Q(brought_by__is_active=True)
    rows = Rsvp.objects.filter(active, answer=Answer.GOING, day__cancellation__isnull=True)
    rows = rows.select_related("person", "brought_by", "day__city", "day__place").order_by("pk")
    seats = list(rows.filter(pk__in=effect.payload["seats"]))
    rsvp = next((seat for seat in seats if seat.person), seats[0] if seats else None)
    if rsvp is None or rsvp.day.is_over:
        return None
    day, reader = rsvp.day, Reader.of(rsvp.holder)
    context = {"city": day.city, "day": day, "reader": reader, "rsvp": rsvp, "link": link(day, reader)}
    context["guests"] = [seat for seat in seats if seat.person is None]
    return mail.written(
        "days/letters/promoted.html", context, reader.language, headers=day.city.reply_to,
        attachments=[calendar_file(day, reader, address=True)],
    )  # fmt: skip


def day_moved(day: Day, move: Move) -> None:
    """To everybody concerned, once for each move; who has a seat keeps knowing the street."""
    seated = set(day.rsvps.filter(answer=Answer.GOING).values_list("person", flat=True))
    for reader in concerned(day):
        has_seat = reader.person is not None and reader.person.pk in seated
        write(f"day-moved:{move.pk}", "moved", day, reader, address=has_seat, move=move, has_seat=has_seat)


def day_cancelled(day: Day, cancellation: Cancellation) -> None:
    """To everybody concerned, once."""
    days_link = day.city.link(reverse("days"))
    for reader in concerned(day):
        key = f"day-cancelled:{cancellation.pk}"
        write(key, "cancelled", day, reader, cancellation=cancellation, days_link=days_link)


def turn_given(day: Day, turn: Turn) -> None:
    """To who carries a duty on this day from now on."""
    name = "door" if turn.kind == TurnKind.OPENER else "day"
    turn_link = day.city.link(reverse(name, args=[day.pk]))
    write(f"turn-given:{turn.pk}", "turn", day, Reader.of(turn.person), turn=turn, turn_link=turn_link)


def residency_confirmed(residency: Residency, days: list[Day], link: str) -> None:
    """To the contact of the place: the month as it was agreed, its days for the calendar, the link to their page."""
    contact, city = residency.contact, residency.city
    with override(contact.language):
        files = [attached(feeds.file(city, days, address=True))]
    context = {
        "city": city, "reader": Reader.of_host(contact),
        "residency": residency, "days": days, "terms": list(residency.terms.all()),
        "link": link,
    }  # fmt: skip
    key = f"residency-confirmed:{residency.pk}"
    send(key, "confirmed", context, files)


def write(key: str, template: str, day: Day, reader: Reader, *, address: bool = False, **more: Any) -> None:
    """One letter about a day, with its calendar file, and a personal link for who has an account."""
    told = address or template in TELLS_THE_STREET or reader.person is None
    context = {"city": day.city, "day": day, "reader": reader, **more}
    if template in ASKS:
        context["link"] = link(day, reader)
        context["come_link"] = f"{context['link']}?answer=come"
    send(key, template, context, [calendar_file(day, reader, address=told)])


def calendar_file(day: Day, reader: Reader, *, address: bool) -> Attachment:
    """A day to put in one's calendar; ``address`` tells the street even if the place keeps it back."""
    with override(reader.language):
        return attached(feeds.file(day.city, [day], address=address))


def send(key: str, template: str, context: dict[str, Any], files: list[Attachment]) -> None:
    """To the reader in the context; an answer to it goes to the organisers of the city."""
    reader, city = context["reader"], context["city"]
    path = f"days/letters/{template}.html"
    letter(key, reader.email, path, context, reader.language, headers=city.reply_to, attachments=files)


def attached(text: str) -> Attachment:
    return ("plug.ics", text, "text/calendar")


def link(day: Day, reader: Reader) -> str:
    """Where the reader answers without signing in; for who has no account, the day's page."""
    if reader.person is None:
        return day.city.link(reverse("day", args=[day.pk]))
    token = Link.issue(day.city, "rsvp", day.pk, person=reader.person)
    return day.city.link(reverse("rsvp_link", args=[token]))


def concerned(day: Day) -> Iterable[Reader]:
    """Who comes or waits, who carries a duty on the day, and the contact of the place; each address once."""
    answered = Q(rsvps__day=day, rsvps__answer__in=[Answer.GOING, Answer.WAITING])
    duty = Q(turns__day=day, turns__ended__isnull=True)
    persons = Person.objects.filter(answered | duty, is_active=True).distinct().order_by("pk")
    readers = {person.email.lower(): Reader.of(person) for person in persons}
    if day.residency is not None:
        contact = day.residency.contact
        readers.setdefault(contact.email.lower(), Reader.of_host(contact))
    return readers.values()
