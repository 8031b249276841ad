"""Everything that is kept about people, from all apps together."""

from __future__ import annotations

from itertools import chain

from plugdedag.cities import personal as cities
from plugdedag.days import personal as days
from plugdedag.gatherings import personal as gatherings
from plugdedag.lib.personal import Register, personal
from plugdedag.lunches import personal as lunches
from plugdedag.outbox import personal as outbox
from plugdedag.people import personal as people
from plugdedag.places import personal as places
from plugdedag.questions import personal as questions
from plugdedag.seating import personal as seating
from plugdedag.steering import personal as steering
from plugdedag.turnout import personal as turnout
from plugdedag.winback import personal as winback

APPS = (
    people,
    days,
    gatherings,
    seating,
    steering,
    questions,
    turnout,
    lunches,
    winback,
    places,
    outbox,
    cities,
)  # in the order in which a reader is told
REGISTER: Register = dict(chain.from_iterable(app.FIELDS.items() for app in APPS))


def told() -> list[tuple[str, str, str, str]]:
    """What, what for, who sees it, for how long: each line once."""
    return list(dict.fromkeys(one.told for _model, _name, one in personal(REGISTER)))
