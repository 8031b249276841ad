"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import (
    Away,
    Cancellation,
    Confirmation,
    Day,
    Feed,
    Move,
    Poster,
    Renewal,
    Residency,
    Rhythm,
    Rsvp,
    TakenBack,
    Term,
    Turn,
    Visit,
    Wish,
)
from plugdedag.lib.personal import PLAIN, THE_ROW, Kept, Personal, Register
from plugdedag.places.personal import CONTACT

ANSWER = Personal(
    what=_("On which days you said that you come, and from when until when"),
    purpose=_("to keep a seat for you"),
    seen=_("who opens the door that day; members your first name, if you agreed"), kept=Kept.NAMELESS, whose="person",
)  # fmt: skip
TAP = Personal(
    what=_("Each time you tapped that you come, not, or perhaps later, and whether you did so from a mail"),
    purpose=_("so that tapping twice is tapping once, and you can undo what was not you"),
    seen=_("nobody"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
RHYTHM = Personal(
    what=_("Your rhythm: which days you always come, in which parts of the city, and since when"),
    purpose=_("to put you on the list of those days"), seen=_("you alone"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
AWAY = Personal(
    what=_("From when until when you are away"), purpose=_("so that no seat is kept for you then"), seen=_("you alone"),
    kept=Kept.A_YEAR, whose="person", since="last", leaves=THE_ROW,
)  # fmt: skip
VISIT = Personal(
    what=_("On which days you were there"), purpose=_("so that you can read what was said when you were there"),
    seen=_("who opens the door, for a week; the organisers when you last came, to write to you when you stay away"),
    kept=Kept.NAMELESS, whose="person",
)  # fmt: skip
WROTE = VISIT.of("by")
FEED = Personal(
    what=_("That you have a calendar of your own at a secret address, and since when"),
    purpose=_("so that your calendar shows your days"), seen=_("who knows the address; it holds no names"),
    kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
GUEST = Personal(
    what=_("The name of a guest at the door"), purpose=_("so that the opener knows who is here"),
    seen=_("who opens the door, for a week"), kept=Kept.A_MONTH, since="day__date", leaves="–",
)  # fmt: skip
TURN = Personal(
    what=_("Your turns on a day, and those you gave"), purpose=_("so that the door opens and the lunch is led"),
    seen=_("the organisers; the host your first name, when you open the door next"), kept=Kept.NAMELESS, whose="person",
)  # fmt: skip
PLANNED = Personal(
    what=_("What you planned, moved or cancelled as an organiser, and why"),
    purpose=_("so that one can ask who decided it"),
    seen=_("your name the organisers; the reason everybody who reads about the day"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip

FIELDS: Register = {
    Residency: {"contact": CONTACT, "created_by": PLANNED.of("created_by")},
    Confirmation: {"by": PLANNED},
    Term: {"what": PLAIN},
    Day: {},
    Move: {"by": PLANNED, "why": PLANNED},
    Cancellation: {"by": PLANNED, "why": PLANNED},
    Rsvp: {"person": ANSWER},
    Wish: {"person": TAP},
    Feed: {"person": FEED, "token_hash": PLAIN},
    Rhythm: {"person": RHYTHM, "districts": RHYTHM},
    Renewal: {},
    Away: {"person": AWAY},
    Visit: {"person": VISIT, "by": WROTE, "guest_name": GUEST},
    TakenBack: {"by": WROTE},
    Poster: {"code": PLAIN},
    Turn: {"person": TURN, "given_by": TURN.of("given_by")},
}
