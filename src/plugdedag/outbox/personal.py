"""Which fields of this app are about people, what for, and for how long."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import PLAIN, THE_ROW, Kept, Personal, Register
from plugdedag.outbox.models import Bounce, Effect, Heartbeat

LETTER = Personal(
    what=_("Letters we sent you: to which address, on which occasion and when"),
    purpose=_("so that nobody gets a letter twice, and we see when one did not arrive"),
    seen=_("who runs this site"), kept=Kept.A_YEAR, since="due", leaves=THE_ROW, whose="recipient",
)  # fmt: skip
# Of nobody: codes and links in them open doors, so they are in no file one can take away.
WORDS = Personal(
    what=_("The words of a letter"),
    purpose=_("until it is sent; of one that did not arrive, for thirty days"),
    seen=_("who runs this site"), kept=Kept.A_MONTH, since="due", leaves={},
)  # fmt: skip
BOUNCE = Personal(
    what=_("That letters to you came back, and what the mail server said"),
    purpose=_("so that nothing more goes to an address that takes nothing, and somebody asks you for another"),
    seen=_("the organisers that it is so, without your address; who runs this site"),
    kept=Kept.A_YEAR, since="at", leaves=THE_ROW, whose="address",
)  # fmt: skip
LIFTED = Personal(
    what=_("That you had letters tried again at an address that gave them back"),
    purpose=_("so that one can ask who did it"), seen=_("who runs this site"), kept=Kept.NAMELESS, whose="lifted_by",
)  # fmt: skip

FIELDS: Register = {
    Effect: {
        "key": PLAIN, "recipient": LETTER, "kind": PLAIN, "payload": WORDS,
        "error": replace(WORDS, leaves=""),  # a mail server may repeat the address in it
    },
    Bounce: {"address": BOUNCE, "letter": PLAIN, "said": BOUNCE, "lifted_by": LIFTED},
    Heartbeat: {"worker": PLAIN},
}  # fmt: skip
