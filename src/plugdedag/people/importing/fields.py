"""The columns of a list of people: what is kept, under which headings people have it, and what is not kept."""

import re

from django.utils.translation import gettext_lazy as _

from plugdedag.lib.sheets.columns import Field, Fields, Unkept

MEMBERS = Fields(
    first="email",
    sign=re.compile(r"\S@\S"),
    wanted=(
        Field("email", _("E-mail"), (
            "E-mailadres", "E-mail", "Mail", "Mailadres", "E-mail adres", "E-mail 1", "E-mailadres 1",
            "Primair e-mailadres", "Contact e-mail", "Email address", "E-mail address", "Mail address",
            "Primary email", "E-mail 1 - Value",
        )),
        Field("name", _("Whole name"), (
            "Naam", "Volledige naam", "Naam lid", "Lid", "Plugger", "Deelnemer", "Weergavenaam",
            "Voor- en achternaam", "Name", "Full name", "Display name", "Member",
        )),
        Field("first", _("First name"), (
            "Voornaam", "Roepnaam", "Voornamen", "First name", "Given name", "Forename",
        )),
        Field("particle", _("Particle (“van der”)"), (
            "Tussenvoegsel", "Tussenvoegsels", "Tussenv.", "Tv", "Tussenvgs", "Voorvoegsel", "Voorvoegsels",
            "Infix", "Particle", "Name particle", "Surname prefix",
        )),
        Field("last", _("Last name"), (
            "Achternaam", "Familienaam", "Last name", "Surname", "Family name",
        )),
        Field("organisation", _("Organisation or network"), (
            "Organisatie", "Bedrijf", "Bedrijfsnaam", "Netwerk", "Werkgever", "Vereniging", "Club",
            "Organisatienaam", "Organisation", "Organization", "Company", "Company name", "Network", "Employer",
        )),
        Field("what", _("What they do there"), (
            "Functie", "Wat", "Rol", "Beroep", "Functietitel", "Werkzaamheden", "Bezigheid", "What", "Role",
            "Job title", "Function", "Profession", "Position",
        )),
        Field("since", _("Member since"), (
            "Lid sinds", "Sinds", "Lid vanaf", "Aangemeld", "Aangemeld op", "Aanmelddatum", "Datum aanmelding",
            "Inschrijfdatum", "Datum inschrijving", "Ingeschreven op", "Ingangsdatum", "Startdatum",
            "Datum lid", "Member since", "Since", "Joined", "Joined on", "Join date", "Date joined",
            "Start date",
        )),
        Field("language", _("Language"), (
            "Taal", "Voertaal", "Voorkeurstaal", "Language", "Preferred language",
        )),
    ),
    unkept=(
        Unkept(_("PLUG keeps no phone numbers of pluggers."), (
            "Telefoon", "Telefoonnummer", "Tel", "Tel.", "Tel.nr.", "Telnr", "Mobiel", "Mobiele telefoon",
            "Mobiel nummer", "Gsm", "06", "06-nummer", "Phone", "Phone number", "Telephone", "Mobile",
            "Mobile phone", "Cell",
        )),
        Unkept(_("PLUG keeps no home addresses."), (
            "Adres", "Straat", "Straatnaam", "Huisnummer", "Huisnr", "Toevoeging", "Postcode", "Plaats",
            "Woonplaats", "Stad", "Land", "Provincie", "Wijk", "Address", "Street", "City", "Town", "Zip",
            "Zip code", "Postal code", "Country",
        )),
        Unkept(_("PLUG does not ask how old people are."), (
            "Geboortedatum", "Geboortejaar", "Geb.datum", "Leeftijd", "Birthday", "Birth date", "Date of birth",
            "Age",
        )),
        Unkept(_("PLUG does not ask for this."), (
            "Geslacht", "M/V", "Aanhef", "Titel", "Titulatuur", "Gender", "Sex", "Salutation", "Initialen",
            "Voorletters", "Initials", "IBAN", "Rekeningnummer", "Bankrekening", "Bank account", "Contributie",
            "Betaald", "Paid", "Fee", "BSN", "Website", "LinkedIn", "Twitter", "Instagram", "Facebook", "Foto",
            "Photo",
        )),
        Unkept(_("Notes about people stay with you: everybody can read what PLUG keeps about them."), (
            "Opmerking", "Opmerkingen", "Notitie", "Notities", "Bijzonderheden", "Dieet", "Dieetwensen",
            "Allergie", "Note", "Notes", "Remark", "Remarks", "Comment", "Comments", "Diet",
        )),
        Unkept(_("A number of your own list; PLUG counts for itself."), (
            "Nr", "Nr.", "Nummer", "Lidnummer", "Lidnr", "Relatienummer", "Id", "#", "Volgnummer", "Number",
            "No.", "Member number",
        )),
    ),
)  # fmt: skip
