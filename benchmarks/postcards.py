"""How long 300 postcards take, from words to the bytes of a PDF.

Each measurement runs in a fresh process, since typst remembers what it laid out before: a second run of the same cards
takes a tenth of the time and says nothing about a printer's first. A busy machine shows in the seconds, much less in
the seconds of processor (two cores work at once). The tips have the lengths people write, a sentence to six hundred
characters; each card has a picture, a stamp and a name of its own.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import time

from benchmarks.machine import report

REACH = 2.0  # seconds for 300 cards
SENTENCES = (
    "Geef elke ouder een sleutel.",
    "Vraag niet wie er kan helpen, vraag wie er koffie komt drinken.",
    "Hang de vraag op de deur van de kantine, met een pen aan een touwtje.",
    "Laat nieuwe mensen in hun eerste maand niets doen behalve kijken en eten.",
    "Begin een kwartier later en zet de soep vast aan.",
    "Bel de buurvrouw die nooit komt, en vraag haar wat ze mist.",
)


def tip(rng: random.Random) -> str:
    """One to seven sentences; most people write two."""
    count = min(7, 1 + int(rng.expovariate(0.7)))
    return " ".join(rng.choice(SENTENCES) for _ in range(count))


def measure(sheet: str, count: int, seed: int) -> dict[str, float]:
    """Seconds in all, seconds for the pictures, seconds of processor (two cores work at once), and bytes."""
    from plugdedag.lib.postcards import Card, Words, office, print_shop  # noqa: PLC0415 - it is part of what is measured
    from plugdedag.look import fronts, pictures  # noqa: PLC0415
    from plugdedag.look.motifs import motif_for  # noqa: PLC0415
    from plugdedag.look.palette import PRINT  # noqa: PLC0415

    rng, cpu = random.Random(seed), time.process_time()  # noqa: S311 - cards to measure by, no secret
    start = time.perf_counter()
    cards = [
        Card(
            tip=tip(rng), author=rng.choice(["Bo", "Noor", "Idris", None]), question="Van wie is de club?",
            url="https://amsterdam.example.org/questions/4/",
            address=("vv De Dageraad", "Sportpark De Dageraad", "Amsterdam-Oost"), greeting="Groeten uit Oost",
            front_svg=fronts.postcard_front_svg(number, 154, 111), front_alt="Een tekening",
            stamp_svg=pictures.stamp_svg(4, "Actie", motif=motif_for(number), palette=PRINT),
            stamp_alt="Postzegel van lunch 4", postmark_svg=pictures.postmark_svg("25 nov", "Oost", palette=PRINT),
            postmark_alt="Poststempel: 25 november 2026, Oost",
        )
        for number in range(count)
    ]  # fmt: skip
    words = Words("Briefkaarten", "Op jullie vraag", "Scan en lees wat ervan kwam", "QR-code naar de vraag")
    drawn = time.perf_counter()
    pdf = {"print-shop": print_shop, "office": office}[sheet](cards, words)
    done = time.perf_counter()
    return {
        "seconds": done - start,
        "pictures": drawn - start,
        "cpu": time.process_time() - cpu,
        "bytes": len(pdf),
    }


def afresh(sheet: str, count: int, seed: int) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.postcards", "--one", sheet, str(count), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Measure, say where and when, and end with one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one run of 60 cards instead of seven of 300")
    parser.add_argument("--one", nargs=3, metavar=("SHEET", "COUNT", "SEED"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one[0], int(asked.one[1]), int(asked.one[2]))))
        return
    count, times = (60, 1) if asked.quick else (300, 7)
    figures: dict[str, object] = {
        "cards": count,
        "runs": times,
        "reach_seconds": REACH,
    }
    for sheet in ("print-shop", "office"):
        runs = [afresh(sheet, count, seed) for seed in range(times)]
        seconds = [run["seconds"] for run in runs]
        name = sheet.replace("-", "_")
        figures[f"{name}_seconds_median"] = round(statistics.median(seconds), 2)
        figures[f"{name}_seconds_worst"] = round(max(seconds), 2)
        figures[f"{name}_cpu_seconds_median"] = round(statistics.median(run["cpu"] for run in runs), 2)
        figures[f"{name}_megabytes"] = round(max(run["bytes"] for run in runs) / 1e6, 2)
        print(
            f"{sheet}: {count} cards in {statistics.median(seconds):.2f} s (worst of {times}: {max(seconds):.2f} s)"
        )
    report("postcards", **figures)


if __name__ == "__main__":
    main()
