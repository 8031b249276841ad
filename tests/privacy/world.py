"""A city in which every personal field holds something, and who is who in it."""

from __future__ import annotations

import datetime as dt
import uuid

from django.utils import timezone

from plugdedag.days import calendars
from plugdedag.days.coming import come
from plugdedag.days.models import (
    Away,
    Cancellation,
    Confirmation,
    Move,
    Renewal,
    Residency,
    Rhythm,
    TakenBack,
    Visit,
)
from plugdedag.gatherings import diets, rules
from plugdedag.lunches.models import BriefEdit
from plugdedag.outbox.bouncing import bounced
from plugdedag.outbox.models import Bounce, State
from plugdedag.outbox.queue import enqueue
from plugdedag.people.consent import settle
from plugdedag.people.duties import give
from plugdedag.people.hats import wear
from plugdedag.people.models import (
    Block,
    Declined,
    Filled,
    Import,
    ImportUndo,
    Invitation,
    Knock,
    Link,
    Lookup,
    Membership,
    PasskeyLater,
    Person,
    Report,
    ReportAnswer,
    Upload,
)
from plugdedag.places.models import Clearing, Contact, Offer, OfferAnswer
from plugdedag.questions import photos
from plugdedag.questions.acting import act
from plugdedag.questions.changing import edit, hide
from plugdedag.questions.closing import say_afterwards, write_result
from plugdedag.questions.models import (
    ActionChange,
    ActionReport,
    Choice,
    Colleague,
    Contribution,
    FollowUp,
    Hand,
    Handover,
    Note,
    Photo,
    Question,
    Recorded,
    Theme,
    Themed,
    Unasked,
    Withdrawal,
)
from plugdedag.questions.owning import owner_link
from plugdedag.questions.postcards import answer
from plugdedag.questions.supporting import support
from plugdedag.seating.models import Preference, Seating
from plugdedag.steering.models import RoundEdit
from plugdedag.winback.models import Asked, LeaveMeBe
from tests.cast import Cast, make_cast, other_city, person
from tests.gatherings.evenings import dinner
from tests.house.rows import sign_in
from tests.people.authenticator import Phone
from tests.seating.lunch import earlier

NOON = dt.datetime(2026, 11, 25, 11, tzinfo=dt.UTC)  # a Wednesday, at noon in Amsterdam


def make() -> tuple[Cast, Person]:
    """The cast with everything they could have told, and an organiser of another city.

    Femke agreed to be named; Gijs did not, comes, and was there. Both spoke; Gijs said his at a day Bo was not at.
    """
    cast = make_cast()
    person(cast.city, "Gijs")
    abroad = person(other_city(), "Wil")
    there = Membership.objects.get(person=abroad).city
    give(there, abroad, "organiser", None)
    people(cast, abroad)
    days(cast)
    question(cast)
    places(cast)
    lists(cast)
    hosting(cast)
    letters(cast)
    gathering(cast)
    tables(cast)
    return cast, abroad


def people(cast: Cast, abroad: Person) -> None:
    gijs = Person.objects.get(name="Gijs")
    settle(cast.femke, {"name-at-day", "letters"})
    for who in (cast.noor, cast.idris, cast.femke, cast.bo, gijs):
        wear(who, cast.city, f"hoed {who.name}", f"netwerk {who.name}")
        Membership.objects.filter(person=who).update(working_on="iets", brought_by=cast.noor)
        Link.issue(cast.city, "rsvp", cast.days[0].pk, person=who)
        Phone().of(who, cast)
        sign_in(cast, who)
        Knock.objects.create(
            city=cast.city, email=who.email, language="nl", code_hash="c", link_hash=f"l{who.pk}",
            towards="/", source="s",
        )  # fmt: skip
    Knock.objects.create(
        city=cast.city,
        email="vreemd@example.org",
        language="nl",
        code_hash="c",
        link_hash="v",
        towards="/",
        source="s",
    )
    Lookup.objects.create(
        city=cast.city, seen=cast.femke, by=cast.idris, occasion="door", date=cast.city.today()
    )
    PasskeyLater.objects.create(person=cast.bo)
    Block.objects.create(person=cast.bo, other=abroad)
    told = Report.objects.create(city=cast.city, by=cast.bo, about=gijs, page="/", words="Niet aardig")
    ReportAnswer.objects.create(report=told, by=cast.noor, done="Gebeld")
    Report.objects.create(city=cast.city, by=gijs, about=cast.bo, page="/", words="Ook niet aardig")


def days(cast: Cast) -> None:
    gijs = Person.objects.get(name="Gijs")
    for day in cast.days[:2]:
        come(day, cast.femke, client_key=uuid.uuid4())
        come(day, gijs, client_key=uuid.uuid4())
    mine = Rhythm.objects.create(city=cast.city, person=cast.femke, rule="every", districts=["Noord"])
    Renewal.objects.create(rhythm=mine)
    Away.objects.create(city=cast.city, person=cast.femke, first=cast.days[3].date, last=cast.days[3].date)
    for who in (gijs, cast.femke):
        Visit.objects.create(day=cast.days[0], person=who, by=cast.idris)
    for who in (gijs, cast.femke, cast.bo):
        calendars.make(cast.city, who, client_key=uuid.uuid4())
    Visit.objects.create(day=cast.days[0], guest_name="Opa", by=cast.idris)
    Move.objects.create(
        day=cast.days[2], was=cast.days[2].date, to=cast.days[2].date, why="Regen", by=cast.noor
    )
    Cancellation.objects.create(day=cast.days[2], why="Storm", by=cast.noor)


def question(cast: Cast) -> None:
    gijs, asked, day = Person.objects.get(name="Gijs"), cast.question, cast.days[0]
    said = [
        Contribution.objects.create(question=asked, day=day, kind=kind, text="Tekst", **who)
        for kind, who in (("reframing", {"author": cast.femke}), ("finding", {"guest": "Opa"}),
                          ("idea", {"contact": cast.ria}), ("tip", {"author": gijs}), ("tip", {"author": cast.femke}))
    ]  # fmt: skip
    edit(said[0], "Anders gezegd", client_key=uuid.uuid4(), by=cast.femke)
    hide(said[1], by=cast.femke, why="Dubbel", client_key=uuid.uuid4())
    support(said[0], gijs, wanted=True)
    theme = Theme.objects.create(question=asked, day=day, title="Samen", by=cast.femke)
    Themed.objects.create(contribution=said[0], theme=theme, by=cast.femke)
    RoundEdit.objects.create(
        city=cast.city, script="plug", step="behind", round="tells", title="Luisteren", what="Stil", say="Welkom",
        by=cast.noor,
    )  # fmt: skip
    answer(said[3], "without-name")
    answer(said[4], "with-name")
    due = cast.city.today()
    done = act(asked, uuid=uuid.uuid4(), what="Bellen", who="Ria", due=due, day=None, by=cast.femke)
    ActionChange.objects.create(action=done, kind="edit", what="Mailen", who="Femke", due=due, by=cast.femke)
    for who, kind in ((cast.femke, "does"), (gijs, "adopts")):
        Hand.objects.create(action=done, person=who, kind=kind, by=cast.femke)
        ActionReport.objects.create(action=done, state="under-way", why="Bijna", by=who)
        FollowUp.objects.create(question=asked, wave="week", person=who)
        Unasked.objects.create(city=cast.city, person=who)
    Choice.objects.create(question=asked, contribution=said[0], by=cast.ria, why="Raak")
    write_result(asked, "Dit kwam eruit", by=cast.femke, seen=None)
    say_afterwards(asked, "Dank", cast.ria)
    stop(cast)
    before = Contact.objects.create(
        place=cast.place, name="Theo", email="theo@example.org", phone="020 555 0102"
    )
    Handover.objects.create(question=asked, was=before, to=cast.ria)


def places(cast: Cast) -> None:
    told = Contact.objects.create(place=cast.place, name="Els", email="els@example.org", phone="020 555 0103")
    for n in range(2):
        sent = Offer.objects.create(
            city=cast.city, place=cast.place, contact=told, question=f"Hoe {n}?", sender="x"
        )
    gone = Contact.objects.create(place=cast.place, name="", email="", phone="")
    Clearing.objects.create(contact=gone, by=cast.noor)
    OfferAnswer.objects.create(offer=sent, accepted=False, words="Helaas", by=cast.noor)


def lists(cast: Cast) -> None:
    """Lists an organiser brought: one not agreed to, one that is, with who was asked, said no and was filled in."""
    Upload.objects.create(
        city=cast.city, kind="members", by=cast.noor, file_name="vers.csv", rows=[["x"]], remarks=["x"], header=0,
        columns=["email"],
    )  # fmt: skip
    made = Import.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="leden.csv")
    ImportUndo.objects.create(
        imported=Import.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="oud.csv"),
        by=cast.noor,
    )
    for address in (cast.femke.email, "gevraagd@example.org"):
        Invitation.objects.create(
            city=cast.city, imported=made, email=address, name="Sanne", language="nl", organisation="Club",
            what="lid", token_hash=address[:6],
        )  # fmt: skip
    Declined.objects.create(city=cast.city, address_hash="h")
    Filled.objects.create(imported=made, person=cast.femke, field="name", was="F", now="Femke")
    Recorded.objects.create(residency=Residency.objects.exclude(pk=cast.residency.pk).first(), imported=made)


def hosting(cast: Cast) -> None:
    """What a host and those on duty add to a month, and what a phone at the door keeps."""
    asked, day = cast.question, cast.days[0]
    karim = Contact.objects.create(
        place=cast.place, name="Karim", email="karim@example.org", phone="020 555 0104"
    )
    Colleague.objects.create(question=asked, contact=karim, by=cast.ria)
    Note.objects.create(question=asked, text="De soep was op", contact=cast.ria)
    for number, whose in enumerate(({"by": cast.femke, "day": day}, {"contact": cast.ria})):
        made = Photo.objects.create(
            question=asked, name=f"photo{number}", width=4, height=3, digest="d", alt="Aan tafel", **whose
        )
        photos.file_of(made, "small").write_bytes(b"RIFF")
    BriefEdit.objects.create(day=day, text="In een minuut", by=cast.femke)
    TakenBack.objects.create(key=uuid.uuid4(), day=day, by=cast.idris)


def gathering(cast: Cast) -> None:
    """A dinner today: Femke brings Anna, Gijs is alone; both told what they do not eat, and Bo was left off."""
    gijs = Person.objects.get(name="Gijs")
    evening = dinner(cast, cast.femke, gijs, date=cast.city.today())
    for who, guests in ((cast.femke, ["Anna"]), (gijs, [])):
        mine = come(evening.day, who, client_key=uuid.uuid4(), guests=guests)
        diets.keep(mine, who, ["vegan"], "Geen rijst")
    rules.add(evening, "turns", 1, cast.city.today(), cast.noor)
    rules.pick(evening, cast.bo, wanted=False, by=cast.noor)


def letters(cast: Cast) -> None:
    owner_link(cast.question)
    for who in (cast.femke, cast.bo):
        Asked.objects.create(day=cast.days[1], to=who, by=cast.noor, kind="missed", words="Kom je?")
    LeaveMeBe.objects.create(person=Person.objects.get(name="Gijs"), how="page")
    for address in (cast.femke.email, cast.bo.email, "vreemd@example.org"):
        made = enqueue("mail", f"test:{address[0]}", address, {"text": "Hallo"}, timezone.now())
        made.state, made.error = State.FAILED, "550"
        made.save()
    for address in (cast.femke.email, "els@example.org"):
        bounced(address, "test:f", "550 5.1.1 No such user")
    stranger = bounced("vreemd@example.org", "test:v", "550 5.1.1 No such user")
    Bounce.objects.filter(pk=stranger.pk).update(lifted=timezone.now(), lifted_by="vreemder@example.org")


def stop(cast: Cast) -> None:
    """Another month at the place, whose question was withdrawn."""
    month = (cast.residency.month - dt.timedelta(days=40)).replace(day=1)
    earlier = Residency.objects.create(
        city=cast.city, place=cast.place, contact=cast.ria, month=month, created_by=cast.noor
    )
    Confirmation.objects.create(residency=earlier, by=cast.noor)
    asked = Question.objects.create(
        pk=4712, city=cast.city, network=cast.club, residency=earlier, owner=cast.ria, title="Zaterdag", as_asked="Hoe?"
    )  # fmt: skip
    Withdrawal.objects.create(question=asked, by=cast.ria, why="Verhuisd")


def tables(cast: Cast) -> None:
    """Who is there sits at one table, and has sat with Bo before; what each of them wishes nobody else may hear."""
    gijs, today = Person.objects.get(name="Gijs"), cast.days[0]
    for day in (earlier(cast, 3), today):
        who = (
            []
            if day == today
            else [Visit.objects.create(day=day, person=each) for each in (gijs, cast.femke, cast.bo)]
        )
        made = Seating.objects.create(day=day, how="made", by=cast.idris)
        for visit in who or day.visits.all():
            made.seats.create(visit=visit, table=0)
    for whose, other, kind in (
        (cast.femke, gijs, "apart"), (gijs, cast.femke, "together"), (cast.bo, gijs, "apart"),
        (cast.noor, cast.bo, "apart"), (cast.idris, cast.femke, "together"),
    ):  # fmt: skip
        Preference.objects.create(city=cast.city, person=whose, other=other, kind=kind)
