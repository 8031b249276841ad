"""What may be merged: what reads alike is in sight, the rest behind a summary, the newest last."""

from __future__ import annotations

import datetime as dt

import pytest

from plugdedag.questions.board import board
from plugdedag.questions.likeness import LIKELY, by_likeness, likeness
from plugdedag.questions.models import Contribution
from tests.cast import Cast
from tests.questions.said import entering

pytestmark = pytest.mark.django_db

KEY = "Geef ieder team één vrijdagavond de sleutel van de kantine"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("Elk team krijgt op vrijdag de sleutels", True),  # other forms of the words
        ("GEEF IEDER TEAM DE SLEUTEL", True),
        ("De sleutel ligt onder de mat", False),  # one word in common says nothing
        ("Soep", False),
        ("", False),
    ],
)
def test_words_in_common(other: str, alike: bool) -> None:
    assert (likeness(KEY, other) > 0.2, likeness(other, KEY) > 0.2) == (alike, alike)


def bring(cast: Cast, text: str, kind: str, minute: int, day: int = 0) -> Contribution:
    at = cast.days[day].lunch_starts + dt.timedelta(minutes=minute)
    made = Contribution.objects.create(
        question=cast.question, day=cast.days[day], author=cast.bo, kind=kind, text=text, at=at, written=at
    )
    return Contribution.objects.told().get(pk=made.pk)


def test_alike_first_then_its_kind_and_the_newest_last(cast: Cast) -> None:
    rows = {
        "new": bring(cast, "Barbecue voor vrijwilligers", "idea", 9),
        "soup": bring(cast, "Soep koken met ouders", "idea", 1),
        "but": bring(cast, "Niemand leest de nieuwsbrief", "objection", 0),
        "like": bring(cast, "Elk team op vrijdagavond een sleutel", "objection", 5, day=1),
    }
    mine = bring(cast, KEY, "idea", 3)
    likely, others = by_likeness(mine, board(cast.question))
    assert [line.pk for line in likely] == [rows["like"].pk]
    assert [line.pk for line in others] == [rows[name].pk for name in ("soup", "new", "but")]
    body = entering(cast.femke).get(f"/contributions/{mine.pk}/").content.decode()
    assert (
        body.index(str(rows["like"].pk)) < body.index("Alle andere regels") < body.index(str(rows["soup"].pk))
    )


def test_without_anything_alike_its_own_kind_and_lunch(cast: Cast) -> None:
    same = [bring(cast, f"Idee {number}", "idea", number) for number in range(LIKELY + 2)]
    bring(cast, "Later idee", "idea", 0, day=1)
    likely, others = by_likeness(same[0], board(cast.question))
    assert [line.pk for line in likely] == [row.pk for row in same[1 : LIKELY + 1]]
    assert len(others) == 2
