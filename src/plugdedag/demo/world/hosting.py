"""What hosts add to their month: notes, a photo or two, a colleague who reads along; and sixty seconds told otherwise.

The photos are drawn here and now, as everything in the demo: a postcard front, a little faded, like a print.
"""

from __future__ import annotations

import datetime as dt
import functools
import io

import typst
from PIL import Image, ImageEnhance, ImageFilter

from plugdedag.days.models import Day
from plugdedag.demo.world.frame import Frame
from plugdedag.look.fronts import postcard_front_svg
from plugdedag.lunches.models import BriefEdit
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions import photos
from plugdedag.questions.models import Colleague, Note, Photo, Question

WIDTH, HEIGHT = 720, 540
SHEET = """#set page(width: 720pt, height: 540pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 720pt, height: 540pt, fit: "cover")"""

NOTES = [
    "De tosti’s waren op om kwart voor een. Volgende week koop ik er veertig, en een tweede ijzer.",
    "Een vader vroeg zaterdag wie die mensen met laptops waren. Ik heb het uitgelegd. Hij komt woensdag kijken.",
]
PHOTOS = [
    ("soup", "De lange tafel in de kantine, met de soep er nog op"),
    ("goal", "Veld twee, met de fietsen achter het doel"),
]
PAST_PHOTO = ("bench", "De laatste lunch, buiten, want het kon net")
TOLD = (
    "Vorige week zochten we de vraag achter de vraag. Ria kwam met zes vrijwilligers te weinig; het ging al gauw over "
    "van wie de club eigenlijk is.\n\nVandaag verdiepen we: wat weten we, wat zien we langs de lijn, en wie heeft het "
    "al eens geprobeerd? Nog geen plannen maken, hoe graag we ook willen."
)


def make(frame: Frame) -> None:
    """For the month that runs now, and one photo for the last that was made public."""
    now = Day.objects.in_city(frame.city).regular().published().upcoming(frame.today).first()
    running = now and Question.objects.filter(residency=now.residency_id).first()
    told = Question.objects.in_city(frame.city).filter(
        publications__withdrawn__isnull=True, publications__isnull=False
    )
    past = told.order_by("residency__month").last()
    if running and running.residency is not None:
        add_to(frame, running)
        days = running.residency.days.filter(number__isnull=False).select_related("city").order_by("number")
        tell_otherwise(frame, days[1])
    if past is not None and past.residency is not None:
        last = past.residency.days.select_related("city").order_by("date").last()
        add_photo(frame, past, *PAST_PHOTO, contact=past.owner, at=last.lunch_starts)


def add_to(frame: Frame, question: Question) -> None:
    assert question.residency is not None
    first = question.residency.days.select_related("city").order_by("date")[0]
    for number, text in enumerate(NOTES):
        at = first.lunch_starts + dt.timedelta(days=3 * number, hours=4)
        Note.objects.create(
            uuid=frame.key("note", number), question=question, text=text, contact=question.owner, at=at
        )
    opener = first.turns.filter(kind="opener").select_related("person").first()
    add_photo(frame, question, *PHOTOS[0], day=first, by=opener and opener.person, at=first.lunch_starts)
    add_photo(frame, question, *PHOTOS[1], contact=question.owner, at=first.ends)
    colleague = Contact.objects.create(
        place=question.owner.place, name="Sjoerd Mulder", email="sjoerd@dedageraad.example.org"
    )
    Colleague.objects.create(
        client_key=frame.key("colleague"),
        question=question,
        contact=colleague,
        by=question.owner,
        at=first.starts,
    )


def add_photo(
    frame: Frame, question: Question, motif: str, alt: str, *, at: dt.datetime, day: Day | None = None,
    by: Person | None = None, contact: Contact | None = None,
) -> None:  # fmt: skip
    key = frame.key("photo", motif, question.pk)
    made = photos.keep(question, drawn(motif), uuid=key, alt=alt, day=day, by=by, contact=contact)
    Photo.objects.filter(pk=made.pk).update(at=at)


def tell_otherwise(frame: Frame, day: Day) -> None:
    """The facilitator of the second lunch had words of her own."""
    turn = day.turns.filter(kind="facilitator").select_related("person").first()
    by = turn.person if turn else frame.role("facilitator")
    at = day.starts - dt.timedelta(hours=13)
    BriefEdit.objects.create(client_key=frame.key("brief", 2), day=day, text=TOLD, by=by, at=at)


@functools.cache
def drawn(motif: str) -> bytes:
    """A picture of this motif as a JPEG, the same every time."""
    svg = postcard_front_svg(f"photo of {motif}", WIDTH, HEIGHT, motif=motif, sized=True)
    png = typst.compile(SHEET.encode(), format="png", ppi=72, sys_inputs={"svg": svg})
    image = Image.open(io.BytesIO(png)).convert("RGB").filter(ImageFilter.GaussianBlur(0.6))
    file = io.BytesIO()
    ImageEnhance.Color(image).enhance(0.85).save(file, "JPEG", quality=82)
    return file.getvalue()
