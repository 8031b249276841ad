"""For whom the pages are, in words, with the pages of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from plugdedag.help.reading import Page, page
from plugdedag.help.shelf import READERS, languages_of, shelf


@dataclass(frozen=True)
class Reader:
    """Somebody who looks for help: who they are, what they find, and the pages, the first one first."""

    name: str
    title: str
    words: str
    motif: str
    tone: str
    pages: list[Page]

    @property
    def how_many(self) -> str:
        """What the folded list of pages is called."""
        number = len(self.pages)
        if all(page.language != get_language() for page in self.pages):
            return ngettext("%(number)d page, in English", "%(number)d pages, in English", number) % {
                "number": number
            }
        return ngettext("%(number)d page", "%(number)d pages", number) % {"number": number}


def readers(language: str) -> list[Reader]:
    """All readers, each with their pages in this language where it is there, else in the other."""
    said = {
        "start": (_("Just arrived"), _("PLUG in five minutes, and how to look around."), "key", "plug"),
        "using": (
            _("Taking part"), _("A month, a lunch, the door and the postcards, step by step."), "coffee", "people",
        ),
        "hosting": (
            _("For places"), _("What you give and get, and what a day is like from your side."), "gable", "place",
        ),
        "running": (_("Running the site"), _("A server, backups, and the doctor."), "socket", "question"),
        "building": (_("Building with us"), _("How the program is made, and how to add to it."), "bridge", "quiet"),
        "decisions": (_("Why it is so"), _("What was chosen, and what was left."), "lamp", "quiet"),
    }  # fmt: skip
    return [Reader(name, *said[name], pages_of(name, language)) for name in READERS]


def pages_of(reader: str, language: str) -> list[Page]:
    slugs = [slug for slug in shelf() if slug.split("/")[0] == reader]
    return [page(slug, languages_of(slug, language)[0]) for slug in slugs]
