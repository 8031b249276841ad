"""Which fields of this app are about people: none. A forecast is of a day; what it was learned from is kept nowhere."""

from plugdedag.lib.personal import PLAIN, Register
from plugdedag.turnout.models import Forecast

FIELDS: Register = {Forecast: {"chances": PLAIN, "why": PLAIN}}
