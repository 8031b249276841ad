"""Saying yes to a list of people: members get what was missing, everybody else gets a question in the mail.

Theory of operation. The import has the key of its upload, so that a second tap answers the first. Rows are written in
portions, each with its letters in one transaction: others get their turn in between, and what was interrupted goes on
where it stopped, as who was asked is not asked again.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext, override

from plugdedag.lib import tokens
from plugdedag.lib.locking import lock
from plugdedag.lib.progress import Progress, quiet
from plugdedag.people.hats import wear
from plugdedag.people.importing.asking import ask, token_for
from plugdedag.people.importing.planning import Known, Member, additions, plan
from plugdedag.people.importing.reading import Entry
from plugdedag.people.importing.report import Line, Outcome
from plugdedag.people.importing.uploading import understood
from plugdedag.people.models import Filled, Import, ImportUndo, Invitation, Membership, Person, Upload

PORTION = 250


def carry_out(upload: Upload, by: Person, progress: Progress = quiet) -> Import:
    """Do what the report says. The same upload again goes on with the same import, and does nothing twice."""
    report = plan(upload.city, upload.rows, understood(upload))
    defaults = {
        "city": upload.city, "kind": upload.kind, "by": by, "file_name": upload.file_name, "counts": report.counts,
    }  # fmt: skip
    made, _new = Import.objects.get_or_create(uuid=upload.uuid, defaults=defaults)
    known, done, total = Known(upload.city), 0, len(report.changes)
    for outcome, write in ((Outcome.NEW, invite), (Outcome.FILLS, fill_in)):
        lines = [line for line in report.lines if line.outcome == outcome]
        for start in range(0, len(lines), PORTION):
            portion = lines[start : start + PORTION]
            with transaction.atomic():
                lock(upload.city)
                if ImportUndo.objects.filter(imported=made).exists():  # taken back meanwhile
                    break
                write(made, portion, known)
            done += len(portion)
            progress(made.file_name, done, total)
    upload.delete()
    return made


def invite(made: Import, lines: Sequence[Line], known: Known) -> None:
    """Ask those who were not asked yet."""
    entries: list[Entry] = [line.entry for line in lines]
    asked = Invitation.objects.in_city(made.city).filter(email__in=[entry.email for entry in entries])
    there = set(asked.values_list("email", flat=True))
    invitations = [invitation(made, entry) for entry in entries if entry.email not in there]
    Invitation.objects.bulk_create(invitations)
    ask(made.city, invitations)


def invitation(made: Import, entry: Entry) -> Invitation:
    one = Invitation(
        city=made.city, imported=made, email=entry.email, name=entry.name, since=entry.since,
        language=entry.language or made.city.language, organisation=entry.organisation, what=entry.what,
    )  # fmt: skip
    one.token_hash = tokens.hashed(token_for(one))
    return one


def fill_in(made: Import, lines: Sequence[Line], known: Known) -> None:
    """Add to members what the list knows of them, and write down how it was."""
    for line in lines:
        member, entry = known.members[line.entry.email], line.entry
        for field, _words in list(additions(entry, member, known)):
            fill(made, member, entry, field)


def fill(made: Import, member: Member, entry: Entry, field: str) -> None:
    """One addition to one member, once an import."""
    person = Person.objects.get(pk=member.person)
    if Filled.objects.filter(imported=made, person=person, field=field).exists():
        return
    if field == "name":
        Person.objects.filter(pk=person.pk, name="").update(name=entry.name)
        Filled.objects.create(imported=made, person=person, field=field, now=entry.name)
    elif field == "since" and entry.since:
        Membership.objects.in_city(made.city).filter(person=person).update(since=entry.since)
        Filled.objects.create(
            imported=made,
            person=person,
            field=field,
            was=member.since.isoformat(),
            now=entry.since.isoformat(),
        )
    elif field == "hat":
        hat = wear(person, made.city, hat_words(entry.what, person.language), entry.organisation)
        Filled.objects.create(imported=made, person=person, field=field, now=hat.what, hat=hat)


def hat_words(what: str, language: str) -> str:
    """What somebody does in a network; a list that does not say so at least says that they belong there."""
    with override(language):
        return what or gettext("one of them")
