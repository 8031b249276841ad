"""The letters of this app: who gets which, when, and how many."""

from django.utils.translation import gettext_lazy as _

from plugdedag.outbox.letters import Kind, Letter, To

LETTERS = (
    Letter(
        "lunches/letters/reminder.html", _("You come: where, how to get in, and the sixty seconds"), (To.PLUGGER,),
        _("the evening before a day on which you have a seat; again when the day was moved after that"),
        Kind.CONCERNS, most=10,
    ),
)  # fmt: skip
