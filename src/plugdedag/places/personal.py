"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import PLAIN, Kept, Personal, Register
from plugdedag.places.models import Clearing, Contact, Offer, OfferAnswer, Place

CONTACT = Personal(
    what=_("Of a host: name, e-mail address, telephone"),
    purpose=_("so that the city and the place find each other"),
    seen=_("the organisers; the name also who was at the lunches"), kept=Kept.WITH_THE_PLACE,
)  # fmt: skip
SENDER = Personal(
    what=_("A code of the network address an offer came from"), purpose=_("to stop who sends too many"),
    seen=_("nobody"), kept=Kept.A_DAY, since="at",
)  # fmt: skip
ANSWER = Personal(
    what=_("Your answer to an offer"), purpose=_("so that a host gets one answer"),
    seen=_("the organisers, and the host"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
CLEARED = Personal(
    what=_("That you cleared the data of a host"), purpose=_("so that one can ask who did it"),
    seen=_("nobody"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip

FIELDS: Register = {
    Place: {
        "name": PLAIN,
        "street": PLAIN,
        "postcode": PLAIN,
        "district": PLAIN,
        "access_notes": PLAIN,
        "wifi_name": PLAIN,
        "wifi_code": PLAIN,
    },
    Contact: {"name": CONTACT, "email": CONTACT, "phone": CONTACT, "language": PLAIN},
    Clearing: {"contact": CONTACT, "by": CLEARED},
    Offer: {"contact": CONTACT, "sender": SENDER, "digest": PLAIN, "months": PLAIN, "question": PLAIN},
    OfferAnswer: {"by": ANSWER, "words": ANSWER},
}
