"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.gatherings.models import Diet, Gathering, Pick, Rule
from plugdedag.lib.personal import PLAIN, THE_ROW, Kept, Personal, Register

PLANNED = Personal(
    what=_("Which gatherings you planned, and whom you had asked to them"),
    purpose=_("so that one can ask who decided it"), seen=_("nobody"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
PICKED = Personal(
    what=_("That an organiser put you on a guest list, or left you off it, by hand"),
    purpose=_("so that the right people are asked"), seen=_("the organisers"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
DIET = Personal(
    what=_("What you and your guests do not eat, at a gathering"),
    purpose=_("so that the cook makes something that you can eat; only if you want to tell"),
    seen=_("the organisers and the cook, without a name"), kept=Kept.THREE_DAYS, whose="person",
    since="rsvp__day__date", leaves=THE_ROW,
)  # fmt: skip

FIELDS: Register = {
    Gathering: {"by": PLANNED, "about": PLAIN},
    Rule: {"by": PLANNED},
    Pick: {"person": PICKED, "by": PLANNED},
    Diet: {"person": DIET, "needs": DIET, "words": DIET},
}
