"""The route × role table: for each address, who gets in. An address that is not here fails a test.

“In” means: answered with the page or the deed; not sent to sign in, not 403, not 404. What a role may *see* on a page
is tested with the page. A row: the name in ``urls.py``, who gets in, its arguments for the cast, and the method.
"""

from dataclasses import dataclass

from tests.house import rows
from tests.house.rows import Arguments

ROLES = ("visitor", "plugger", "opener", "facilitator", "owner", "colleague", "organiser")

EVERYBODY = frozenset(ROLES)
NOBODY: frozenset[str] = frozenset()
MEMBERS = EVERYBODY - {"visitor", "owner", "colleague"}  # these two come by a link, without an account
ORGANISER = frozenset({"organiser"})
OPENER = ORGANISER | {"opener"}
FACILITATOR = ORGANISER | {"facilitator"}
OWNER = frozenset({"owner"})
HOSTS = OWNER | {"colleague"}
PRINTERS = ORGANISER | HOSTS
ON_DUTY = OPENER | FACILITATOR
READERS = EVERYBODY - {"visitor", "plugger"}  # who was there, or has a duty there; this plugger has not been


@dataclass(frozen=True)
class Route:
    """One address: who gets in, what its arguments are, how it is asked, and whether a fresh proof is.

    ``proof`` is “post” where a deed asks for one, and “get” where looking does too.
    """

    who: frozenset[str]
    at: Arguments = rows.nothing
    method: str = "get"
    proof: str = ""


ROUTES: dict[str, Route] = {
    # for everybody
    "healthz": Route(EVERYBODY),
    "robots": Route(EVERYBODY),
    "sitemap": Route(EVERYBODY),
    "icon": Route(EVERYBODY),
    "home": Route(EVERYBODY),
    "days": Route(EVERYBODY),
    "lunch_today": Route(EVERYBODY),
    "lunch_start_worker": Route(EVERYBODY),
    "lunch_manifest": Route(EVERYBODY),
    "day": Route(EVERYBODY, rows.day),
    "day_ics": Route(EVERYBODY, rows.day),
    "calendar": Route(EVERYBODY),
    "places": Route(EVERYBODY),
    "place": Route(EVERYBODY, rows.place),
    "questions": Route(EVERYBODY),
    "alike": Route(EVERYBODY, method="post"),
    "question": Route(EVERYBODY, rows.question),
    "question_pdf": Route(READERS, rows.question),  # everybody, once the result is public
    "offer": Route(EVERYBODY),
    "offer_thanks": Route(EVERYBODY),
    "help": Route(EVERYBODY),
    "help_page": Route(EVERYBODY, rows.help_page),
    "language": Route(EVERYBODY, method="post"),
    "sign_in": Route(EVERYBODY),
    "sign_in_code": Route(
        MEMBERS
    ),  # who is signed in is sent on; who asked for no code is sent to ask for one
    "sign_in_passkey": Route(MEMBERS, method="post"),  # who brings no right answer is sent to the door
    "passkey_question": Route(EVERYBODY, method="post"),
    "sign_in_link": Route(NOBODY, rows.guess),
    "invitation": Route(NOBODY, rows.guess),
    "sign_out": Route(EVERYBODY, method="post"),
    "letters": Route(NOBODY, rows.guess),
    "leave_me_be_link": Route(NOBODY, rows.guess),
    "follow_up": Route(NOBODY, rows.guess),
    "follow_up_stop": Route(NOBODY, rows.guess),
    "our_letters": Route(EVERYBODY),
    # only in a demo, or while building
    "look": Route(NOBODY),
    "look_mail": Route(NOBODY),
    "demo_postcards": Route(NOBODY),
    "demo_personas": Route(NOBODY),
    "demo_mail": Route(NOBODY),
    "demo_mail_read": Route(NOBODY, rows.letter),
    "demo_mail_html": Route(NOBODY, rows.letter),
    # a plugger's own
    "welcome": Route(MEMBERS),
    "introduction": Route(MEMBERS),
    "table": Route(MEMBERS, rows.day),
    "met": Route(MEMBERS),
    "preferences": Route(MEMBERS),
    "preference": Route(frozenset({"plugger"}), rows.own_wish, "post"),
    "mine": Route(MEMBERS),
    "hats": Route(MEMBERS, method="post"),
    "hat": Route(frozenset({"plugger"}), rows.own_hat, "post"),
    "my_letters": Route(MEMBERS, method="post"),
    "leave_me_be": Route(MEMBERS, method="post"),
    "privacy": Route(EVERYBODY),
    "data": Route(MEMBERS),
    "data_file": Route(MEMBERS, proof="get"),
    "leaving": Route(MEMBERS, proof="post"),
    "proof": Route(MEMBERS),
    "keys": Route(MEMBERS),
    "key_new": Route(MEMBERS, proof="get"),
    "key_question": Route(MEMBERS, method="post", proof="post"),
    "key": Route(frozenset({"plugger"}), rows.own_passkey, "post", proof="post"),
    "keys_later": Route(MEMBERS, method="post"),
    "sign_in_end": Route(frozenset({"plugger"}), rows.own_sign_in, "post"),
    "sign_ins_end": Route(MEMBERS, method="post"),
    "person": Route(MEMBERS, rows.somebody),
    "person_block": Route(MEMBERS, rows.somebody, "post"),
    "rsvp": Route(MEMBERS, rows.day),
    "rsvp_link": Route(NOBODY, rows.guess),
    "rsvp_undo": Route(MEMBERS, rows.day, "post"),
    "rhythm": Route(MEMBERS),
    "rhythm_end": Route(MEMBERS, method="post"),
    "rhythm_renewal": Route(MEMBERS, method="post"),
    "rhythm_link": Route(NOBODY, rows.guess),
    "aways": Route(MEMBERS, method="post"),
    "away": Route(frozenset({"plugger"}), rows.own_away, "post"),
    "my_feed": Route(NOBODY, rows.guess),
    "my_calendar": Route(MEMBERS),
    "my_calendar_end": Route(MEMBERS, method="post"),
    "arrival": Route(EVERYBODY, rows.poster),
    "table_arrival": Route(EVERYBODY, rows.table_code),
    # a gathering by invitation, of which the plugger here is a guest and Idris opens the door
    "gathering": Route(OPENER | {"plugger"}, rows.gathering),
    "gathering_answer": Route(OPENER | {"plugger"}, rows.gathering),  # who is no guest is told so
    "gathering_link": Route(NOBODY, rows.guess),
    # a day, by who carries it
    "door": Route(OPENER, rows.day),
    "visits": Route(OPENER, rows.day, "post"),
    "door_worker": Route(OPENER, rows.day),
    "poster": Route(OPENER, rows.day),
    "tables": Route(ON_DUTY, rows.day),
    "seatings": Route(ON_DUTY, rows.day, "post"),
    "seat_moves": Route(ON_DUTY, rows.day, "post"),
    "seat_departures": Route(ON_DUTY, rows.day, "post"),
    "seatings_undo": Route(ON_DUTY, rows.day, "post"),
    "rounds": Route(ON_DUTY, rows.day),
    "rounds_undo": Route(ON_DUTY, rows.day, "post"),
    "rounds_cards": Route(ON_DUTY, rows.day, "post"),
    "rounds_begun": Route(ON_DUTY, rows.day, "post"),
    "rounds_back": Route(ON_DUTY, rows.day, "post"),
    "rounds_late": Route(ON_DUTY, rows.day, "post"),
    "rounds_schedules": Route(OPENER, rows.day_with_rounds),
    "rounds_signs": Route(ON_DUTY, rows.day_with_rounds),
    "my_rounds": Route(MEMBERS, rows.day),
    "day_photos": Route(ON_DUTY, rows.day),
    "day_photo": Route(ON_DUTY, rows.day_photo, "post"),
    "brief": Route(FACILITATOR, rows.day),
    "paper": Route(FACILITATOR, rows.day),
    "paper_sheets": Route(ON_DUTY, rows.day),
    "leading": Route(FACILITATOR, rows.day),
    "steers": Route(FACILITATOR, rows.day, "post"),
    "script": Route(FACILITATOR, rows.day, "post"),
    "themes": Route(FACILITATOR, rows.day),
    "aloud": Route(READERS, rows.day),
    "table_wall": Route(ON_DUTY, rows.day),
    "table_cards": Route(ON_DUTY, rows.day),
    "lunch": Route(READERS, rows.day),
    "lunch_worker": Route(READERS, rows.day),
    "contributions": Route(READERS, rows.day),
    "board_events": Route(READERS, rows.day),
    "board_stream": Route(READERS, rows.day),
    "board_screen": Route(ON_DUTY, rows.day),
    "board_table": Route(READERS, rows.board_table),
    "actions": Route(READERS, rows.last_day, "post"),
    # a question, by who was there
    "result": Route(READERS, rows.question),
    "results": Route(FACILITATOR, rows.question),
    "contribution": Route(READERS, rows.contribution),
    "contribution_report": Route(READERS - HOSTS, rows.contribution),
    "edits": Route(frozenset({"facilitator"}), rows.contribution, "post"),  # its author here
    "hidings": Route(FACILITATOR, rows.contribution, "post"),
    "showings": Route(FACILITATOR, rows.contribution, "post"),
    "merges": Route(FACILITATOR, rows.contribution, "post"),
    "support": Route(READERS - HOSTS, rows.contribution, "post"),
    "action": Route(FACILITATOR, rows.action),
    "drops": Route(FACILITATOR, rows.action, "post"),
    "adoptions": Route(READERS - HOSTS, rows.action, "post"),
    "postcards": Route(READERS, rows.question),
    "postcard": Route(frozenset({"facilitator"}), rows.contribution, "post"),  # its author here
    "postcards_print_shop": Route(PRINTERS, rows.question),
    "postcards_office": Route(PRINTERS, rows.question),
    "photo": Route(READERS, rows.photo),
    # the host, by link
    "owner": Route(HOSTS, rows.owner_link),
    "owner_notes": Route(HOSTS, rows.owner_link),
    "owner_note": Route(OWNER, rows.note, "post"),  # who wrote it, and the owner
    "owner_photos": Route(HOSTS, rows.owner_link),
    "owner_photo": Route(OWNER, rows.hosts_photo, "post"),  # who added it, and the owner
    "owner_wifi": Route(HOSTS, rows.owner_link),
    "owner_renewal": Route(HOSTS, rows.owner_link),
    "owner_clearing": Route(HOSTS, rows.owner_link),
    # the host who decides
    "owner_choice": Route(OWNER, rows.owner_link, "post"),
    "owner_actions": Route(OWNER, rows.owner_link, "post"),
    "owner_publication": Route(OWNER, rows.owner_link, "post"),
    "owner_words": Route(OWNER, rows.owner_link, "post"),
    "owner_withdrawal": Route(OWNER, rows.owner_link),
    "owner_handover": Route(OWNER, rows.owner_link),
    "owner_colleagues": Route(OWNER, rows.owner_link),
    "owner_colleague": Route(OWNER, rows.colleague, "post"),
    # the organisers' desk
    "desk": Route(ORGANISER),
    "desk_turnout": Route(ORGANISER),
    "desk_mixing": Route(ORGANISER),
    "desk_scripts": Route(ORGANISER),
    "desk_script": Route(ORGANISER, rows.a_script),
    "desk_offers": Route(ORGANISER),
    "desk_gatherings": Route(ORGANISER),
    "desk_gathering": Route(ORGANISER, rows.gathering),
    "desk_gathering_details": Route(ORGANISER, rows.gathering),
    "desk_guest_rules": Route(ORGANISER, rows.gathering),
    "desk_guest_rule": Route(ORGANISER, rows.guest_rule),
    "desk_guest_picks": Route(ORGANISER, rows.gathering),
    "desk_guest_invitations": Route(ORGANISER, rows.gathering),
    "desk_offer": Route(ORGANISER, rows.offer),
    "desk_offer_residency": Route(ORGANISER, rows.offer, "post"),
    "desk_offer_answer": Route(ORGANISER, rows.offer, "post"),
    "desk_place": Route(ORGANISER, rows.place),
    "desk_clearing": Route(ORGANISER, rows.contact),
    "desk_residency": Route(ORGANISER, rows.residency),
    "desk_residency_days": Route(ORGANISER, rows.residency, "post"),
    "desk_terms": Route(ORGANISER, rows.residency, "post"),
    "desk_confirmation": Route(ORGANISER, rows.residency, "post"),
    "desk_title": Route(ORGANISER, rows.residency, "post"),
    "desk_owner": Route(ORGANISER, rows.residency, "post"),
    "desk_owner_link": Route(ORGANISER, rows.residency, "post"),
    "desk_day": Route(ORGANISER, rows.day),
    "desk_move": Route(ORGANISER, rows.day, "post"),
    "desk_cancellation": Route(ORGANISER, rows.day, "post"),
    "desk_capacity": Route(ORGANISER, rows.day, "post"),
    "desk_turns": Route(ORGANISER, rows.day, "post"),
    "desk_turn": Route(ORGANISER, rows.turn, "post"),
    "desk_report": Route(ORGANISER, rows.report),
    "desk_people": Route(ORGANISER),
    "desk_duties": Route(ORGANISER, proof="post"),
    "desk_duty": Route(ORGANISER, rows.duty, "post", proof="post"),
    "desk_imports": Route(ORGANISER),
    "desk_import": Route(ORGANISER, rows.imported),
    "desk_import_undo": Route(ORGANISER, rows.imported, "post"),
    "desk_upload": Route(ORGANISER, rows.upload),
    "desk_upload_agreement": Route(ORGANISER, rows.upload, "post"),
    "desk_upload_refusal": Route(ORGANISER, rows.upload, "post"),
    "missed": Route(ORGANISER),
    "missed_note": Route(ORGANISER, rows.missed),
    "missed_letter": Route(ORGANISER, rows.missed),
    "asking": Route(ORGANISER, rows.day),
    "asking_letter": Route(ORGANISER, rows.to_ask),
    "desk_letters": Route(ORGANISER),
    "desk_bounce": Route(ORGANISER, rows.bounce, "post"),
    "desk_export": Route(ORGANISER, proof="post"),
}
