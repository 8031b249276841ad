"""What somebody could write, in the language of who reads it. The writer changes whatever they like.

A draft begun is kept in the session of who writes, for a few people at most: it is nobody else's, and gone with it.
"""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from plugdedag.days.models import Day
from plugdedag.lib.dates import said
from plugdedag.people.models import Person
from plugdedag.people.requests import Request
from plugdedag.questions.about import about
from plugdedag.winback.missed import Missed

DRAFTS, A_FEW = "drafts", 5


def to_missed(one: Missed, day: Day, by: Person) -> str:
    """A note to somebody who stayed away: since when, what is new, and an invitation."""
    with override(one.person.language):
        place = {"place": day.place.name, "date": said(day.date)}
        parts = [
            greeting(one.person),
            _("We have not seen you since %(date)s, and I thought of you.") % {"date": said(one.last)},
            here_you_came(one, day) or _("On %(date)s we are at %(place)s.") % place,
            asks(day), _("Would you like to join us again? For lunch alone is fine too."), by.first_name,
        ]  # fmt: skip
        return "\n\n".join(filter(None, parts))


def here_you_came(one: Missed, day: Day) -> str:
    """When the next place is in the part of the city where they came most."""
    if not one.district or one.district != day.place.district:
        return ""
    words = {"place": day.place.name, "date": said(day.date), "district": one.district}
    return _("On %(date)s we are at %(place)s: in %(district)s, where you came so often.") % words


def to_come(day: Day, language: str) -> str:
    """The middle of a letter to several: the greeting and the name are put around it for each."""
    with override(language):
        place = {"place": day.place.name, "date": said(day.date)}
        parts = [
            _("On %(date)s we are at %(place)s, and with a few more of us it is twice the fun.") % place,
            asks(day), _("Are you coming? For lunch alone is fine too."),
        ]  # fmt: skip
        return "\n\n".join(filter(None, parts))


def whole(to: Person, middle: str, by: Person) -> str:
    """The letter of one of several, with their name above it and the writer's below."""
    with override(to.language):
        return "\n\n".join([greeting(to), middle, by.first_name])


def greeting(to: Person) -> str:
    return _("Hi %(name)s,") % {"name": to.first_name}


def asks(day: Day) -> str:
    """What the lunch is about, as the question reads now; nothing for one that its host took back."""
    question = about(day)
    if not question:
        return ""
    return _("Over lunch we think along about this question: “%(question)s”") % {
        "question": Truncator(question).chars(280)
    }


def kept(request: Request, key: object) -> str:
    """What the writer typed before, for this letter."""
    return str(dict(request.session.get(DRAFTS, [])).get(str(key), ""))


def keep(request: Request, key: object, words: str) -> None:
    """Keep what was typed, for the last few letters that were begun."""
    others = [each for each in request.session.get(DRAFTS, []) if each[0] != str(key)]
    request.session[DRAFTS] = [*others, [str(key), words]][-A_FEW:]


def drop(request: Request, key: object) -> None:
    """It went."""
    request.session[DRAFTS] = [each for each in request.session.get(DRAFTS, []) if each[0] != str(key)]
