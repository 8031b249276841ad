"""The one letter that is sent without the outbox: the doctor asks the mail server itself. Only who keeps a server gets it."""

from plugdedag.outbox.letters import Kind, Letter, To

LETTERS = (
    Letter("keeping/doctor", "PLUG can send mail", (To.KEEPER,), "each time you run “plug doctor --send-to”", Kind.ASKED),
)
