"""The months that are played: an invented one, and the questions that a real network once worked on.

The three real ones take place at public places of Amsterdam, on the calendar as it will be: two months with five
Wednesdays, and one that begins on Liberation Day, when only some people are off. People and wordings are invented.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Month:
    """What is typed in the course of a month."""

    key: str
    begins: dt.date  # when the host fills in the form
    month: dt.date
    organisation: str
    place: str
    kind: str
    street: str
    postcode: str
    district: str
    question: str
    title: str
    reframings: tuple[str, str]
    finding: str
    idea: str
    action: str
    tips: tuple[str, str]
    result: str
    lunches: tuple[dt.date, ...]
    free: tuple[dt.date, ...] = ()
    explained: str = ""  # what the calendar has to say about this month, in Dutch


def wednesdays(month: dt.date, *days: int) -> tuple[dt.date, ...]:
    return tuple(month.replace(day=day) for day in days)


CANTEEN = Month(
    "invented", dt.date(2027, 1, 12), dt.date(2027, 2, 1),
    "vv De Lange Bal", "De kantine van De Lange Bal", "sports", "Kadeweg 12", "1019 AB", "Oost",
    "We komen elk weekend zes vrijwilligers tekort. Hoe krijgen we er meer?", "Zes handen tekort",
    ("Waarom voelt de club voor ouders als opvang, en niet als hún club?",
     "Wie mist er iets als de kantine dicht blijft?"),
    "Ouders weten niet dat je ook één uur kunt helpen.", "Een avond waarop ouders de kantine overnemen.",
    "Klussen van een uur op het bord bij de ingang",
    ("Vraag één uur, geen seizoen.", "Zet koffie voor wie langs de lijn staat 🚲"),
    "De club begint met klussen van een uur, en een ouderavond die van de ouders is.",
    wednesdays(dt.date(2027, 2, 1), 3, 10, 17, 24),
)  # fmt: skip

LIVELINESS = Month(
    "liveliness", dt.date(2026, 11, 25), dt.date(2026, 12, 1),
    "Cybersoek", "Cybersoek", "centre", "Zeeburgerdijk 100", "1094 AG", "Oost",
    "Hoe krijgen we weer levendigheid in de buurt?", "Levendigheid in de buurt",
    ("Voor wie is het hier nu al levendig, en wie ziet dat niet?", "Wat zou jij hier doen als niemand het je vroeg?"),
    "Het plein is leeg als de winkels dicht zijn, en vol als er iets te ruilen valt.",
    "Een ruiltafel op het plein, elke woensdag.",
    "De eerste ruiltafel op het plein", ("Begin met één tafel buiten.", "Vraag de slager wie hij ziet lopen."),
    "Er komt een ruiltafel op het plein, met de buren die er toch al stonden.",
    wednesdays(dt.date(2026, 12, 1), 2, 9, 16, 23), wednesdays(dt.date(2026, 12, 1), 30), "extra werkdag",
)  # fmt: skip

THEATRE = Month(
    "theatre", dt.date(2027, 3, 24), dt.date(2027, 5, 1),
    "Bijlmer Parktheater", "Bijlmer Parktheater", "theatre", "Anton de Komplein 240", "1102 DR", "Zuidoost",
    "Hoe betrekken we mensen bij buurttheater?", "Wie speelt er mee?",
    ("Wiens verhaal durven we nog niet te spelen?", "Wat als het publiek de hoofdrol krijgt?"),
    "Mensen komen niet voor theater, ze komen voor hun nicht die meedoet.", "Laat elke straat één scène maken.",
    "De eerste straatscène in de foyer",
    ("Vraag mensen om een verhaal, niet om een rol.", "Repeteer waar de mensen al zijn."),
    "Vijf straten maken elk een scène; het theater geeft licht, geluid en soep.",
    wednesdays(dt.date(2027, 5, 1), 5, 12, 19, 26), (), "Bevrijdingsdag",
)  # fmt: skip

MEMBERS = Month(
    "members", dt.date(2027, 8, 18), dt.date(2027, 9, 1),
    "Sportpark Drieburg", "Sportpark Drieburg", "sports", "Drieburgerpad 4", "1097 HS", "Oost",
    "Hoe kunnen we meer leden of bezoekers werven?", "Meer leden, of meer club?",
    ("Waarom zou je hier komen als je niet kunt voetballen?", "Wat missen we niet aan leden, maar aan buren?"),
    "De buurt weet niet dat het hek open is.", "Het hek open op woensdagmiddag, met ballen en soep.",
    "Hek open, elke woensdagmiddag",
    ("Zet het hek open en een bord ernaast.", "Vraag niet om lidmaatschap, vraag om hulp."),
    "Op woensdagmiddag staat het hek open; wie drie keer komt, krijgt een sleutel.",
    wednesdays(dt.date(2027, 9, 1), 1, 8, 15, 22), wednesdays(dt.date(2027, 9, 1), 29), "extra werkdag",
)  # fmt: skip

REAL = (LIVELINESS, THEATRE, MEMBERS)
