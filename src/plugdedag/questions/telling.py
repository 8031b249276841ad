"""Telling what became of an action: done, on its way, or let go; each is a fine answer, and may be given again."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.questions.following import Holder
from plugdedag.questions.models import Action, ActionReport, ActionState, Withdrawal


def tell(
    action: Action, state: ActionState | str, why: str, *, holder: Holder, client_key: UUID
) -> ActionReport:
    """Keep what its holder tells. The last answer counts, those before it are kept; the same key is the same answer."""
    why = " ".join(why.split())
    with transaction.atomic():
        lock(action)
        before = ActionReport.objects.filter(client_key=client_key).first()
        if before is not None:
            return replayed(before, action, state, why, holder)
        tellable(action)
        return ActionReport.objects.create(
            client_key=client_key,
            action=action,
            state=state,
            why=why,
            by=holder.person,
            contact=holder.contact,
        )


def replayed(before: ActionReport, action: Action, state: str, why: str, holder: Holder) -> ActionReport:
    same_words = (before.action_id, before.state, before.why) == (action.pk, state, why)
    if not same_words or (before.by, before.contact) != (holder.person, holder.contact):
        raise KeyReused(
            _("This was sent before, with other words. Those are kept; press once more to change them.")
        )
    return before


def tellable(action: Action) -> None:
    """Raise ``Refused`` when nothing can be told about it any more."""
    if Withdrawal.objects.filter(question=action.question_id).exists():
        raise Refused(_("The owner has withdrawn this question, so nothing is asked about it any more."))
    if Action.objects.told().get(pk=action.pk).is_dropped:
        raise Refused(_("This action was dropped meanwhile, so nothing is asked about it any more."))
