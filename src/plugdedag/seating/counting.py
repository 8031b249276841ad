"""Which number a round goes by. On a card the rounds of a programme begin at one, so they do everywhere else, whatever
tables stood before them.
"""

from __future__ import annotations

from plugdedag.seating.models import Begun, Seating


def round_told(seating: Seating | None) -> int:
    """What the round of this seating is called; 0 while it is the only one, and needs no number.

    The tables of lunch that stood before the first planned round are no round of it; a round made after the last goes
    on counting. No query for the first round of a day, one for any other.
    """
    if seating is None or seating.round == 1:
        return 0
    planned = Begun.objects.filter(
        seating__day=seating.day_id, seating__undo__isnull=True, seating__round__lte=seating.round
    )
    last = planned.order_by("-seating__round").values_list("number", "seating__round").first()
    return seating.round if last is None else last[0] + seating.round - last[1]
