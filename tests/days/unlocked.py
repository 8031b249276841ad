"""A server without the lock on a day, where two surely meet between looking and writing: what the judge must catch."""

from plugdedag.config.asgi import application
from plugdedag.days import coming
from plugdedag.days.models import Day, Rsvp
from tests.at_once import Meeting
from tests.days.test_contest import unlocked

careful, meeting = coming.stand_in_line, Meeting()
meeting.certain()


def slowly(day: Day, rsvp: Rsvp) -> None:
    careful(day, rsvp)
    meeting.wait()


coming.locked, coming.stand_in_line = unlocked, slowly

__all__ = ["application"]
