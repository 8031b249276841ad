"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import Kept, Personal, Register
from plugdedag.lunches.models import BriefEdit

RETOLD = Personal(
    what=_("The sixty seconds of a lunch as you told them"), purpose=_("so that the lunch opens with your words"),
    seen=_("who leads the lunch, and who is there when it is read aloud; never with your name"),
    kept=Kept.NAMELESS, whose="by",
)  # fmt: skip

FIELDS: Register = {BriefEdit: {"by": RETOLD, "text": RETOLD}}
