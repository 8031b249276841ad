"""The letters of this app: who gets which, when, and how many."""

from django.utils.translation import gettext_lazy as _

from plugdedag.outbox.letters import Kind, Letter, To

LETTERS = (
    Letter(
        "gatherings/letters/invited.html", _("You are asked to a gathering"), (To.PLUGGER,),
        _("once for each gathering that asks you: a launch, a dinner; never at night"), Kind.NEWS, most=1,
    ),
)  # fmt: skip
