"""What a question is about, told by its own words: what was asked and the wording that was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plugdedag.archive.sight import Row
from plugdedag.engine.search import spans


@dataclass(frozen=True)
class Topic:
    """A topic and the words that tell it; a word that ends in ``-`` is how longer ones begin."""

    slug: str
    name: str | Promise
    words: str

    def tells(self, words: frozenset[str]) -> bool:
        whole = {word for word in self.words.split() if not word.endswith("-")}
        begins = tuple(word[:-1] for word in self.words.split() if word.endswith("-"))
        return bool(whole & words) or any(word.startswith(begins) for word in words)


TOPICS = (
    Topic("neighbourhood", _("A lively neighbourhood"), "buurt- wijk- straat straten plein- levendig- buren buurman"
          " buurvrouw bewoner- neighbo- street- square lively liveliness resident-"),
    Topic("audience", _("Members and visitors"), "lid leden ledental bezoek- publiek klant- zwemmers deelnemer- gasten"
          " omzet member- visit- audience customer- guests"),
    Topic("volunteers", _("Volunteers and boards"), "vrijwillig- bestuur- besturen leiding leiders penningmeester"
          " corvee- opvolg- volunteer- board boards committee treasurer successor-"),
    Topic("culture", _("Neighbourhood theatre and culture"), "theater- buurttheater- toneel- muziek- film films kunst-"
          " bioscoop- voorstelling- galerie- theatre- music- cinema- art arts play plays"),
    Topic("ages", _("Young and old"), "kinderen jongere- jongens meiden meisjes jeugd- oudere- ouders jonge jong"
          " student- leerling- scholier- child- young youth teenage- elderly parents pupil- senior-"),
    Topic("room", _("Sharing a building or a garden"), "zaal zalen gebouw- hek hekken stoelen gang stil stilte rust"
          " geluid- lawaai- kantoor- tuin- building- fence- noise quiet silence office- garden- hall room rooms"),
    Topic("money", _("Money"), "geld- omzet inkomsten huur- verhuur- betalen kosten subsidie- money income rent-"
          " pay paid costs funding subsid-"),
)  # fmt: skip
BY_SLUG = {topic.slug: topic for topic in TOPICS}


def topics_of(row: Row) -> frozenset[str]:
    """The slugs of the topics of a question, as far as its reader may read it."""
    return told_by(f"{row.title} {row.as_asked} {row.chosen}")


@lru_cache(maxsize=5_000)
def told_by(text: str) -> frozenset[str]:
    words = frozenset(word for _start, _end, word in spans(text))
    return frozenset(topic.slug for topic in TOPICS if topic.tells(words))
