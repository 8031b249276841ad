"""The WiFi of a place: its name and code, told to who comes, and only when they need it.

From the moment at which people are reminded of a day until it is over. Before that a seat costs one tap, so a code
would be known to everybody who asks; afterwards nobody needs it. The host and the organisers read it at the place.
"""

from __future__ import annotations

from django.utils import timezone

from plugdedag.days import timing
from plugdedag.days.models import Day


def wifi(day: Day) -> list[str]:
    """The name and the code, without what is not known; empty while it is not the time, and for a day that is off.

    Show it to who has a seat or is there, and to who opens the door: a page asks for that first.
    """
    if day.is_cancelled or not timing.reminds_at(day) <= timezone.now() < day.ends:
        return []
    return day.place.wifi_to_join
