"""The one letter that is sent without the outbox, to who keeps a server: the doctor asks the mail server itself."""

from plugdedag.outbox.letters import Kind, Letter, To

LETTERS = (
    Letter(
        "keeping/doctor", "PLUG can send mail", (To.KEEPER,), "each time you run “plug doctor --send-to”", Kind.ASKED
    ),
)  # fmt: skip
