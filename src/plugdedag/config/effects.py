"""Which handler makes which kind of effect happen, and what is done now and then. The outbox knows no people."""

from django.contrib.sessions.models import Session
from django.utils import timezone

from plugdedag.days import asking as days_asking
from plugdedag.days import leaving, rhythms
from plugdedag.days import letters as days
from plugdedag.front.register import REGISTER
from plugdedag.gatherings import diets, inviting
from plugdedag.gatherings import reminding as evenings
from plugdedag.lib import personal
from plugdedag.lunches import reminding
from plugdedag.outbox import mail
from plugdedag.outbox.delivery import Chore, Handler
from plugdedag.people.importing import asking
from plugdedag.people.importing.answering import forget_unanswered
from plugdedag.questions import announcing, following
from plugdedag.turnout import telling
from plugdedag.winback import asking as winback
from plugdedag.winback import letters as asked


def erase() -> None:
    """What was kept for as long as its declaration says."""
    personal.forget(REGISTER, timezone.now())


def end_sessions() -> None:
    """Sessions nobody can use any more."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def free_seats() -> None:
    """What somebody took in the very moment they left."""
    leaving.sweep()


def clear_the_table() -> None:
    """What nobody cooks for any more."""
    diets.sweep()


HANDLERS: dict[str, Handler] = {
    mail.KIND: mail.deliver,
    announcing.KIND: mail.when_sent(announcing.write),
    rhythms.KIND: rhythms.happen,
    asking.KIND: mail.when_sent(asking.write),
    inviting.KIND: mail.when_sent(inviting.write),
    days.SEAT: mail.when_sent(days.seat_came_free),
    following.KIND: mail.when_sent(following.write),
    reminding.KIND: mail.when_sent(reminding.write),
    evenings.KIND: mail.when_sent(evenings.write),
    winback.KIND: mail.when_sent(asked.write),
}

CHORES: dict[str, Chore] = {
    "erase what was kept for long enough": erase,
    "forget unanswered invitations": forget_unanswered,
    "end sessions": end_sessions,
    "free seats of who left": free_seats,
    "erase diets nobody cooks for": clear_the_table,
    "tell how many will come": telling.tell_all,
    "finish what a rhythm began": rhythms.resume,
    "ask who wants to be asked": days_asking.ask,
    "ask what became of it": following.ask,
    "remind who comes": reminding.remind,
    "remind who comes to a gathering": evenings.remind,
}
