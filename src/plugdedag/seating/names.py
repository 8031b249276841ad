"""What the tables are called: always in this order, so that cards printed once serve for years."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

NAMES = (
    (pgettext_lazy("table", "Bridge"), "bridge"),
    (pgettext_lazy("table", "Bike"), "bike"),
    (pgettext_lazy("table", "Mill"), "mill"),
    (pgettext_lazy("table", "Tulip"), "tulip"),
    (pgettext_lazy("table", "Tram"), "tram"),
    (pgettext_lazy("table", "Sun"), "sun"),
    (pgettext_lazy("table", "Boat"), "boat"),
    (pgettext_lazy("table", "Lamp"), "lamp"),
    (pgettext_lazy("table", "Gable"), "gable"),
    (pgettext_lazy("table", "Key"), "key"),
    (pgettext_lazy("table", "Tree"), "tree"),
    (pgettext_lazy("table", "Soup"), "soup"),
    (pgettext_lazy("table", "Letterbox"), "letterbox"),
    (pgettext_lazy("table", "Goal"), "goal"),
    (pgettext_lazy("table", "Book"), "book"),
    (pgettext_lazy("table", "Bench"), "bench"),
    (pgettext_lazy("table", "Farm"), "farm"),
    (pgettext_lazy("table", "Coffee"), "coffee"),
    (pgettext_lazy("table", "Chair"), "chair"),
    (pgettext_lazy("table", "Curtain"), "curtain"),
    (pgettext_lazy("table", "Gallery"), "gallery"),
    (pgettext_lazy("table", "Socket"), "socket"),
    (pgettext_lazy("table", "Canal"), "canal"),
    (pgettext_lazy("table", "Ferry"), "ferry"),
    (pgettext_lazy("table", "Quay"), "quay"),
    (pgettext_lazy("table", "Lock"), "lock"),
    (pgettext_lazy("table", "Market"), "market"),
    (pgettext_lazy("table", "Park"), "park"),
    (pgettext_lazy("table", "Polder"), "polder"),
    (pgettext_lazy("table", "Dune"), "dune"),
    (pgettext_lazy("table", "Heron"), "heron"),
    (pgettext_lazy("table", "Gull"), "gull"),
    (pgettext_lazy("table", "Anchor"), "anchor"),
    (pgettext_lazy("table", "Tower"), "tower"),
    (pgettext_lazy("table", "Attic"), "attic"),
    (pgettext_lazy("table", "Bell"), "bell"),
    (pgettext_lazy("table", "Kite"), "kite"),
    (pgettext_lazy("table", "Clog"), "clog"),
    (pgettext_lazy("table", "Pancake"), "pancake"),
    (pgettext_lazy("table", "Umbrella"), "umbrella"),
)  # name, motif


def table_name(number: int) -> str:
    """The name of a table by its number (0 is the first), in the reader's language; a number where names end."""
    return str(NAMES[number][0]) if number < len(NAMES) else _("Table %(number)s") % {"number": number + 1}


def table_motif(number: int) -> str:
    """The drawing that goes with it, one of ``look.motifs``."""
    return NAMES[number % len(NAMES)][1]
