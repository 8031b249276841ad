"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import (
    Away,
    Cancellation,
    Confirmation,
    Day,
    Feed,
    Invited,
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
    seen=_(
        "who opens the door, for a week; on the day itself those at the tables your first name, and where you sit; "
        "the organisers when you last came, to write to you when you stay away"
    ),
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
    seen=_("who opens the door, for a week; on the day itself those at the tables"), kept=Kept.A_MONTH,
    since="day__date", leaves="–",
)  # fmt: skip
PLUS_ONE = Personal(
    what=_("Whom you bring to a gathering, by the name you gave"), purpose=_("to keep a seat for them beside yours"),
    seen=_("the organisers, and who opens the door that day"), kept=Kept.A_MONTH, whose="brought_by", since="day__date",
    leaves="–",
)  # fmt: skip
BRINGS = Personal(
    what=_("That you bring somebody to a gathering"), purpose=_("to keep a seat for them beside yours"),
    seen=_("the organisers, and who opens the door that day"), kept=Kept.NAMELESS, whose="brought_by",
)  # fmt: skip
ASKED = Personal(
    what=_("To which gatherings you were asked, and whom you asked"), purpose=_("so that you can come"),
    seen=_("the organisers"), kept=Kept.UNTIL_LEAVING, whose="person",
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
    Day: {"name": PLAIN},
    Move: {"by": PLANNED, "why": PLANNED},
    Cancellation: {"by": PLANNED, "why": PLANNED},
    Rsvp: {"person": ANSWER, "brought_by": BRINGS, "guest_name": PLUS_ONE},
    Wish: {"person": TAP, "with_whom": PLAIN},
    Invited: {"person": ASKED, "by": ASKED.of("by")},
    Feed: {"person": FEED, "token_hash": PLAIN},
    Rhythm: {"person": RHYTHM, "districts": RHYTHM},
    Renewal: {},
    Away: {"person": AWAY},
    Visit: {"person": VISIT, "by": WROTE, "guest_name": GUEST},
    TakenBack: {"by": WROTE},
    Poster: {"code": PLAIN},
    Turn: {"person": TURN, "given_by": TURN.of("given_by")},
}
