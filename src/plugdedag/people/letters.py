"""The letters of this app: who gets which, when, and how many."""

from django.utils.translation import gettext_lazy as _

from plugdedag.outbox.letters import Kind, Letter, To

LETTERS = (
    Letter(
        "people/letters/code.html", _("Your code to come in"), (To.PLUGGER,),
        _("each time somebody leaves your address at the door; tried even when letters to you came back"),
        Kind.ASKED, insists=True,
    ),
    Letter(
        "people/letters/passkey_added.html", _("A passkey was added"), (To.PLUGGER,),
        _("each time one is added to yours, so that you notice when it was not you"), Kind.CONCERNS,
    ),
    Letter(
        "people/letters/report.html", _("A report that only you may read"), (To.KEEPER,),
        _("each time somebody reports the only organiser"), Kind.CONCERNS,
    ),
    Letter(
        "people/letters/invitation.html", _("Do you take part?"), (To.INVITED,),
        _("once, when an organiser brings a list; after a no, never again"), Kind.NEWS, most=1,
    ),
)  # fmt: skip
