"""What a photo costs: time and memory for one of twelve megapixels, and for one that only claims to be large.

Each is measured in a fresh process, since what Python once took from the machine it keeps.
"""

import argparse
import io
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import report


def picture(kind: str) -> bytes:
    """A JPEG like a camera's, or a PNG of 200 megapixels in some 25 kB."""
    from PIL import Image

    from tests.lib.pictures import bomb

    if kind == "bomb":
        return bomb()
    grain = Image.frombytes("RGB", (400, 300), random.Random(1).randbytes(400 * 300 * 3))
    file = io.BytesIO()
    grain.resize((4000, 3000), Image.Resampling.BICUBIC).save(file, "JPEG", quality=90)
    return file.getvalue()


def measure(path: str) -> dict[str, float]:
    """Milliseconds of processor and megabytes, from the bytes of a file to its three widths or to the refusal."""
    from plugdedag.lib import images
    from plugdedag.lib.refusals import Refused

    with open(path, "rb") as file:
        data = file.read()
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        kilobytes = sum(len(one.data) for one in images.variants(data)) / 1000
    except Refused:
        kilobytes = 0
    spent = (time.process_time() - start) * 1000
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return {"ms": round(spent, 1), "mb": round(grown, 1), "kb": round(kilobytes)}


def output(command: list[str]) -> bytes:
    return subprocess.run(command, capture_output=True, check=True).stdout


def main() -> None:
    """Measure each kind several times; the last line is one JSON object."""
    from django.conf import settings

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    settings.configure(USE_I18N=False)
    if asked.one:
        print(json.dumps(measure(asked.one)))
        return
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("camera", "bomb"):
            path = Path(folder) / kind
            path.write_bytes(picture(kind))
            command = [sys.executable, "-m", "benchmarks.photos", "--one", str(path)]
            runs = [json.loads(output(command)) for _ in range(asked.runs)]
            figures[kind] = {
                "sent_kb": round(path.stat().st_size / 1000), "kept_kb": runs[0]["kb"],
                "ms": statistics.median(run["ms"] for run in runs), "worst_ms": max(run["ms"] for run in runs),
                "mb": max(run["mb"] for run in runs),
            }  # fmt: skip
    report("photos", **figures)


if __name__ == "__main__":
    main()
