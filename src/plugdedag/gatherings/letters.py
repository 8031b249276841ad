"""The letters of this app: who gets which, when, and how many."""

from django.utils.translation import gettext_lazy as _

from plugdedag.outbox.letters import Kind, Letter, To

LETTERS = (
    Letter(
        "gatherings/letters/invited.html", _("You are asked to a gathering"), (To.PLUGGER,),
        _("once for each gathering that asks you: a launch, a dinner; never at night"), Kind.NEWS, most=1,
    ),
    Letter(
        "gatherings/letters/reminder.html", _("The gathering is near: where, and how to get in"), (To.PLUGGER,),
        _("the evening before a gathering at which you have a seat; again when it was moved after that"),
        Kind.CONCERNS, most=2,
    ),
    Letter(
        "gatherings/letters/hours.html", _("Your gathering has other hours"), (To.PLUGGER, To.ON_DUTY),
        _("when an organiser changes the hours of a gathering you come to, or carry a turn on"), Kind.CONCERNS, most=1,
    ),
)  # fmt: skip
