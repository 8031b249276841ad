"""The letters of this app: who gets which, when, and how many."""

from django.utils.translation import gettext_lazy as _

from plugdedag.outbox.letters import Kind, Letter, To

LETTERS = (
    Letter(
        "questions/letters/announced.html", _("Where we are next month"), (To.PLUGGER,),
        _("once, when a month becomes public, if you agreed that PLUG writes to you about the days"), Kind.NEWS, most=1,
    ),
    Letter(
        "questions/letters/owner.html", _("Your page at PLUG"), (To.HOST,),
        _("when the question becomes yours, an organiser sends you a new link, or yours leaked"), Kind.CONCERNS, most=3,
    ),
    Letter(
        "questions/letters/colleague.html", _("You can read along"), (To.COLLEAGUE,),
        _("when the host shares their page with you, and when your link leaked"), Kind.CONCERNS, most=2,
    ),
    Letter(
        "questions/letters/withdrawn.html", _("A question is withdrawn"), (To.ORGANISER,),
        _("once, when the owner stops"), Kind.CONCERNS, most=1,
    ),
    Letter(
        "questions/letters/follow_up.html", _("What became of it?"), (To.PLUGGER, To.HOST),
        _("a week, a month, half a year and a year after the lunch at which you said you would do something, or your "
          "question got an action, for as long as it is open; until you stop it with one press"),
        Kind.CONCERNS, most=2,
    ),
)  # fmt: skip
