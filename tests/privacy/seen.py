"""Who may see what of others: for each role the fields, each with whose. What is not here is to be seen by nobody.

Femke agreed to be named among who comes; Gijs, Bo, Idris and Noor did not. Wil is whom Bo blocked.
"""

Seen = dict[str, set[str]]

EVERYBODY: Seen = {
    "Cancellation.why": {"noor"},
    "Change.text": {"femke"},  # the wording the host chose, without a name
    "Choice.why": {""},
}
WAS_THERE: Seen = EVERYBODY | {
    "ActionChange.what": {"femke"},
    "ActionChange.who": {"femke"},
    "Afterword.text": {""},
    "Contact.name": {"ria"},  # she brought something herself
    "Contribution.text": {"", "femke", "gijs"},
    "Person.name": {"femke", "gijs"},  # first names, beside what they said
    "Result.text": {"femke"},
}
AT_THE_DOOR = {"noor", "idris", "femke", "bo", "gijs"}  # all who are plugged in can be looked up there

SEEN: dict[str, Seen] = {
    "visitor": EVERYBODY,
    "plugger": EVERYBODY | {"Person.name": {"femke", "wil"}},
    "opener": WAS_THERE
    | {"Person.name": AT_THE_DOOR, "Person.last_name": AT_THE_DOOR, "Visit.guest_name": {""}},
    "facilitator": WAS_THERE
    | {
        "Contribution.guest": {""},
        "Person.name": {"gijs", "idris"},  # Idris looked her up, and she may know it
    },
    "owner": WAS_THERE,
    "organiser": WAS_THERE
    | {
        "Change.why": {"femke"},
        "Contact.email": {"ria", "els"},
        "Contact.name": {"ria", "els"},
        "Contact.phone": {"ria", "els"},
        "Contribution.guest": {""},
        "Person.last_name": AT_THE_DOOR,
        "Person.name": AT_THE_DOOR,
        "Report.page": {"bo", "gijs"},
        "Report.words": {"bo", "gijs"},
        "Visit.guest_name": {""},
        "Withdrawal.why": {""},
    },
    "abroad": {},
}
PUBLISHED: Seen = {  # by everybody, once the host agreed: no name but under a postcard whose author agreed to that
    **{
        field: whose
        for field, whose in WAS_THERE.items()
        if field not in {"Contact.name", "ActionChange.who"}
    },
    "Person.name": {"femke"},
}
IN_LETTERS: dict[str, Seen] = {"places/mail/offer_arrived.html": {"Contact.email": {"els"}}}  # to answer to
