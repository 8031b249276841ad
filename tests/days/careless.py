"""A server that thanks before it has written: what the kill test must catch."""

import threading
import time

from django.db import connection

from plugdedag.config.asgi import application
from plugdedag.days import coming
from plugdedag.days.models import Rsvp, Wish

careful = coming.answer


def later(wish: Wish) -> Rsvp:
    """Answer at once, and write when there is time."""

    def write() -> None:
        time.sleep(5)
        careful(wish)
        connection.close()

    threading.Thread(target=write, daemon=True).start()
    return Rsvp(day=wish.day, person=wish.person)


coming.answer = later

__all__ = ["application"]
