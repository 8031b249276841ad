"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import PLAIN, Kept, Personal, Register
from plugdedag.places.personal import CONTACT
from plugdedag.questions.models import (
    Action,
    ActionChange,
    ActionReport,
    Afterword,
    Agreement,
    BoardClock,
    BoardEvent,
    Change,
    Choice,
    Colleague,
    Contribution,
    FollowUp,
    GrewFrom,
    Hand,
    Handover,
    Note,
    Photo,
    Postcard,
    Publication,
    Question,
    Recorded,
    Result,
    Support,
    Theme,
    Themed,
    Unasked,
    Withdrawal,
)

WORDS = Personal(
    what=_("What you brought to a lunch, and how you changed it"), purpose=_("so that the host can go on with it"),
    seen=_(
        "with your first name: who was there, the host and the organisers; "
        "without your name: everybody, once the host chooses it or publishes the result"
    ),
    kept=Kept.NAMELESS, whose="author",
)  # fmt: skip
GUEST = Personal(
    what=_("The name of a guest who said something"), purpose=_("so that one can ask what was meant"),
    seen=_("who was there, the host and the organisers"), kept=Kept.A_YEAR, since="at",
)  # fmt: skip
ACTION = Personal(
    what=_("Who does what by when, as it was agreed at the fourth lunch"), purpose=_("so that it is done"),
    seen=_(
        "who was there, the host and the organisers; "
        "once the host publishes the result everybody, without who does it"
    ),
    kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
HAND = Personal(
    what=_("Which actions you do, help with or adopted"), purpose=_("so that you can be asked what became of them"),
    seen=_("your first name: who was there and the organisers; the host if you agreed that they write to you"),
    kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
REPORT = Personal(
    what=_("What you told about an action afterwards, and why"), purpose=_("so that one sees what came of a lunch"),
    seen=_(
        "who was there, the host and the organisers; of a published result everybody, without your words and your name"
    ),
    kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
ASKED = Personal(
    what=_("When you were asked what became of your actions, and whether you want that"),
    purpose=_("so that you are asked once, and not when you do not want it"),
    seen=_("nobody"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
RESULT = Personal(
    what=_("The result you wrote"), purpose=_("so that the host and the world can read what came of it"),
    seen=_("who was there; everybody, once the host publishes it; never with your name"),
    kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
SUPPORT = Personal(
    what=_("What you stand behind"), purpose=_("so that the best comes first"),
    seen=_("others only how many"), kept=Kept.NAMELESS, whose="person",
)  # fmt: skip
OWNED = Personal(
    what=_("What a host decided and wrote about the question"), purpose=_("so that everybody knows where it stands"),
    seen=_("what was chosen and why everybody; the rest who was there, and everybody once the host publishes it"),
    kept=Kept.WITHOUT_THE_HOST,
)  # fmt: skip
PHOTO = Personal(
    what=_("The photos you added to a month, and what you wrote below them"),
    purpose=_("so that the result can be seen as well as read"),
    seen=_("who was there, the host and the organisers; once the host publishes the result everybody; never your name"),
    kept=Kept.NAMELESS, whose="by",
)  # fmt: skip

THEME = Personal(
    what=_("What you put together under a theme"), purpose=_("so that a full board can be read"),
    seen=_("who was there, the host and the organisers; never with your name"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip

FIELDS: Register = {
    Theme: {"by": THEME, "title": THEME},
    Themed: {"by": THEME},
    Question: {"owner": CONTACT, "as_asked": PLAIN, "title": PLAIN},
    Handover: {"was": CONTACT, "to": CONTACT},
    Withdrawal: {"by": CONTACT, "why": OWNED},
    Contribution: {
        "author": WORDS, "text": WORDS, "guest": GUEST, "contact": CONTACT, "language": PLAIN,
    },
    Change: {"by": WORDS.of("by"), "text": WORDS.of("by"), "why": WORDS.of("by"), "contact": CONTACT},
    GrewFrom: {},
    Action: {"by": ACTION, "what": ACTION, "who": ACTION, "contact": CONTACT},
    ActionChange: {"by": ACTION, "what": ACTION, "who": ACTION},
    Agreement: {"by": CONTACT},
    Hand: {"person": HAND, "by": HAND.of("by")},
    ActionReport: {"by": REPORT, "why": REPORT, "contact": CONTACT},
    FollowUp: {"person": ASKED, "contact": CONTACT},
    Unasked: {"person": ASKED, "contact": CONTACT},
    Choice: {"by": CONTACT, "why": OWNED},
    Result: {"by": RESULT, "text": RESULT},
    Afterword: {"by": CONTACT, "text": OWNED},
    Publication: {"by": CONTACT},
    Postcard: {"motif": PLAIN, "text_version": PLAIN},
    Support: {"person": SUPPORT},
    BoardClock: {},
    BoardEvent: {},
    Colleague: {"contact": CONTACT, "by": CONTACT},
    Note: {"contact": CONTACT, "text": OWNED},
    Photo: {"by": PHOTO, "alt": PHOTO, "contact": CONTACT, "name": PLAIN, "digest": PLAIN},
    Recorded: {},
}  # fmt: skip
