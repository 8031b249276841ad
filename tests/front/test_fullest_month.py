"""The fullest month there is, played by its deeds: how many of each letter one person gets is what is declared.

Five days, each filled, moved and called off; one pair of shoulders carries every turn; a host hands over, shares and
leaks their page. What comes once each time somebody asks for it is asked for twice.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import time_machine
from django.core import mail
from fido2.cose import ES256

from plugdedag.days import asking, changes, coming, letters, rhythms, timing, turns
from plugdedag.days.adding import add_free_day
from plugdedag.days.models import Cancellation, Confirmation, Day, Rhythm, TurnKind
from plugdedag.gatherings import changing, inviting, rules
from plugdedag.gatherings import reminding as evenings
from plugdedag.lib.refusals import Refused
from plugdedag.lunches import reminding
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.letters import Kind, To, at_most, declared
from plugdedag.outbox.letters import letters as all_letters
from plugdedag.outbox.models import Effect
from plugdedag.people import consent, passkeys
from plugdedag.people.models import Link, Purpose
from plugdedag.people.signing_in import knock
from plugdedag.places.answering import decline
from plugdedag.places.offering import offer
from plugdedag.questions import following, owning, sharing
from plugdedag.questions.carrying import taken
from plugdedag.questions.intake import publish, renew_link
from plugdedag.questions.models import Action, HandKind, Question
from plugdedag.winback.asking import ask
from plugdedag.winback.models import AskedKind
from tests.cast import Cast
from tests.gatherings.evenings import dinner
from tests.people.bringing import agreed_to
from tests.places.offers import sent

Gets = Counter[tuple[str, str]]  # template, recipient
KEY = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
ASKED, KEES = 2, "kees@example.org"


@pytest.fixture(autouse=True)
def before_the_doors_open(cast: Cast) -> Iterator[None]:
    """Whatever the clock says: so early that somebody can be reminded of the first day too."""
    with time_machine.travel(cast.days[0].starts - dt.timedelta(days=2)):
        yield


def play(cast: Cast) -> Gets:
    """The month, and what everybody got."""
    agreed_to(cast, "Sanne;sanne@example.net;;;")
    planned(cast)
    for _count in range(ASKED):
        knock(cast.city, cast.bo.email, language="nl", towards="/", address="")
        passkeys.keep(cast.city, cast.bo, "Telefoon", uuid.uuid4().bytes, KEY, 0)
    days = list(cast.residency.days.order_by("date"))
    by_mail(cast, days[1])
    for day in days:
        a_day(cast, day)
    a_dinner(cast)
    what_became_of_it(cast)
    a_host(cast)
    send_all()
    return Counter(Effect.objects.exclude(kind=rhythms.KIND).values_list("payload__template", "recipient"))


def send_all() -> None:
    while worker.work(handlers()):
        pass


def planned(cast: Cast) -> None:
    """A month with a fifth day becomes public, twice over; two hosts offer, and one hears no."""
    Confirmation.objects.all().delete()
    cast.days[0].turns.all().delete()
    add_free_day(cast.residency, cast.days[3].date + dt.timedelta(weeks=1))
    for who in (cast.bo, cast.femke):
        consent.settle(who, {Purpose.LETTERS})
    long_ago = cast.days[0].starts - 2 * asking.QUARTER  # Femke has a rhythm, elsewhere in the city
    Rhythm.objects.create(
        city=cast.city, person=cast.femke, rule="every", districts=["Noord"], since=long_ago
    )
    for _twice in range(2):
        publish(cast.residency, cast.noor)
        asking.ask()
    written_to(cast)
    for number in range(ASKED):
        one = offer(cast.city, sent(cast.city, f"Plek {number}"), uuid.uuid4())
    decline(one, "Jammer", cast.noor)
    send_all()


def written_to(cast: Cast) -> None:
    """Both organisers of this month would like Femke to come; the second finds that somebody wrote to her."""
    words, kind = "Kom je?", AskedKind.MISSED
    ask(cast.days[1], cast.femke, cast.noor, words, kind, uuid.uuid4())
    with pytest.raises(Refused):
        ask(cast.days[2], cast.femke, cast.idris, words, kind, uuid.uuid4())
    send_all()


def by_mail(cast: Cast, day: Day) -> None:
    """Bo says “perhaps later” and is asked again, twice over; and gives a seat back from a mail, as often."""
    for number in range(ASKED):
        coming.cancel(day, cast.bo, client_key=uuid.uuid4(), later=True)
        with time_machine.travel(cast.city.at(day.date - dt.timedelta(days=3 - number), dt.time(10))):
            asking.ask()
            send_all()
    link = Link.objects.find(cast.city, "rsvp", Link.issue(cast.city, "rsvp", day.pk, person=cast.bo))
    for _count in range(ASKED):
        coming.come(day, cast.bo, client_key=uuid.uuid4())
        coming.cancel(day, cast.bo, client_key=uuid.uuid4(), link=link)


def a_day(cast: Cast, day: Day) -> None:
    """Bo has the one seat, Femke waits; it comes free, the day moves and is called off; Idris carries everything."""
    Day.objects.filter(pk=day.pk).update(capacity=1)
    day.refresh_from_db()
    for kind in TurnKind if day.number else [TurnKind.OPENER]:
        turns.give(day, cast.idris, kind, cast.noor)
    for who in (cast.bo, cast.femke):
        coming.come(day, who, client_key=uuid.uuid4())
    coming.cancel(day, cast.bo, client_key=uuid.uuid4())
    send_all()
    reminded(day)
    changes.move(day, day.date + dt.timedelta(days=1), cast.noor, "Feestdag")
    day.refresh_from_db()
    reminded(day)
    changes.cancel(day, cast.noor, "Storm")


def a_dinner(cast: Cast) -> None:
    """Bo and Femke are asked by a rule and by hand, twice over."""
    evening = dinner(cast)
    rules.add(evening, "turns", 1, cast.city.today(), cast.noor)
    for _twice in range(2):
        for who in (cast.bo, cast.femke):
            rules.pick(evening, who, wanted=True, by=cast.noor)
        inviting.invite(evening, cast.noor)
    send_all()
    coming.come(evening.day, cast.femke, client_key=uuid.uuid4())
    for _twice in range(2):
        told = changing.details(evening, evening.day)
        evening = changing.change(evening, replace(told, begins=dt.time(19)))
    coming.cancel(evening.day, cast.femke, client_key=uuid.uuid4())
    a_day(cast, evening.day)


def reminded(day: Day) -> None:
    """The evening before, and once more: the worker looks every quarter of an hour."""
    for after in (0, 15):
        with time_machine.travel(timing.reminds_at(day) + dt.timedelta(minutes=after), tick=False):
            for remind in (reminding.remind, evenings.remind):
                remind()
            send_all()


def what_became_of_it(cast: Cast) -> None:
    """Femke said she does something, of another thing nobody did: both are asked about, after a week and a month."""
    day = cast.days[3]
    Cancellation.objects.filter(day=day).delete()
    day.refresh_from_db()
    for hands in ({}, {HandKind.DOES: cast.femke}):
        made = Action.objects.create(question=cast.question, day=day, what="Bellen", who="Bo", due=day.date)
        taken(made, hands, cast.noor)
    for days in (7, 8, 31, 32):
        with time_machine.travel(cast.city.at(day.date + dt.timedelta(days=days), dt.time(10)), tick=False):
            following.ask()
            send_all()


def a_host(cast: Cast) -> None:
    """Ria asks for a new link, shares her page, and both leak; Karim takes the question over, and stops."""
    question = Question.objects.select_related("owner", "city").get(pk=cast.question.pk)
    shared = sharing.forward(question, "Sjoerd", "sjoerd@example.org", cast.ria, client_key=uuid.uuid4())
    sharing.colleagues_leaked(shared)
    owning.hand_over(question, "Karim", "karim@example.org")
    renew_link(question, uuid.uuid4())
    sharing.leaked(Question.objects.select_related("owner", "city").get(pk=question.pk))
    owning.withdraw(question, question.owner, "Verhuisd")


def fullest(got: Gets) -> dict[str, int]:
    """The most of each letter that one address got."""
    found: dict[str, int] = {}
    for (template, _to), count in got.items():
        found[template] = max(found.get(template, 0), count)
    return found


def amiss(got: Gets) -> dict[str, tuple[int, int | None]]:
    """The letters of which somebody got another number than is declared, as (got, declared)."""
    found = fullest(got)
    through_the_outbox = [letter for letter in all_letters() if To.KEEPER not in letter.to]
    return {
        letter.template: (found.get(letter.template, 0), letter.most)
        for letter in through_the_outbox
        if letter.most is not None and found.get(letter.template, 0) != letter.most
    }


def unasked(got: Gets, address: str) -> int:
    """How many letters that they did not ask for themselves an address got."""
    return sum(
        n for (template, to), n in got.items() if to == address and declared(template).kind is not Kind.ASKED
    )


def test_the_fullest_month_is_what_is_declared(cast: Cast) -> None:
    got = play(cast)
    assert amiss(got) == {}
    assert fullest(got).keys() == {letter.template for letter in all_letters() if To.KEEPER not in letter.to}
    assert sum(got.values()) == len(mail.outbox)  # all of it was sent, each once
    known = {
        cast.femke.email: {To.PLUGGER}, cast.bo.email: {To.PLUGGER}, cast.idris.email: {To.PLUGGER, To.ON_DUTY},
        cast.noor.email: {To.PLUGGER, To.ORGANISER}, "ria@example.org": {To.HOST}, "karim@example.org": {To.HOST},
        KEES: {To.HOST}, "sjoerd@example.org": {To.COLLEAGUE}, "sanne@example.net": {To.INVITED},
    }  # fmt: skip
    assert {to for _template, to in got} == known.keys()
    each = {  # what comes one each time, beside the most
        cast.noor.email: got["places/mail/offer_arrived.html", cast.noor.email],
        cast.bo.email: got["people/letters/passkey_added.html", cast.bo.email],
    }
    for address, roles in known.items():
        most = sum(at_most(role, all_letters()) for role in roles)
        assert 0 < unasked(got, address) - each.get(address, 0) <= most, address
    assert unasked(got, cast.femke.email) == at_most(To.PLUGGER, all_letters())  # she got them all


def test_what_is_asked_for_comes_once_each_time(cast: Cast) -> None:
    got = play(cast)
    assert got["people/letters/code.html", cast.bo.email] == ASKED
    assert got["places/mail/offer_thanks.html", KEES] == ASKED
    assert got["days/letters/going.html", cast.bo.email] == len(cast.days) + 2 + ASKED
    assert got["days/letters/again.html", cast.bo.email] == ASKED
    assert got["days/letters/given_up.html", cast.bo.email] == ASKED
    assert got["people/letters/passkey_added.html", cast.bo.email] == ASKED


def without_occasion(write: Callable[..., None]) -> Callable[..., None]:
    """A writer of letters whose keys do not name the occasion."""

    def forgetful(key: str, *rest: object, **more: object) -> None:
        write(f"{key}:{uuid.uuid4()}", *rest, **more)
        write(f"{key}:{uuid.uuid4()}", *rest, **more)

    return forgetful


def test_one_letter_too_many_is_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a key that does not name its occasion doubles what people get."""
    monkeypatch.setattr(letters, "send", without_occasion(letters.send))
    assert amiss(play(cast))["days/letters/moved.html"] == (12, 6)
