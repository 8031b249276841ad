"""Saying that one comes, or not, and who gets a seat.

Theory of operation. Going is holding a seat number, waiting is holding a ticket. Every change of a day's seats happens
under the day's lock and ends with :func:`fill`, so that between two changes this holds: no free seat within the
capacity while somebody waits or sits above it, and tickets are served in order. Seats above the capacity exist only
after a day shrank: nobody loses one, and the next free seat goes to them before it goes to anybody new.

Who is brought along holds a seat like any other, in a row without a person. Their ticket is drawn after that of who
brings them, and tickets are served in order, so nobody is let in before who they came with.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db import IntegrityError
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days import letters, timing
from plugdedag.days.locks import locked
from plugdedag.days.models import Answer, Day, Invited, Rsvp, Wish
from plugdedag.lib import tokens
from plugdedag.lib.dates import clock
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Link, Person


def come(
    day: Day, person: Person, *, client_key: uuid.UUID, arrives: dt.time | None = None,
    leaves: dt.time | None = None, guests: Sequence[str] | None = None, link: Link | None = None,
) -> Rsvp:  # fmt: skip
    """Say that somebody comes, perhaps for a part of the day: a seat when there is one, else a place in the line.

    ``guests`` are the names of all they bring; None leaves those as they are.
    Saying so again changes the hours and keeps the seat or the ticket. The same key again changes nothing and answers
    what is; with something else in it, it raises ``KeyReused``. Raises ``Refused`` when the day takes no answers.
    ``link`` is the one from a mail by which it was said, if it was.
    """
    wish = Wish(
        client_key=client_key,
        day=day,
        person=person,
        comes=True,
        arrives=arrives,
        leaves=leaves,
        with_whom="" if guests is None else tokens.keyed("with-whom", "\0".join(guests)),
        by_link=link,
        at=timezone.now(),
    )
    return answer(wish, guests)


def cancel(
    day: Day, person: Person, *, client_key: uuid.UUID, later: bool = False, link: Link | None = None
) -> Rsvp:
    """Say that somebody does not come, nor who they bring; the seats go to who waits. Keys as in :func:`come`.

    ``later``: not yet, and they want to be asked once more when the day is near.
    """
    wish = Wish(
        client_key=client_key, day=day, person=person, comes=False, later=later, by_link=link, at=timezone.now()
    )  # fmt: skip
    return answer(wish)


def answer(wish: Wish, guests: Sequence[str] | None = None) -> Rsvp:
    """Do what the wish says, once, under the day's lock."""
    try:
        with locked(wish.day) as day:
            found = Wish.objects.filter(pk=wish.pk).first()
            rsvp = Rsvp.objects.filter(day=day, person=wish.person).first()
            if found is not None:
                return replayed(found, wish, rsvp)
            check(day, wish)
            check_guests(day, wish, guests or ())
            wish.save(force_insert=True)
            return grant(day, wish, rsvp or Rsvp(day=day, person=wish.person, answer=Answer.NOT), guests)
    except IntegrityError as error:  # the key was used for another day in this very moment
        if Wish.objects.filter(pk=wish.pk).exclude(day=wish.day).exists():
            raise KeyReused(key_words()) from error
        raise


def replayed(found: Wish, wish: Wish, rsvp: Rsvp | None) -> Rsvp:
    """The answer as it is, if the key asked for the same before."""
    same = ("day_id", "person_id", "comes", "later", "arrives", "leaves", "with_whom")
    if rsvp is None or any(getattr(found, name) != getattr(wish, name) for name in same):
        raise KeyReused(key_words())
    return rsvp


def key_words() -> str:
    return _("This button was used before for something else. Reload the page and try once more.")


def check(day: Day, wish: Wish) -> None:
    """Raise ``Refused`` when the day takes no answers, or not these hours."""
    if not Person.objects.filter(pk=wish.person_id, is_active=True).exists():
        raise Refused(_("You have left PLUG. Plug in again and you are welcome."))
    if day.is_cancelled:
        raise Refused(
            _("This day was cancelled. What you answered is kept, and there is nothing you need to do.")
        )
    if day.is_over:
        raise Refused(_("This day is over. Come to the next one."))
    if not day.is_published:
        raise Refused(_("This day is not certain yet. As soon as it is, you can say that you come."))
    if wish.later and not day.asks_again:
        raise Refused(_("The day is too near to ask you again. Do you come, or not this time?"))
    if (wish.arrives or day.opens) >= (wish.leaves or day.closes):
        raise Refused(_("You would leave before you arrive. Look at the two times once more."))
    if (wish.arrives or day.opens) < day.opens or (wish.leaves or day.closes) > day.closes:
        hours = {"opens": clock(day.opens), "closes": clock(day.closes)}
        raise Refused(_("The day is from %(opens)s to %(closes)s. Choose times between those.") % hours)


def check_guests(day: Day, wish: Wish, guests: Sequence[str]) -> None:
    """Raise ``Refused`` for who was not asked to a gathering by invitation, or brings more than may come along."""
    if day.by_invitation and not Invited.objects.filter(day=day, person=wish.person).exists():
        raise Refused(_("This gathering is for who was asked to it."))
    if len(guests) > day.plus_ones:
        words = ngettext("You can bring %(count)d guest.", "You can bring %(count)d guests.", day.plus_ones)
        raise Refused(
            words % {"count": day.plus_ones} if day.plus_ones else _("To this day one comes by oneself.")
        )


def grant(day: Day, wish: Wish, rsvp: Rsvp, guests: Sequence[str] | None = None) -> Rsvp:
    """Give the wish what can be given now, and tell the person when that is something new."""
    before = rsvp.answer
    rsvp.arrives, rsvp.leaves, rsvp.at = wish.arrives, wish.leaves, wish.at
    if not wish.comes:
        rsvp.answer, rsvp.seat, rsvp.ticket, rsvp.seated, guests = Answer.NOT, None, None, None, ()
    elif before == Answer.NOT:
        stand_in_line(day, rsvp)
    rsvp.save()
    if guests is not None and day.plus_ones:
        bring(day, rsvp.holder, guests, by_link=wish.by_link is not None)
    fill(day, quiet=rsvp)
    rsvp.refresh_from_db()
    if rsvp.answer != before and (wish.by_rhythm is None or timezone.now() > timing.reminds_at(day)):
        tell(day, rsvp, wish)
    return rsvp


def tell(day: Day, rsvp: Rsvp, wish: Wish) -> None:
    """The letter of an answer that changed something. A rhythm’s is told with the month, and by the reminder."""
    if rsvp.answer != Answer.NOT:
        letters.answered(day, rsvp, wish)
    elif wish.by_link is not None:
        letters.given_up(day, wish)


def stand_in_line(day: Day, rsvp: Rsvp) -> None:
    """Give the next ticket; whether there is a seat for it is decided by :func:`fill` alone."""
    last = Rsvp.objects.filter(day=day).aggregate(last=Max("ticket"))["last"] or 0
    rsvp.answer, rsvp.seat, rsvp.ticket = Answer.WAITING, None, last + 1


def brought(day: Day, person: Person) -> QuerySet[Rsvp]:
    """The seats of who somebody brings, in the order in which they were named."""
    return named(day, person).exclude(answer=Answer.NOT)


def named(day: Day, person: Person) -> QuerySet[Rsvp]:
    """The same, with those who were taken off from a mail: their names are kept, so that this can be taken back."""
    return Rsvp.objects.filter(day=day, brought_by=person).order_by("pk")


def bring(day: Day, person: Person, names: Sequence[str], *, by_link: bool) -> None:
    """Let somebody's guests be these. Who stays keeps the seat, and a new name may take over that of who does not."""
    there, new = list(brought(day, person)), list(names)
    off = [] if by_link else list(named(day, person).filter(answer=Answer.NOT))
    for guest in list(there):
        if guest.guest_name in new:
            new.remove(guest.guest_name)
            there.remove(guest)
    gone = Rsvp.objects.filter(pk__in=[guest.pk for guest in there])
    if by_link:
        gone.update(answer=Answer.NOT, seat=None, ticket=None, seated=None)
    else:  # a row anew, so that nothing told about the one sticks to the other
        gone.delete()
    for number, name in enumerate(new):
        seat = back_on(off, name) or Rsvp(day=day, brought_by=person, guest_name=name)
        if number < len(there):
            before = there[number]
            seat.answer, seat.seat, seat.ticket = before.answer, before.seat, before.ticket
        else:
            stand_in_line(day, seat)
        seat.save()
    Rsvp.objects.filter(pk__in=[guest.pk for guest in off]).delete()  # one's own word: these count no more


def back_on(off: list[Rsvp], name: str) -> Rsvp | None:
    """The row of this guest, who was taken off from a mail: with all that was told about them. It leaves ``off``."""
    found = next((guest for guest in off if guest.guest_name == name), None)
    if found is not None:
        off.remove(found)
        found.at = timezone.now()
    return found


def fill(day: Day, *, quiet: Rsvp | None = None) -> list[Rsvp]:
    """Give the free seats away: first to those sitting above the capacity, then to those waiting, in their order.

    Only for a day that is locked. Who gets a seat from the line is told, except ``quiet``, who is being answered now.
    """
    seats = Rsvp.objects.filter(day=day, seat__isnull=False).values_list("seat", flat=True)
    held = {seat for seat in seats if seat is not None}
    free = [seat for seat in range(1, day.capacity + 1) if seat not in held]
    if not free:
        return []
    for seat in sorted(seat for seat in held if seat > day.capacity)[: len(free)]:
        Rsvp.objects.filter(day=day, seat=seat).update(seat=free.pop(0))
    waiting = Rsvp.objects.filter(day=day, answer=Answer.WAITING).select_related("person", "brought_by")
    promoted = list(waiting.order_by("ticket")[: len(free)])
    for rsvp, seat in zip(promoted, free, strict=False):
        rsvp.answer, rsvp.seat, rsvp.ticket, rsvp.seated = Answer.GOING, seat, None, timezone.now()
        rsvp.save(update_fields=["answer", "seat", "ticket", "seated"])
    tell_who_moved_up(day, promoted, quiet)
    return promoted


def tell_who_moved_up(day: Day, promoted: Sequence[Rsvp], quiet: Rsvp | None) -> None:
    """One letter to each holder of the seats that came free, however many those are; none to who is being answered."""
    seats: dict[int, list[Rsvp]] = {}
    for rsvp in promoted:
        seats.setdefault(rsvp.holder.pk, []).append(rsvp)
    for holder, theirs in seats.items():
        if quiet is None or holder != quiet.holder.pk:
            letters.promoted(day, theirs)
