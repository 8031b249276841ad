"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import PLAIN, Kept, Personal, Register
from plugdedag.steering.models import RoundEdit, ScriptChoice, Steer

LED = Personal(
    what=_("Which lunches you led: the script you chose, and what you pressed"),
    purpose=_("so that one can ask who did it"), seen=_("nobody"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
TOLD = Personal(
    what=_("How you told the rounds of a script otherwise"), purpose=_("so that a city leads lunches in its own words"),
    seen=_("who is at a lunch, and what is to be said only who leads it; never with your name"),
    kept=Kept.NAMELESS, whose="by",
)  # fmt: skip

FIELDS: Register = {
    ScriptChoice: {"by": LED, "script": PLAIN},
    RoundEdit: {"by": TOLD, "title": TOLD, "what": TOLD, "say": TOLD, "script": PLAIN, "round": PLAIN},
    Steer: {"by": LED},
}
