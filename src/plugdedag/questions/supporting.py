"""Standing behind what somebody brought."""

from django.utils.translation import gettext as _

from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Person
from plugdedag.questions.models import ChangeKind, Contribution, Support


def support(contribution: Contribution, person: Person, *, wanted: bool) -> None:
    """Support it, or no longer. Once a person; saying it twice is saying it once."""
    if contribution.question.is_withdrawn:
        raise Refused(_("The owner has withdrawn this question. What was said stays as it is."))
    if not wanted:
        Support.objects.filter(contribution=contribution, person=person).delete()
        return
    fate = (
        contribution.changes.exclude(kind=ChangeKind.EDIT)
        .order_by("-pk")
        .values_list("kind", flat=True)
        .first()
    )
    if fate in {ChangeKind.HIDE, ChangeKind.MERGE}:
        raise Refused(_("This is not on the board any more."))
    Support.objects.get_or_create(contribution=contribution, person=person)
