"""What must be true of the forecasts: they are numbers about a day, by which nobody is to be known."""

from __future__ import annotations

from collections.abc import Iterator

from plugdedag.turnout.models import Forecast

WHY = {"said", "others", "strangers"}


def forecasts_know_numbers_alone(using: str) -> Iterator[str]:
    """What is kept of a forecast is a range within its chances, and why in people: nothing by which to know anybody."""
    rows = Forecast._base_manager.using(using).values_list("low", "high", "chances", "why")
    odd = sum(not is_whole(*row) for row in rows)
    if odd:
        yield f"{odd} forecasts hold something else than a range and its chances"


def is_whole(low: int, high: int, chances: object, why: object) -> bool:
    if not isinstance(chances, list) or not isinstance(why, dict) or not set(why) <= WHY:
        return False
    numbers = all(isinstance(one, int | float) for one in [*chances, *why.values()])
    return numbers and low <= high < len(chances)
