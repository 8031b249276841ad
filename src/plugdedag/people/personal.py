"""Which fields of this app are about people, what for, for how long, and who sees them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.personal import PLAIN, THE_ROW, Kept, Personal, Register
from plugdedag.people.models import (
    Block,
    Consent,
    Declined,
    Departure,
    Duty,
    Filled,
    Hat,
    Import,
    ImportUndo,
    Invitation,
    Knock,
    Link,
    Lookup,
    Membership,
    Network,
    Passkey,
    PasskeyLater,
    Person,
    Report,
    ReportAnswer,
    SignIn,
    Upload,
)

FILE = _("you; the organisers only in the file with everything of the city")

EMAIL = Personal(
    what=_("Your e-mail address"), purpose=_("to let you in, and to write to you"),
    seen=_(
        "you; a host you agreed to; whom you ask to come in a letter of your own; "
        "the organisers only in the file with everything of the city"
    ),
    kept=Kept.UNTIL_LEAVING, whose="pk",
)  # fmt: skip
NAME = Personal(
    what=_("Your name"), purpose=_("so that people know whom they meet"),
    seen=_(
        "your first name: who was at a lunch with you, and members if you agreed; "
        "all of it: who opens the door that day, and the organisers; on a postcard, if you agreed"
    ),
    kept=Kept.UNTIL_LEAVING, whose="pk",
)  # fmt: skip
MEMBER = Personal(
    what=_("Since when you are plugged in"), purpose=_("so that you belong to a city"),
    seen=_("you, and the organisers when they give a duty"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
BROUGHT = Personal(
    what=_("Whom you took along"), purpose=_("so that we see which networks meet here"),
    seen=_("nobody"), kept=Kept.UNTIL_LEAVING, whose="brought_by",
)  # fmt: skip
WORKING_ON = Personal(
    what=_("What you work on these days"), purpose=_("so that people have something to ask you"),
    seen=_("members on a day you are there, if you agreed that they see you"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
HAT = Personal(
    what=_("Your hats: what you do, and where"), purpose=_("so that people find each other without job titles"),
    seen=FILE, kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
CONSENT = Personal(
    what=_("What you agreed to, and when"), purpose=_("so that nothing is done that you did not agree to"),
    seen=FILE, kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
DUTY = Personal(
    what=_("Your standing duties, and those you gave"), purpose=_("so that the city knows who carries what"),
    seen=_("the organisers; the host of a month your first name, if you organise"), kept=Kept.NAMELESS, whose="person",
)  # fmt: skip
KNOCK = Personal(
    what=_("That you asked to come in"), purpose=_("to let you in once, and to stop who tries too often"),
    seen=_("nobody"), kept=Kept.A_DAY, whose="email", since="at", leaves=THE_ROW,
)  # fmt: skip
LINK = Personal(
    what=_("Links in letters, by which you answer without signing in"), purpose=_("so that one tap is enough"),
    seen=_("who holds the letter"), kept=Kept.A_YEAR, whose="person", since="created", leaves=THE_ROW,
    among=Q(person__isnull=False),
)  # fmt: skip
LOOKUP = Personal(
    what=_("Who looked up your name"), purpose=_("so that you can see what people with a duty read about you"),
    seen=_("you alone"), kept=Kept.A_YEAR, whose="seen", since="date", leaves=THE_ROW,
)  # fmt: skip
LOOKED = Personal(
    what=_("Whose name you looked up, with a duty"), purpose=_("so that they can see it"),
    seen=_("who it was"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
BLOCK = Personal(
    what=_("Whom you do not want to see"), purpose=_("so that neither of you sees the other’s name"),
    seen=_("you alone"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
REPORT = Personal(
    what=_("What you reported"), purpose=_("so that the organisers can do something about it"),
    seen=_("the organisers"), kept=Kept.A_YEAR, whose="by", since="at", leaves=THE_ROW,
)  # fmt: skip
REPORT_ANSWER = Personal(
    what=_("What an organiser did about a report"), purpose=_("so that nobody is left waiting for an answer"),
    seen=_("the organisers"), kept=Kept.A_YEAR, whose="by", since="at", leaves=THE_ROW,
)  # fmt: skip
SHEET = Personal(
    what=_("A list of people that an organiser sent, before they say yes to it"),
    purpose=_("to show row by row what would happen"),
    seen=_("the organisers"), kept=Kept.A_DAY, since="at", leaves=THE_ROW,
)  # fmt: skip
IMPORT = Personal(
    what=_("The lists you brought in or took back as an organiser"), purpose=_("so that one can ask who did it"),
    seen=_("the organisers"), kept=Kept.NAMELESS, whose="by",
)  # fmt: skip
INVITED = Personal(
    what=_("That you were invited by a list: your address, name and hat as they stood in it"),
    purpose=_("to ask you once whether you want to be plugged in"),
    seen=FILE, kept=Kept.UNTIL_ANSWERED, whose="email",
)  # fmt: skip
DECLINED = Personal(
    what=_("Of who said no to an invitation a code, from which the address cannot be read"),
    purpose=_("so that no later list asks you again"), seen=_("nobody"), kept=Kept.NAMELESS,
)  # fmt: skip
FILLED = Personal(
    what=_("What a list added to your name, date or hats"), purpose=_("so that it can be taken back within a day"),
    seen=_("nobody"), kept=Kept.A_MONTH, whose="person", since="imported__at", leaves=THE_ROW,
)  # fmt: skip
PASSKEY = Personal(
    what=_("Your passkeys: what you call them, since when, and when last used"),
    purpose=_("to let you in without a letter"), seen=_("you alone"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
LATER = Personal(
    what=_("That you wanted no passkey for now"), purpose=_("so that we do not ask again"),
    seen=_("you alone"), kept=Kept.UNTIL_LEAVING, whose="person",
)  # fmt: skip
SIGN_IN = Personal(
    what=_("Where you are signed in: kind of browser and system, since when, and the last day"),
    purpose=_("so that you can sign out there"), seen=_("you alone"), kept=Kept.SIGNED_IN, whose="person",
)  # fmt: skip
LEFT = Personal(
    what=_("That somebody left, and when"), purpose=_("so that leaving twice is leaving once"),
    seen=_("nobody"), kept=Kept.NAMELESS, whose="person",
)  # fmt: skip

FIELDS: Register = {
    Person: {"email": EMAIL, "name": NAME, "password": PLAIN},
    Membership: {"person": MEMBER, "brought_by": BROUGHT, "working_on": WORKING_ON},
    Consent: {"person": CONSENT, "text_version": PLAIN},
    Duty: {"person": DUTY, "given_by": DUTY.of("given_by")},
    Hat: {"person": HAT, "what": HAT},
    Knock: {
        "email": KNOCK, "towards": KNOCK, "source": KNOCK, "language": PLAIN, "code_hash": PLAIN, "link_hash": PLAIN
    },
    Link: {"person": LINK, "purpose": PLAIN, "subject": PLAIN, "token_hash": PLAIN},
    Network: {"name": PLAIN},
    Upload: {"by": SHEET.of("by"), "file_name": SHEET, "rows": SHEET, "remarks": SHEET, "columns": PLAIN},
    Import: {"by": IMPORT, "file_name": IMPORT, "counts": PLAIN},
    ImportUndo: {"by": IMPORT, "counts": PLAIN},
    Invitation: {
        "email": INVITED, "name": INVITED, "organisation": INVITED, "what": INVITED, "language": PLAIN,
        "token_hash": PLAIN,
    },
    Declined: {"address_hash": DECLINED},
    Filled: {"person": FILLED, "field": PLAIN, "was": FILLED, "now": FILLED},
    Departure: {"person": LEFT},
    Passkey: {
        "person": PASSKEY, "name": PASSKEY, "credential_hash": PLAIN, "credential": PLAIN, "answered_hash": PLAIN
    },
    PasskeyLater: {"person": LATER},
    SignIn: {"person": SIGN_IN},
    Lookup: {"seen": LOOKUP, "by": LOOKED},
    Block: {"person": BLOCK, "other": BLOCK},
    Report: {"by": REPORT, "about": REPORT, "page": REPORT, "words": REPORT},
    ReportAnswer: {"by": REPORT_ANSWER, "done": REPORT_ANSWER},
}  # fmt: skip
