"""Standing behind what somebody brought."""

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.days.models import Visit
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Person
from plugdedag.questions.happening import support_changed
from plugdedag.questions.models import ChangeKind, Contribution, Support


def support(contribution: Contribution, who: Person | Visit, *, wanted: bool) -> None:
    """Support it, or no longer: a plugger, or a guest of that day. Once each; saying it twice is saying it once."""
    mine = {"visit": who} if isinstance(who, Visit) else {"person": who}
    if contribution.question.is_withdrawn:
        raise Refused(_("The owner has withdrawn this question. What was said stays as it is."))
    if not wanted:
        with transaction.atomic():
            if Support.objects.filter(contribution=contribution, **mine).delete()[0]:
                support_changed(contribution)
        return
    fate = (
        contribution.changes.exclude(kind=ChangeKind.EDIT)
        .order_by("-pk")
        .values_list("kind", flat=True)
        .first()
    )
    if fate in {ChangeKind.HIDE, ChangeKind.MERGE}:
        raise Refused(_("This is not on the board any more."))
    with transaction.atomic():
        if Support.objects.get_or_create(contribution=contribution, **mine)[1]:
            support_changed(contribution)
