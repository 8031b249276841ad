"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import THE_ROW, Kept, Personal, Register
from plugdedag.people.personal import FILE
from plugdedag.winback.models import Asked, LeaveMeBe

ASKED = Personal(
    what=_("That somebody wrote to you and asked you to come, and on which day"),
    purpose=_("so that nobody asks you too often"), seen=_("the organisers"), kept=Kept.A_YEAR, whose="to",
    since="at", leaves=THE_ROW,
)  # fmt: skip
ASKING = Personal(
    what=_("Whom you wrote to and asked to come"), purpose=_("so that one can ask who did it"),
    seen=_("who got the letter, and the organisers"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
WORDS = Personal(
    what=_("What somebody wrote to you when they asked you to come"),
    purpose=_("until it is sent, and so that you both can read it back"),
    seen=_("you, and who wrote it"), kept=Kept.THREE_MONTHS, whose="to", since="at", leaves="", also="by",
)  # fmt: skip
PEACE = Personal(
    what=_("That you would rather not be asked to come"), purpose=_("so that nobody does"),
    seen=FILE, kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip

FIELDS: Register = {Asked: {"to": ASKED, "by": ASKING, "words": WORDS}, LeaveMeBe: {"person": PEACE}}
