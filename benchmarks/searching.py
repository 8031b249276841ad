"""A search in an archive of twenty years: 240 questions with some sixty lines each, all of them public.

    python -m benchmarks.searching [--quick]

Server time is the time inside Django, all middleware included, for a visitor without a session; ``cpu`` is what of it
the processor worked. ``first`` is the search that fills the memory of a process; ``after a line`` is one after somebody
added a line. The texts are drawn, from a seed, from the words of the demo world and compounds of two of them, as
often as words are in a language (Zipf). How well it finds is counted over the questions of the tests.
"""

import os
import random
import sys
import time
import uuid
from contextlib import ExitStack
from datetime import date
from itertools import accumulate
from typing import Any

from benchmarks.machine import percentile, report
from benchmarks.pages import world

YEARS, LINES, LIMIT = 20, 62, 50.0  # years, lines of a question, milliseconds
TYPED = ["vrijwilligers", "vrijwiligers bar", "volunteers", "buren drempel", "geluidsoverlast", "neigbours", "hek tuin",
         "hoe krijgen we meer jonge mensen in het bestuur", "xyzzyplugh", "kaart"]  # fmt: skip
WRITTEN = (
    "Wij komen elk weekend vrijwilligers tekort achter de bar, en niemand van de ouders wil in het bestuur."
)


def language(chance: random.Random) -> tuple[list[str], list[float]]:
    """Words, the commonest first, and how common all of them up to each are."""
    from plugdedag.engine.search import spans
    from plugdedag.questions.models import Contribution

    said = [
        word for text in Contribution.objects.values_list("text", flat=True) for *_at, word in spans(text)
    ]
    words = sorted(set(said), key=lambda word: (-said.count(word), word))
    long = [word for word in words if len(word) > 4]
    words += sorted({chance.choice(long) + chance.choice(long) for _ in range(14_000)})
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def fill(quick: bool) -> int:
    """Twenty years of months beside the demo world; answers how many texts there are."""
    from plugdedag.days.models import Confirmation, Residency
    from plugdedag.questions.models import Contribution, Kind, Publication, Question, Result

    chance, like = (
        random.Random(45),
        Question.objects.select_related("residency").filter(residency__isnull=False)[0],
    )
    words, common = language(chance)

    def text() -> str:
        return " ".join(chance.choices(words, cum_weights=common, k=chance.randint(8, 35)))

    was = like.residency
    assert was is not None
    for month in range(24 if quick else YEARS * 12):
        first = date(2000 + month // 12, month % 12 + 1, 1)
        stay = Residency.objects.create(city=like.city, place=was.place, contact=was.contact, month=first)
        Confirmation.objects.create(residency=stay)
        question = Question.objects.create(
            city=like.city,
            network=like.network,
            residency=stay,
            owner=like.owner,
            title=text()[:100],
            as_asked=text(),
        )
        result = Result.objects.create(question=question, text=text())
        Publication.objects.create(question=question, result=result, by=like.owner)
        kinds = chance.choices(list(Kind), k=LINES)
        Contribution.objects.bulk_create(
            Contribution(
                uuid=uuid.UUID(int=chance.getrandbits(128)), question=question, kind=kind, text=text()
            )
            for kind in kinds
        )
    return Contribution.objects.count() + 3 * Question.objects.count()


def timed(ask: Any) -> tuple[float, float]:
    """Wall and processor milliseconds of one request."""
    began, work = time.perf_counter(), time.process_time()
    assert ask().status_code == 200
    return (time.perf_counter() - began) * 1000, (time.process_time() - work) * 1000


def resident() -> float:
    """Megabytes this process holds."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def recall() -> dict[str, str]:
    from tests.engine.search.asked import ASKED, QUESTIONS
    from tests.engine.search.test_recall import corpus

    made = corpus()
    ranks = [[one.group for one in made.search(q, lambda key: True, len(QUESTIONS))] for q, _wanted in ASKED]
    at = {n: sum(wanted in rank[:n] for rank, (_q, wanted) in zip(ranks, ASKED, strict=True)) for n in (1, 5)}
    return {f"recall at {n}": f"{count} of {len(ASKED)}" for n, count in at.items()}


def main(quick: bool) -> bool:
    """Whether it is as quick as we aim for, by what the processor worked."""
    with ExitStack() as stack:
        world(stack)
        from django.test import Client

        from plugdedag.questions.models import Contribution, Question

        texts, client = fill(quick), Client(headers={"host": "localhost", "accept-encoding": "gzip"})
        client.get("/")  # what any page needs is ready, but nothing is remembered
        before = resident()
        first = timed(lambda: client.get("/questions/", {"q": TYPED[0]}))
        held = resident() - before
        rounds = 2 if quick else 10
        spent = [timed(lambda q=q: client.get("/questions/", {"q": q})) for _ in range(rounds) for q in TYPED]  # type: ignore[misc]
        alike = [
            timed(lambda: client.post("/questions/alike/", {"question": WRITTEN})) for _ in range(rounds * 3)
        ]
        question, lines = Question.objects.order_by("pk")[0], []
        for number in range(rounds * 2):
            Contribution.objects.create(question=question, kind="idea", text=f"Een nieuw plan {number}")
            lines.append(timed(lambda: client.get("/questions/", {"q": TYPED[0]})))
        p95 = percentile([cpu for _wall, cpu in spent], 0.95)
        figures = {"first ms": round(first[0]), "first cpu ms": round(first[1]), "memory MB": round(held)}
        for name, each in (("search", spent), ("alike", alike), ("after a line", lines)):
            for share in (0.5, 0.95):
                figures[f"{name} p{share * 100:.0f} ms"] = percentile([wall for wall, _cpu in each], share)  # type: ignore[assignment]
                figures[f"{name} p{share * 100:.0f} cpu ms"] = percentile([cpu for _wall, cpu in each], share)  # type: ignore[assignment]
        report("searching", ok=p95 <= LIMIT, texts=texts, **figures, **recall())
    return p95 <= LIMIT


if __name__ == "__main__":
    sys.exit(not main("--quick" in sys.argv))
