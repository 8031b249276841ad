"""What the tables and their columns are called for people. A test holds that each of them is here."""

from __future__ import annotations

from django.db.models import Field, Model
from django.utils.translation import gettext_lazy as _

TABLES = {
    "cities.city": _("The city"), "people.person": _("Pluggers"), "people.membership": _("Memberships"),
    "people.network": _("Networks"), "people.hat": _("Hats"), "people.duty": _("Duties"),
    "people.consent": _("Consents"), "people.import": _("Imports"),
    "people.importundo": _("Imports taken back"), "people.invitation": _("Invitations"),
    "people.filled": _("Added by imports"), "places.place": _("Places"), "places.contact": _("Contacts"),
    "places.offer": _("Offers"), "places.offeranswer": _("Answers to offers"),
    "days.residency": _("Months at a place"), "days.confirmation": _("Confirmed months"),
    "days.term": _("Terms"), "days.day": _("Days"), "days.move": _("Moved days"),
    "days.cancellation": _("Cancelled days"), "days.rsvp": _("Sign-ups"),
    "days.wish": _("What people asked for"), "days.visit": _("Who was there"), "days.turn": _("Turns"),
    "days.takenback": _("Check-ins taken back"), "days.invited": _("Guest lists"),
    "gatherings.gathering": _("Gatherings"), "gatherings.rule": _("Who is asked to a gathering"),
    "seating.seating": _("Tables made"), "seating.seat": _("Who sat where"),
    "seating.seatingundo": _("Tables taken back"), "seating.programme": _("Rounds planned"),
    "seating.programmeundo": _("Rounds taken back"), "seating.card": _("Cards with rounds"),
    "seating.begun": _("Rounds that began"),
    "steering.scriptchoice": _("Scripts of lunches"), "steering.roundedit": _("Rounds told otherwise"),
    "steering.steer": _("How lunches were led"),
    "questions.question": _("Questions asked"), "questions.contribution": _("Contributions"),
    "questions.change": _("Changes of contributions"), "questions.grewfrom": _("What grew from what"),
    "questions.theme": _("Themes"), "questions.themed": _("What was put under a theme"),
    "questions.support": _("Support"), "questions.choice": _("Choices"), "questions.action": _("Actions"),
    "questions.actionchange": _("Changes of actions"), "questions.agreement": _("Agreements"),
    "questions.hand": _("Who carries actions"),
    "questions.actionreport": _("What became of actions"), "questions.postcard": _("Postcards"),
    "questions.result": _("Results"),
    "questions.afterword": _("Words of owners"), "questions.publication": _("Published results"),
    "questions.handover": _("Handed over questions"), "questions.withdrawal": _("Withdrawn questions"),
    "questions.recorded": _("Months from a list"), "questions.colleague": _("Colleagues who read along"),
    "questions.note": _("Words of hosts"), "questions.photo": _("Photos"),
    "lunches.briefedit": _("The sixty seconds, told otherwise"),
    "winback.leavemebe": _("Who would rather not be asked"),
}  # fmt: skip

COLUMNS = {
    "id": _("Number"), "uuid": _("Key"), "key": _("Key"), "name": _("Name"),
    "email": _("E-mail"), "language": _("Language"), "is_active": _("May come in"), "joined": _("First seen"),
    "last_login": _("Last signed in"), "person": _("Person"), "since": _("Since"), "until": _("Until"),
    "brought_by": _("Brought by"), "working_on": _("Works on"), "kind": _("Kind"), "network": _("Network"),
    "what": _("What"), "worn_as": _("As"), "given_by": _("Given by"), "given": _("Given on"),
    "purpose": _("Purpose"), "text_version": _("Version of the text"), "withdrawn": _("Withdrawn on"),
    "by": _("By"), "at": _("When"), "file_name": _("File"), "counts": _("Counts"), "imported": _("Import"),
    "organisation": _("Organisation"), "field": _("Field"), "was": _("Was"), "now": _("Is now"),
    "hat": _("Hat"), "slug": _("Short name"), "hostname": _("Address of the site"), "weekday": _("Weekday"),
    "opens": _("Opens"), "closes": _("Closes"), "lunch": _("Lunch"), "zone": _("Time zone"),
    "country": _("Country"), "street": _("Street"), "postcode": _("Postcode"),
    "district": _("Part of the city"), "address_public": _("Address is public"), "seats": _("Seats"),
    "wifi": _("WiFi"), "wifi_name": _("Name of the WiFi"), "power": _("Power"), "coffee": _("Coffee"),
    "step_free": _("Without steps"),
    "accessible_toilet": _("Accessible toilet"), "access_notes": _("How to get in"), "version": _("Version"),
    "place": _("Place"), "phone": _("Phone"), "contact": _("Contact"), "months": _("Months"),
    "question": _("Question"), "offer": _("Offer"), "accepted": _("Accepted"), "words": _("Words"),
    "month": _("Month"), "created": _("Made on"), "created_by": _("Made by"),
    "residency": _("Month at a place"), "side": _("Side"), "position": _("Order"),
    "number": _("Lunch number"), "date": _("Date"), "capacity": _("Room for"), "changed": _("Changed on"),
    "day": _("Day"), "to": _("To"), "why": _("Why"), "answer": _("Answer"), "seat": _("Seat"),
    "ticket": _("Place in the line"), "arrives": _("Arrives"), "leaves": _("Leaves"), "comes": _("Comes"),
    "guest_name": _("Guest"), "ended": _("Ended on"), "owner": _("Owner"), "as_asked": _("As asked"),
    "title": _("Title"), "asked": _("Asked on"), "text": _("Text"), "author": _("Author"),
    "guest": _("Guest"), "written": _("Written on"), "contribution": _("Contribution"), "into": _("Into"),
    "child": _("Later one"), "parent": _("Earlier one"), "who": _("Who"), "due": _("By when"),
    "grew_from": _("Grew from"), "action": _("Action"), "tip": _("Tip"), "motif": _("Motif"),
    "with_name": _("With the first name"), "result": _("Result"),
    "of_host": _("Guest of the host"), "width": _("Width"), "height": _("Height"),
    "alt": _("What is on the photo"), "base": _("Told before"), "round": _("Round"), "table": _("Table"),
    "visit": _("Visit"), "seating": _("Seating"), "how": _("By which way"),
    "size": _("At a table"), "left": _("Left at"),
    "taken_back": _("Taken back on"), "plus_ones": _("How many one may bring"),
    "plus_one": _("Comes along with somebody"),
    "by_invitation": _("By invitation"), "seated": _("Has a seat since"), "gathering": _("Gathering"),
    "cards": _("Cards"), "schedule": _("Who sits where, by card"), "programme": _("Rounds planned"),
    "rsvp": _("Sign-up"), "script": _("Script"), "step": _("What it is for"), "minutes": _("Minutes"),
    "theme": _("Theme"), "say": _("Said by who leads it"), "after": _("After"), "seconds": _("Seconds"),
    "state": _("How it stands"),
    "about": _("About"), "asks_diets": _("Asks what people do not eat"),
}  # fmt: skip


def title_of(model: type[Model]) -> str:
    return str(TABLES[model._meta.label_lower])


def heading_of(field: Field) -> str:
    return str(COLUMNS[field.name])
