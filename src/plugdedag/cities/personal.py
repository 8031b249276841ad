"""Which fields of this app are about people: none."""

from plugdedag.cities.models import City
from plugdedag.lib.personal import PLAIN, Register

FIELDS: Register = {
    City: {
        "slug": PLAIN, "name": PLAIN, "hostname": PLAIN, "zone": PLAIN, "country": PLAIN,
        "email": PLAIN,  # of the organisers together, for the world to write to
    },
}  # fmt: skip
