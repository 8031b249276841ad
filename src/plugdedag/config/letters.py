"""Every letter there is, from all apps together; and the one that is sent without the outbox."""

from plugdedag.days import letters as days
from plugdedag.gatherings import letters as gatherings
from plugdedag.lunches import letters as lunches
from plugdedag.outbox.letters import Kind, Letter, To
from plugdedag.people import letters as people
from plugdedag.places import letters as places
from plugdedag.questions import letters as questions
from plugdedag.winback import letters as winback

OF_THE_DOCTOR = Letter(  # no template: it asks the mail server itself
    "keeping/doctor",
    "PLUG can send mail",
    (To.KEEPER,),
    "each time you run “plug doctor --send-to”",
    Kind.ASKED,
)
LETTERS: tuple[Letter, ...] = (
    *people.LETTERS, *questions.LETTERS, *days.LETTERS, *lunches.LETTERS, *gatherings.LETTERS, *places.LETTERS,
    *winback.LETTERS, OF_THE_DOCTOR,
)  # fmt: skip
