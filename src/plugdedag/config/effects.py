"""Which handler makes which kind of effect happen, and what is done now and then. The outbox knows no people."""

from plugdedag.outbox import mail
from plugdedag.outbox.delivery import Chore, Handler
from plugdedag.people.importing.answering import forget_unanswered
from plugdedag.people.importing.uploading import forget_old_uploads
from plugdedag.questions import announcing

HANDLERS: dict[str, Handler] = {mail.KIND: mail.deliver, announcing.KIND: announcing.deliver}

CHORES: dict[str, Chore] = {
    "forget uploads": forget_old_uploads,
    "forget unanswered invitations": forget_unanswered,
}
