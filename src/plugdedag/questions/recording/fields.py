"""The columns of a list of months that have been."""

import re

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.sheets.columns import Field, Fields, Unkept

MONTHS = Fields(
    first="place",
    sign=re.compile(r"(?!)"),  # a place cannot be told from its cells
    wanted=(
        Field("place", _("Place"), (
            "Plek", "Gastplek", "Locatie", "Plaats van samenkomst", "Place", "Location", "Venue",
        )),
        Field("organisation", _("Organisation of the place"), (
            "Organisatie", "Gastheer", "Gastvrouw", "Gastorganisatie", "Vereniging", "Netwerk", "Vraageigenaar",
            "Organisation", "Organization", "Host", "Network",
        )),
        Field("street", _("Street and number"), (
            "Straat", "Adres", "Straat en nummer", "Street", "Address",
        )),
        Field("postcode", _("Postcode"), ("Postcode", "Postal code", "Zip", "Zip code")),
        Field("district", _("Part of the city"), (
            "Stadsdeel", "Wijk", "Buurt", "Deel van de stad", "District", "Area", "Neighbourhood",
        )),
        Field("kind", _("Kind of place"), ("Soort", "Soort plek", "Type", "Kind", "Kind of place")),
        Field("month", _("Month"), ("Maand", "Maand en jaar", "Month")),
        Field("dates", _("Dates"), (
            "Data", "Datum", "Datums", "Dagen", "Woensdagen", "Wanneer", "Periode", "Dates", "Date", "Days",
            "Wednesdays", "When",
        )),
        Field("question", _("Question"), (
            "Vraag", "Organisatievraag", "De vraag", "Vraagstuk", "Question",
        )),
        Field("title", _("Short title"), (
            "Titel", "Korte vraag", "Onderwerp", "Thema", "Title", "Subject", "Theme",
        )),
        Field("result", _("Result"), (
            "Resultaat", "Uitkomst", "Opbrengst", "Actie", "Wat kwam eruit", "Result", "Outcome", "Action",
        )),
        Field("agreed", _("Owner agreed that it is public"), (
            "Openbaar", "Akkoord", "Mag openbaar", "Publiek", "Public", "Agreed",
        )),
        Field("contact", _("Contact"), (
            "Contact", "Contactpersoon", "Contact person", "Contactpersoon plek",
        )),
        Field("email", _("E-mail of the contact"), (
            "E-mail", "E-mailadres", "Mail", "E-mail contact", "E-mail contactpersoon", "Email address",
        )),
        Field("seats", _("Seats"), (
            "Plekken", "Aantal plekken", "Werkplekken", "Zitplaatsen", "Stoelen", "Capaciteit", "Seats",
            "Capacity",
        )),
    ),
    unkept=(
        Unkept(_("How many came is not kept for months before PLUG counted."), (
            "Aantal", "Aantal deelnemers", "Opkomst", "Deelnemers", "Attendance", "Visitors", "Participants",
        )),
        Unkept(_("PLUG does not ask for this."), (
            "Telefoon", "Telefoonnummer", "Opmerkingen", "Nr", "Jaar", "Phone", "Notes", "Year",
        )),
    ),
)  # fmt: skip
