"""Which handler makes which kind of effect happen. The outbox itself knows no people and no pages."""

from plugdedag.outbox import mail
from plugdedag.outbox.delivery import Handler
from plugdedag.questions import announcing

HANDLERS: dict[str, Handler] = {mail.KIND: mail.deliver, announcing.KIND: announcing.deliver}
