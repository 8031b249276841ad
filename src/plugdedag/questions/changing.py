"""What happens to a contribution later: told otherwise, hidden, shown again, merged. Each is a row; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.contributing import readable, tidy
from plugdedag.questions.happening import line_changed
from plugdedag.questions.models import Change, ChangeKind, Contribution


@contextmanager
def held(*contributions: Contribution) -> Iterator[None]:
    """Nobody else changes these until the block ends, so that "the latest counts" has one answer."""
    keys = [contribution.pk for contribution in contributions]
    with transaction.atomic():
        list(
            Contribution.objects.filter(pk__in=keys)
            .order_by("pk")
            .select_for_update(no_key=True)
            .values_list("pk")
        )
        yield


def noted(contribution: Contribution, client_key: UUID, **body: Any) -> Change:
    """The change under this key: the one that is there if it is the same, else a new one."""
    change, new = Change.objects.get_or_create(
        client_key=client_key, defaults={"contribution": contribution, **body}
    )
    same = change.contribution_id == contribution.pk
    if not new and not (same and all(getattr(change, name) == value for name, value in body.items())):
        raise KeyReused(_("This was sent before, with other words. Those are kept; open the page anew."))
    if new:
        line_changed(contribution)
    return change


def edit(
    contribution: Contribution, text: str, *, client_key: UUID, by: Person | None = None,
    contact: Contact | None = None,
) -> Change:  # fmt: skip
    """Tell it otherwise. The first words are kept."""
    text = tidy(text)
    readable(text, contribution.kind)
    if contribution.question.is_withdrawn:
        raise Refused(_("The owner has withdrawn this question. What was said stays as it is."))
    with held(contribution):
        return noted(contribution, client_key, kind=ChangeKind.EDIT, text=text, by=by, contact=contact)


def hide(contribution: Contribution, *, by: Person, why: str, client_key: UUID) -> Change:
    """Take it off the board, with a reason. The one who brought it and the facilitator still see it."""
    if not why.strip():
        raise Refused({"why": _("Say why, so that who brought it understands.")})
    with held(contribution):
        return noted(contribution, client_key, kind=ChangeKind.HIDE, why=why.strip()[:300], by=by)


def show(contribution: Contribution, *, by: Person, client_key: UUID) -> Change:
    """Put it back on the board; also undoes a merge."""
    with held(contribution):
        return noted(contribution, client_key, kind=ChangeKind.SHOW, by=by)


def merge(contribution: Contribution, into: Contribution, *, by: Person, client_key: UUID) -> Change:
    """Let it be read as part of another of the same question. What was merged into it comes along.

    Raises ``Refused`` when the other one is not on the board, or is this one.
    """
    if contribution.pk == into.pk or contribution.question_id != into.question_id:
        raise Refused({"into": _("Choose another contribution of this question.")})
    with held(contribution, into):
        if not Contribution.objects.standing().filter(pk=into.pk).exists():
            raise Refused({"into": _("That one is not on the board any more. Choose another.")})
        for each in merged_into(contribution):
            noted(each, uuid5(client_key, str(each.pk)), kind=ChangeKind.MERGE, into=into, by=by)
        return noted(contribution, client_key, kind=ChangeKind.MERGE, into=into, by=by)


def merged_into(contribution: Contribution) -> list[Contribution]:
    """What is read as part of this one now."""
    of_question = Contribution.objects.told().filter(question=contribution.question_id)
    told = of_question.filter(fate=ChangeKind.MERGE)  # type: ignore[misc]
    return [each for each in told.prefetch_related("changes") if last_into(each) == contribution.pk]


def last_into(contribution: Contribution) -> UUID | None:
    """Where it was last merged into, from its prefetched changes."""
    merges = [change.into_id for change in contribution.changes.all() if change.kind == ChangeKind.MERGE]
    return merges[-1] if merges else None
