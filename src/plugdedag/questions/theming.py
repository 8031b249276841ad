"""Putting contributions together under a theme, and taking them out again. Each is a row; the words stay as they
are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.lib.sight import shows
from plugdedag.people.models import Person
from plugdedag.questions.happening import line_changed
from plugdedag.questions.models import Contribution, Question, Theme, Themed


def gather(
    question: Question, day: Day | None, lines: Sequence[Contribution], *, under: Theme | str, by: Person,
    client_key: UUID,
) -> Theme:  # fmt: skip
    """Put these lines under a theme: one there is, or a new one with this title. Sending it again answers what is
    there.

    Raises ``Refused`` for no lines, no title, or what belongs to another question; ``KeyReused`` when the key came with
    something else.
    """
    if not lines:
        raise Refused({"lines": _("Tick what belongs together.")})
    if any(each.question_id != question.pk for each in lines):
        raise Refused({"lines": _("That belongs to another question.")})
    with transaction.atomic():
        lock(question)
        theme = under if isinstance(under, Theme) else titled(question, day, under, by, client_key)
        if theme.question_id != question.pk:
            raise Refused({"theme": _("That theme belongs to another question.")})
        for each in lines:
            noted(each, theme, by, uuid5(client_key, str(each.pk)))
        tell(lines)
    return theme


def titled(question: Question, day: Day | None, title: str, by: Person, key: UUID) -> Theme:
    """The theme of that title: the one that is there, else a new one."""
    title = " ".join(title.split())
    if not shows(title):
        raise Refused({"title": _("Give it a name, or choose a theme that is there.")})
    before = Theme.objects.filter(pk=key).first()
    if before is not None and (before.question_id, before.title) != (question.pk, title):
        raise KeyReused(_("This was sent before, with another name. That is kept; send this once more."))
    same = before or question.themes.filter(title__iexact=title).first()
    return same or Theme.objects.create(uuid=key, question=question, day=day, title=title, by=by)


def take_out(lines: Sequence[Contribution], *, by: Person, client_key: UUID) -> None:
    """These lines stand by themselves again."""
    with transaction.atomic():
        for each in lines:
            noted(each, None, by, uuid5(client_key, str(each.pk)))
        tell(lines)


def tell(lines: Iterable[Contribution]) -> None:
    """Who looks along reads these anew. Last of all, for the numbers of a board are held until the end."""
    for each in lines:
        line_changed(each)


def noted(contribution: Contribution, theme: Theme | None, by: Person, key: UUID) -> Themed:
    """The row under this key: the one that is there if it is the same, else a new one."""
    body = {"contribution": contribution, "theme": theme, "by": by}
    row, new = Themed.objects.get_or_create(client_key=key, defaults=body)
    if not new and (row.contribution_id, row.theme_id) != (contribution.pk, theme and theme.pk):
        raise KeyReused(_("This was sent before, for something else. Open the page anew."))
    return row
