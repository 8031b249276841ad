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
    "ActionReport.why": {"gijs"},  # the last that was told
    "Afterword.text": {""},
    "BriefEdit.text": {"femke"},
    "Contact.name": {"ria"},  # she brought something herself
    "Contribution.text": {"", "femke", "gijs"},
    "Note.text": {""},
    "Photo.alt": {"", "femke"},
    "Person.name": {"femke", "gijs"},  # first names, beside what they said
    "Result.text": {"femke"},
    "RoundEdit.title": {"noor"},  # of the round that is on, never with a name
    "RoundEdit.what": {"noor"},
    "Theme.title": {"femke"},
}
WIFI: Seen = {"Place.wifi_name": {""}, "Place.wifi_code": {""}}
AT_THE_HOSTS = (WAS_THERE | WIFI) | {
    "Person.name": {
        "femke",
        "gijs",
        "idris",
        "noor",
    },  # first names, of who opens the door and who organises too
}
HERE: Seen = {"Membership.working_on": {"femke"}}  # to members, of who is here and agreed
AT_THE_DOOR = {"noor", "idris", "femke", "bo", "gijs"}  # all who are plugged in can be looked up there

SEEN: dict[str, Seen] = {
    "visitor": EVERYBODY,
    "plugger": EVERYBODY | HERE | {"Person.name": {"femke", "wil"}},
    "opener": WAS_THERE
    | HERE
    | WIFI  # on the day itself
    | {"Person.name": AT_THE_DOOR, "Person.last_name": AT_THE_DOOR, "Visit.guest_name": {""}},
    "facilitator": WAS_THERE
    | HERE
    | WIFI  # Femke has a seat today
    | {
        "Contribution.guest": {""},
        "Person.name": {"gijs", "idris"},  # Idris looked her up, and she may know it
        "Visit.guest_name": {""},  # she makes the tables
    },
    "owner": AT_THE_HOSTS
    | {
        "Contact.email": {"karim"},  # the colleague she forwarded her page to
        "Contact.name": {"ria", "karim"},
    },
    "colleague": AT_THE_HOSTS,
    "organiser": WAS_THERE
    | HERE
    | WIFI
    | {
        "Asked.words": {"femke", "bo"},  # she wrote them herself
        "Change.why": {"femke"},
        "Contact.email": {"ria", "els"},
        "Contact.name": {"ria", "els"},
        "Contact.phone": {"ria", "els"},
        "Upload.file_name": {""},  # a list that waits is found again by any organiser
        "Contribution.guest": {""},
        "Diet.words": {"femke", "gijs"},  # for the cook, without a name beside it
        "Rsvp.guest_name": {"femke"},
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
        if field
        not in {
            "Contact.name",
            "ActionChange.who",
            "ActionReport.why",
            "Note.text",
            "BriefEdit.text",
            "RoundEdit.title",
            "RoundEdit.what",
            "Theme.title",
        }
    },
    "Person.name": {"femke"},
}
IN_LETTERS: dict[str, Seen] = {"places/mail/offer_arrived.html": {"Contact.email": {"els"}}}  # to answer to
