"""Not wanting to see somebody: it hides names both ways, and says so to nobody."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from plugdedag.people.models import Block, Person


def block(person: Person, other: Person) -> None:
    """From now on neither sees the other's name. Twice is once; oneself one cannot block."""
    if person.pk != other.pk:
        Block.objects.get_or_create(person=person, other=other)


def unblock(person: Person, other: Person) -> None:
    """Take it back. What the other blocked stays blocked."""
    Block.objects.filter(person=person, other=other).delete()


def hidden_from(person: Person | None) -> set[int]:
    """The keys of those whose names this reader does not see: whom they blocked, and who blocked them. One query."""
    if person is None or not person.pk:
        return set()
    rows = Block.objects.filter(Q(person=person) | Q(other=person)).values_list("person", "other")
    return {key for row in rows for key in row} - {person.pk}


def between(reader: Person | None, whom: str) -> Exists:
    """The same within a query: whether the reader and who the row's field ``whom`` names do not see each other."""
    me = reader.pk if reader else None
    mine = Q(person=me, other=OuterRef(whom)) | Q(other=me, person=OuterRef(whom))
    return Exists(Block.objects.filter(mine))


def blocked_by(person: Person) -> list[Block]:
    """Whom somebody blocked themselves, to take back; never who blocked them."""
    return list(Block.objects.filter(person=person).select_related("other").order_by("-at"))
