"""From a question's tips to cards, and from cards to paper.

The words on a card are in the language of the question's owner, who receives it; the tip is in its own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plugdedag.days.listing import label
from plugdedag.lib.postcards import Card, Words, office, print_shop, printable
from plugdedag.lib.refusals import Refused
from plugdedag.look import fronts, pictures
from plugdedag.look.palette import PRINT
from plugdedag.people.blocking import hidden_from
from plugdedag.people.models import Person
from plugdedag.questions.losses import Loss, losses
from plugdedag.questions.models import Contribution, Question
from plugdedag.questions.postcards import printed_tips, signed

SHEETS = {"print-shop": print_shop, "office": office}
TONES = {1: "people", 2: "place", 3: "question", 4: "plug"}


@dataclass(frozen=True)
class Origin:
    """Where the cards of a question come from."""

    network: str
    place: str
    district: str
    city: str
    url: str

    @property
    def where(self) -> str:
        return self.district or self.city

    @property
    def address(self) -> tuple[str, ...]:
        town = self.city
        if self.district and not self.district.startswith(self.city):
            town = f"{self.city}-{self.district}"
        return tuple(dict.fromkeys(filter(None, (self.network, self.place, town))))


def origin_of(question: Question) -> Origin:
    place = question.residency.place if question.residency else None
    return Origin(
        network=question.network.name,
        place=place.name if place else "",
        district=place.district if place else "",
        city=question.city.name,
        url=question.city.link(reverse("question", kwargs={"pk": question.pk})),
    )


def faces_for(question: Question, reader: Person | None = None) -> list[Face]:
    """What a page shows of the cards, in the reader's language; unsigned between those who blocked each other."""
    origin, hidden = origin_of(question), hidden_from(reader)
    faces = {tip: face_of(tip, question, origin) for tip in printed_tips(question)}
    return [replace(face, sign="") if tip.author_id in hidden else face for tip, face in faces.items()]


def cards_for(question: Question) -> list[Card]:
    """A card for each tip whose author agreed and that has letters to print, in the order they were written."""
    origin = origin_of(question)
    with translation.override(question.owner.language):
        return [card_of(tip, question, origin) for tip in printed_tips(question) if printable(tip.words)]


def left_out(question: Question) -> list[Loss]:
    """What the paper does not show of what the cards say: of tips, names, the title and the address."""
    return losses(question, [question.title, *origin_of(question).address])


def written_on(tip: Contribution, question: Question) -> dt.date:
    """The day whose postmark the card bears."""
    return tip.day.date if tip.day else tip.written.astimezone(question.city.tzinfo).date()


@dataclass(frozen=True)
class Face:
    """What the front and the back of one card show, on a page and on paper alike."""

    seed: object
    motif: str
    text: str
    language: str
    sign: str
    number: str
    label: str
    tone: str
    date: dt.date
    where: str

    @property
    def day(self) -> str:
        """The date as short as a postmark has it."""
        return date_format(self.date, "j M")


def face_of(tip: Contribution, question: Question, origin: Origin) -> Face:
    """The face of a tip that :func:`printed_tips` found, in the language that is active."""
    number = tip.day.number if tip.day else None
    return Face(
        seed=tip.pk,
        motif=tip.motif,  # type: ignore[attr-defined]
        text=tip.words,
        language=tip.language,
        sign=signed(tip),
        number=str(number or ""),
        label=label(tip.day) if tip.day else "",
        tone=TONES.get(number or 0, "place"),
        date=written_on(tip, question),
        where=origin.where,
    )


def card_of(tip: Contribution, question: Question, origin: Origin) -> Card:
    """The card of one tip, in the language that is active."""
    face = face_of(tip, question, origin)
    stamp = pictures.stamp_svg(face.number, face.label, motif=face.motif, tone=face.tone, palette=PRINT)
    postmark = pictures.postmark_svg(face.day, face.where, palette=PRINT)
    told = {"date": date_format(face.date, "j F Y"), "place": face.where, "number": face.number}
    return Card(
        tip=face.text,
        author=face.sign or None,
        question=question.title,
        url=origin.url,
        address=origin.address,
        greeting=_("Greetings from %(place)s") % told,
        front_svg=fronts.postcard_front_svg(face.seed, 154, 111, motif=face.motif),
        front_alt=_("A drawing in the colours of PLUG, made for this card"),
        stamp_svg=pictures.on_paper(stamp),
        stamp_alt=(_("Stamp of lunch %(number)s") if face.number else _("Stamp of PLUG")) % told,
        postmark_svg=pictures.on_paper(postmark),
        postmark_alt=_("Postmark: %(date)s, %(place)s") % told,
        language=face.language,
    )


def words_for(question: Question) -> Words:
    """What all cards of a question have in common, in its owner's language."""
    with translation.override(question.owner.language):
        return Words(
            title=_("Postcards for %(network)s") % {"network": question.network.name},
            asked=_("To your question"),
            scan=_("Scan to read what came of it"),
            scan_alt=_("QR code to the page of this question"),
            language=question.owner.language,
        )


def printed(question: Question, sheet: str) -> bytes:
    """The PDF of a question's cards; ``sheet`` is a key of :data:`SHEETS`.

    Raises ``NoCards`` when there are none, and ``Refused`` when the owner withdrew: their QR code would lead nowhere.
    """
    if question.is_withdrawn:
        raise Refused(_("The owner has withdrawn this question, so its cards are not printed."))
    return SHEETS[sheet](cards_for(question), words_for(question))
