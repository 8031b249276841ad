"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import PLAIN, THE_ROW, Kept, Personal, Register
from plugdedag.seating.models import (
    Begun,
    Card,
    Preference,
    Programme,
    ProgrammeUndo,
    Seat,
    Seating,
    SeatingUndo,
)

MADE = Personal(
    what=_("Which tables you made or changed"), purpose=_("so that one can ask who did it"), seen=_("nobody"),
    kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
PLANNED = Personal(
    what=_("Which rounds you planned, and which cards you gave"), purpose=_("so that one can ask who did it"),
    seen=_("nobody"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
PREFERENCE = Personal(
    what=_("With whom you would rather sit at a table, or not"), purpose=_("so that the tables keep to it"),
    seen=_("nobody but you"), kept=Kept.UNTIL_LEAVING, whose="person", leaves=THE_ROW,
)  # fmt: skip

FIELDS: Register = {
    Seating: {"by": MADE},
    SeatingUndo: {"by": MADE},
    Programme: {"by": PLANNED, "schedule": PLAIN},  # numbers of cards alone
    ProgrammeUndo: {"by": PLANNED},
    Card: {"by": PLANNED},  # of an answer or a visit, which says whose
    Begun: {},
    Seat: {},  # of a visit, which says whose
    Preference: {"person": PREFERENCE, "other": PREFERENCE},
}
