"""The script of each lunch: timed rounds as a table. Each fills the same 45 minutes, while the soup is warm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Step

MINUTES = 45


@dataclass(frozen=True)
class Round:
    """One stretch of a lunch: how long, what it is called, what one does."""

    minutes: int
    title: Any
    what: Any


@dataclass(frozen=True)
class Script:
    """What a lunch is for, and its rounds."""

    title: Any
    purpose: Any
    ahead: Any  # the same, for who reads it on another day
    rounds: tuple[Round, ...]


SCRIPTS: dict[Step, Script] = {
    Step.BEHIND: Script(
        _("The question behind the question"),
        _("Today we do not solve anything. We look for what the host really asks."),
        _("That day we do not solve anything. We look for what the host really asks."),
        (
            Round(5, _("The host tells"), _("What is asked, why now, and what was tried. Nobody interrupts.")),
            Round(10, _("Only questions"), _("Ask what you do not understand. No advice, however good it is.")),
            Round(15, _("The real question"), _("Write it anew, in many ways. Start with why, who or when.")),
            Round(10, _("Stand behind one"), _("Read what others wrote. Support what makes you sit up.")),
            Round(5, _("The host listens back"), _("Which wording itches? The host may sleep on it.")),
        ),
    ),
    Step.DEEPEN: Script(
        _("Deepening"),
        _("Today we find out more: what do we see, know and hear, and what does not fit?"),
        _("That day we find out more: what do we see, know and hear, and what does not fit?"),
        (
            Round(1, _("In sixty seconds"), _("Somebody reads the summary aloud, for who was not there.")),
            Round(9, _("Who knows something?"), _("From your work, street or club. Facts and stories, no plans.")),
            Round(15, _("Three ways of looking"), _("As a visitor, a neighbour, somebody who stays away.")),
            Round(12, _("Ideas, and a but"), _("One idea each. Then everybody looks for the honest but.")),
            Round(8, _("What stays?"), _("Support what should be on the table next week.")),
        ),
    ),
    Step.ACT: Script(
        _("To action"),
        _("Today we choose what will be done: who does what by when. And everybody writes a postcard."),
        _("That day we choose what will be done: who does what by when. And everybody writes a postcard."),
        (
            Round(1, _("In sixty seconds"), _("Somebody reads aloud where we are.")),
            Round(9, _("What could be done on Monday?"), _("Small and soon beats large and later.")),
            Round(15, _("Who, what, by when"), _("Three actions at most, each with a name and a date.")),
            Round(15, _("Your postcard"), _("One tip for the host, short enough to be written by hand.")),
            Round(5, _("Thank you"), _("The host has the last word.")),
        ),
    ),
}  # fmt: skip
