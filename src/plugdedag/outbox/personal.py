"""Which fields of this app are about people, what for, and for how long."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import PLAIN, THE_ROW, Kept, Personal, Register
from plugdedag.outbox.models import Effect, Heartbeat

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

FIELDS: Register = {
    Effect: {
        "key": PLAIN, "recipient": LETTER, "kind": PLAIN, "payload": WORDS,
        "error": replace(WORDS, leaves=""),  # a mail server may repeat the address in it
    },
    Heartbeat: {"worker": PLAIN},
}  # fmt: skip
