"""The hidden side of each plugger, drawn once: it is nowhere in the database, and nobody is ever shown it."""

from __future__ import annotations

import math
import random
from typing import Any

from plugdedag.demo.world.crowd import Crowd, Soul
from plugdedag.demo.world.frame import Frame

DISTRICTS = ["Centrum", "West", "Nieuw-West", "Noord", "Oost", "Zuid", "Zuidoost", "Weesp"]
HANDFUL = 3  # of friends in one's networks
RESERVE = 0.95  # between how gladly somebody comes and how often
AGES = {"student": (16, 28, 21), "volunteer": (22, 84, 50), "neighbour": (30, 86, 60)}
OF_AGE = (23, 66, 34)  # most are in their thirties


def make_crowd(frame: Frame, texts: list[dict[str, Any]]) -> Crowd:
    """Everybody who may come at all, in the order of the texts."""
    networks: dict[str, list[str]] = {}
    for text in texts:
        for hat in text["hats"]:
            networks.setdefault(hat[1], []).append(text["name"])
    souls = {text["name"]: soul(frame, text, networks) for text in texts if not text.get("untold")}
    return Crowd(souls, frame.chance("crowd"))


def soul(frame: Frame, text: dict[str, Any], networks: dict[str, list[str]]) -> Soul:
    name = text["name"]
    chance = frame.chance("soul", name)
    near = [one for hat in text["hats"] for one in networks[hat[1]] if one != name]
    friends = chance.sample(sorted(set(near)), min(HANDFUL, len(set(near))))
    return Soul(
        name=name, since=frame.since[name], liking=liking(text, chance), age=age(text, chance),
        district=chance.choice(DISTRICTS), beat=chance.choices([0, 2, 4], [6, 3, 1])[0],
        friends=[*friends, *([text["by"]] if "by" in text else [])],
    )  # fmt: skip


def liking(text: dict[str, Any], chance: random.Random) -> float:
    """The first sixty say how gladly they come; of the many most do so rarely, and a few turn out loyal."""
    if "keen" in text:
        keen = min(0.95, text["keen"])
        return math.log(keen / (1 - keen)) - RESERVE
    return chance.gauss(-1.0, 0.4) if chance.random() < 0.06 else chance.gauss(-3.7, 0.7)


def age(text: dict[str, Any], chance: random.Random) -> int:
    worn = [hat[2] for hat in text["hats"]]
    low, high, most = next((AGES[one] for one in worn if one in AGES), OF_AGE)
    return round(chance.triangular(low, high, most))
