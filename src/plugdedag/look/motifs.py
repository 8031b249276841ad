"""The motif set: line drawings of the things one meets on a Wednesday, as plain SVG path data.

Every motif lives on a 120 × 120 field and is drawn with a stroke of 2.4, round caps and round joins.
``LINES`` holds what the pen draws; ``BLOTS`` holds the second printing, a flat colour laid a little out of register
under the lines, as on a cheap and cheerful stamp. Both are data: colours and sizes are chosen by ``pictures.py``.
"""

from hashlib import sha256

from plugdedag.look import signs

STROKE = 2.4

LINES: dict[str, list[str]] = {
    "bench": [
        "M24 50h72M24 60h72M24 70h72",
        "M20 80h80l3 6H17z",
        "M32 44v42M88 44v42M32 86l-3 14M88 86l3 14M16 100h88",
        "M70 50c-1-9 3-14 9-14 5 0 8 3 8 7h5l-5 3c0 2-1 3-2 4M80 41h.5",
    ],
    "bike": [
        "M36 60a18 18 0 1 0 0 36a18 18 0 1 0 0-36z",
        "M84 60a18 18 0 1 0 0 36a18 18 0 1 0 0-36z",
        "M36 78l13-28h25l10 28M49 50l12 28H36M61 78l13-28",
        "M49 50l-3-9M38 41h15M74 50l-5-19c-1-2-3-3-5-3h-6M24 55h22M26 55l4 8",
        "M61 78l5 7h6M76 32h24l-3 15H77zM77 39h22",
    ],
    "boat": [
        "M22 74h76c-1 8-5 13-10 17H36c-7-3-12-9-14-17z",
        "M58 74V24l11 4-11 5",
        "M64 36c14 8 22 19 25 32H64zM52 40C46 50 38 60 30 68h22z",
        "M14 98c5-5 9 3 14 0s9-5 14 0 9 3 14 0 9-5 14 0 9 3 14 0 9-5 14 0 5 2 8 1",
        "M46 82h.5M60 82h.5M74 82h.5",
    ],
    "book": [
        "M60 42c-11-8-25-9-38-5v50c13-4 27-3 38 5 11-8 25-9 38-5V37c-13-4-27-3-38 5z",
        "M60 42v50",
        "M31 49c7-1 14 0 20 3M31 59c7-1 14 0 20 3M31 69c5-1 9 0 13 1",
        "M69 52c6-3 13-4 20-3M69 62c6-3 13-4 20-3",
        "M78 37V22l7 6 7-6v14",
    ],
    "bridge": [
        "M14 70C32 50 88 50 106 70v14h-16c0-17-12-25-30-25s-30 8-30 25H14z",
        "M14 58C32 38 88 38 106 58",
        "M14 58v12M30 47.5v11M45 43.5v11M60 43v11M75 43.5v11M90 47.5v11M106 58v12",
        "M12 92c5-5 9 3 14 0s9-5 14 0 9 3 14 0 9-5 14 0 9 3 14 0 9-5 14 0 8 2 12 0",
        "M34 101c5-4 9 3 14 0s9-4 14 0 9 3 14 0",
    ],
    "chair": [
        "M42 64C38 48 38 34 42 24c10-5 26-5 36 0 4 10 4 24 0 40",
        "M52 22c-2 12-2 26 0 40M60 21v41M68 22c2 12 2 26 0 40",
        "M36 64h48l5 9H31z",
        "M37 73l-5 28M83 73l5 28M47 73l-2 20M73 73l2 20",
        "M36 84h48",
    ],
    "coffee": [
        "M28 50h50v18a22 22 0 0 1-22 22h-6a22 22 0 0 1-22-22z",
        "M78 55h7a10 10 0 0 1 0 20h-8",
        "M20 98h68c-2-5-6-8-12-8H34c-7 0-12 3-14 8z",
        "M40 42c-6-7 6-10 0-18M53 42c-6-7 6-10 0-18M66 42c-6-7 6-10 0-18",
        "M36 60v8c0 5 2 9 6 12",
    ],
    "curtain": [
        "M18 24h84v14c-7 8-14 8-21 0-7 8-14 8-21 0-7 8-14 8-21 0-7 8-14 8-21 0z",
        "M22 42c3 18-1 32 0 46h20c-1-14-7-22 4-44",
        "M98 42c-3 18 1 32 0 46H78c1-14 7-22-4-44",
        "M30 46c2 14-1 28 0 42M90 46c-2 14 1 28 0 42",
        "M14 88h92v10H14zM60 88V66M56 56a4 4 0 0 1 8 0v6a4 4 0 0 1-8 0z",
    ],
    "farm": [
        "M26 94V58l10-18 24-14 24 14 10 18v36z",
        "M26 58h20M74 58h20",
        "M44 94V66h32v28M44 66l32 28M76 66L44 94",
        "M60 38a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM53 45h14M60 38v14",
        "M12 94h96M60 26V17M54 20h12M12 94V82M18 94V82M10 86h12M102 94V82M108 94V82M98 86h12",
    ],
    "gable": [
        "M22 94V54h6v-8h7v-8h6v-8h12v8h6v8h7v8h6v40",
        "M72 94V58c7-1 5-9 8-14 2-4 5-6 9-8 4 2 7 4 9 8 3 5 1 13 8 14v36",
        "M14 94h96",
        "M31 60h9v10h-9zM54 60h9v10h-9zM31 78h9v16h-9zM54 78h9v9h-9zM42 46h10v7H42z",
        "M80 62h7v10h-7zM92 62h7v10h-7zM85 94V80h10v14M86 50h7M47 30v-6h7",
    ],
    "gallery": [
        "M24 44h72v50H24z",
        "M33 53h54v32H33z",
        "M60 24L42 44M60 24l18 20M60 24v-4",
        "M33 80l15-15 11 10 10-12 18 18",
        "M72 57a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
    ],
    "goal": [
        "M20 84V36h80v48",
        "M20 36l15 11v24l-15 13M100 36L85 47v24l15 13M35 47h50M35 71h50",
        "M45 47v24M55 47v24M65 47v24M75 47v24M35 55h50M35 63h50",
        "M46 80a10 10 0 1 0 0 20a10 10 0 1 0 0-20z",
        "M46 86l4.5 3.3-1.7 5.2h-5.6l-1.7-5.2zM46 80v6M36.5 87l5 2.3M55.5 87l-5 2.3",
        "M14 84h12M94 84h12M66 100h34",
    ],
    "key": [
        "M42 22a20 20 0 1 0 0 40a20 20 0 1 0 0-40z",
        "M38 30a8 8 0 1 0 0 16a8 8 0 1 0 0-16z",
        "M51 60l7 7-4 4 5 5 4-4 5 5-4 4 5 5 4-4 13 13h10V85L61 50",
        "M33 45C22 54 16 62 20 72M14 73l14-4 6 18-14 5z",
        "M20 80l8-3M22 86l8-3",
    ],
    "lamp": [
        "M60 14v24M52 44c0-4 3-7 8-7s8 3 8 7",
        "M32 68c1-15 12-24 28-24s27 9 28 24z",
        "M51 68a9 9 0 0 0 18 0",
        "M60 85v7M42 81l-4 8M78 81l4 8",
        "M18 102h84M34 102v-6h14v6M72 102v-8M68 94h8",
    ],
    "laptop": [
        "M32 32h56a5 5 0 0 1 5 5v37H27V37a5 5 0 0 1 5-5z",
        "M35 40h50v26H35z",
        "M18 74h84l-5 12H23z",
        "M102 80c12 0 8 18-6 18H72M72 92v12M72 95h-8M72 101h-8",
        "M43 48h16M43 55h26M50 80h20",
    ],
    "letterbox": [
        "M30 58a7 7 0 0 1 7-7h46a7 7 0 0 1 7 7v29H30z",
        "M40 60h40",
        "M45 60l-3-32 33-3 4 35",
        "M43 29l17 14 15-18",
        "M52 87v15M68 87v15M38 102h44M40 71h20M40 78h12M70 69h10v10H70z",
    ],
    "mill": [
        "M47 98l5-40M73 98l-5-40",
        "M52 46c0-6 3-10 8-10s8 4 8 10",
        "M60 47L31 18M60 47l29-29M60 47L31 76M60 47l29 29",
        "M68 39l20-20 6 6-20 20zM52 39L32 19l6-6 20 20zM52 55L32 75l-6-6 20-20zM68 55l20 20-6 6-20-20z",
        "M56 98V86h8v12M16 98h88",
    ],
    "plug": [
        "M38 48h44v14a22 22 0 0 1-44 0z",
        "M32 48h56M49 48V28M71 48V28",
        "M54 84h12v8H54z",
        "M60 92c0 12-16 4-26 8s-8 10-20 6",
        "M30 24l-5-5M60 22v-8M90 24l5-5",
    ],
    "socket": [
        "M34 24h52a9 9 0 0 1 9 9v54a9 9 0 0 1-9 9H34a9 9 0 0 1-9-9V33a9 9 0 0 1 9-9z",
        "M60 35a25 25 0 1 0 0 50a25 25 0 1 0 0-50z",
        "M50 56a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM70 56a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
        "M60 35v7M60 85v-7M55 71c3 3 7 3 10 0",
        "M60 96v12",
    ],
    "soup": [
        "M22 58h76c0 18-12 32-28 34H50C34 90 22 76 22 58z",
        "M46 92h28l4 8H42z",
        "M16 58h88",
        "M48 48c-6-7 6-10 0-18M62 48c-6-7 6-10 0-18",
        "M76 58l18-34c3-5 10-1 7 4L86 58",
    ],
    "sun": [
        "M34 74a26 26 0 0 1 52 0",
        "M12 74h96",
        "M60 24v12M26 38l9 9M94 38l-9 9M14 62h10M96 62h10",
        "M30 84c5-4 9 3 14 0s9-4 14 0 9 3 14 0 9-4 14 0",
        "M42 95c5-4 9 3 14 0s9-4 14 0M52 64h.5M68 64h.5M54 69c4 3 8 3 12 0",
    ],
    "tram": [
        "M28 46c0-8 4-12 12-12h40c8 0 12 4 12 12v34c0 6-3 9-9 9H37c-6 0-9-3-9-9z",
        "M36 46h48v20H36zM60 46v20",
        "M48 34v-8h24v8M60 26v-6M50 14l10 6 10-6M14 14h92",
        "M40 74a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM80 74a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM54 78h12",
        "M38 89l-9 14M82 89l9 14M45 97h30",
    ],
    "tree": [
        "M60 20c13 0 20 8 19 18 10 1 15 9 13 18-2 10-12 14-20 11-8 5-16 5-24 0-8 3-18-1-20-11"
        "-2-9 3-17 13-18-1-10 6-18 19-18z",
        "M60 96V46M60 66l13-13M60 58l-10-10",
        "M36 96h48M88 96h10M22 96h6",
        "M40 50c1 4 3 6 6 7M78 54c1-4 0-7-3-9",
        "M52 96c2-3 4-6 4-10M68 96c-2-3-4-6-4-10",
    ],
    "tulip": [
        "M60 62c-16 0-21-13-18-34l10 9 8-14 8 14 10-9c3 21-2 34-18 34z",
        "M60 62v40",
        "M60 98c-1-18-12-26-28-26 1 16 11 26 28 26z",
        "M60 92c1-14 10-21 24-21-1 13-10 21-24 21z",
        "M52 37c0 8 2 14 8 17M68 37c0 8-2 14-8 17",
    ],
}

BLOTS: dict[str, list[str]] = {
    "bench": ["M20 80h80l3 6H17z", "M24 47h72v26H24z"],
    "bike": [LINES["bike"][0], LINES["bike"][1], "M76 32h24l-3 15H77z"],
    "boat": [LINES["boat"][0], "M64 36c14 8 22 19 25 32H64z"],
    "book": ["M60 42c11-8 25-9 38-5v50c-13-4-27-3-38 5z"],
    "bridge": [LINES["bridge"][0]],
    "chair": ["M36 64h48l5 9H31z", "M42 64C38 48 38 34 42 24c10-5 26-5 36 0 4 10 4 24 0 40z"],
    "coffee": [LINES["coffee"][0]],
    "curtain": [LINES["curtain"][1] + "z", LINES["curtain"][2] + "z", LINES["curtain"][0]],
    "farm": [LINES["farm"][0]],
    "gable": ["M22 94V54h6v-8h7v-8h6v-8h12v8h6v8h7v8h6v40z", LINES["gable"][1] + "z"],
    "gallery": ["M33 80l15-15 11 10 10-12 18 18v4H33z", LINES["gallery"][4]],
    "goal": ["M35 47h50v24H35z", LINES["goal"][3]],
    "key": [LINES["key"][0], "M14 73l14-4 6 18-14 5z"],
    "lamp": ["M32 68h56l14 34H18z"],
    "laptop": [LINES["laptop"][1], LINES["laptop"][2]],
    "letterbox": [LINES["letterbox"][0]],
    "mill": ["M47 98l5-40h16l5 40z", LINES["mill"][3]],
    "plug": [LINES["plug"][0]],
    "socket": [LINES["socket"][1]],
    "soup": [LINES["soup"][0]],
    "sun": ["M34 74a26 26 0 0 1 52 0z"],
    "tram": [LINES["tram"][0]],
    "tree": [LINES["tree"][0]],
    "tulip": [LINES["tulip"][0], LINES["tulip"][2]],
}

NAMES: tuple[str, ...] = tuple(sorted(LINES))  # what a seed comes to, for ever the same
LINES |= signs.LINES
BLOTS |= signs.BLOTS


def digest(seed: str) -> bytes:
    """32 bytes that are the same for a seed on every machine and in every year."""
    return sha256(seed.encode("utf-8", "surrogatepass")).digest()


def motif_for(seed: object) -> str:
    """The name of the motif that belongs to a seed (an id, a slug, a name), for ever the same."""
    return NAMES[int.from_bytes(digest(str(seed))[:4]) % len(NAMES)]


def named(name_or_seed: object) -> str:
    """The motif of that name; any other text is a seed and gets the motif that belongs to it."""
    text = str(name_or_seed)
    return text if text in LINES else motif_for(text)
