"""Notes of a host beside the month."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from plugdedag.lib.refusals import KeyReused, Refused, TooMany
from plugdedag.places.models import Contact
from plugdedag.questions.closing import held
from plugdedag.questions.models import Note, Question

MOST = 100


def write(question: Question, text: str, contact: Contact, *, uuid: UUID) -> Note:
    """Add a note under a client-made key; the same words under the same key are the note that is there."""
    text = text.replace("\r\n", "\n").strip()
    with held(question):
        before = Note.objects.filter(pk=uuid).first()
        if before is not None:
            if (before.question_id, before.text, before.contact_id) != (question.pk, text, contact.pk):
                raise KeyReused(
                    _("This was sent before, with other words. Those are kept; send these once more.")
                )
            return before
        if question.is_withdrawn:
            raise Refused(_("The owner has withdrawn this question. Nothing can be added any more."))
        if question.notes.count() >= MOST:
            raise TooMany(_("There are a hundred notes already. Take one back first."))
        return Note.objects.create(uuid=uuid, question=question, text=text, contact=contact)
