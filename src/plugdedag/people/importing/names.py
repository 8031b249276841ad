"""A name out of the cells that lists keep it in: “Berg, Jan van den” and “Jan | van den | Berg” are one."""

from __future__ import annotations

PARTICLES = {
    "van", "de", "der", "den", "het", "'t", "’t", "ten", "ter", "te", "op", "in", "aan", "von", "vom", "zu",
    "du", "la", "le", "da", "das", "di", "del", "della", "el", "al", "bin", "ben", "ibn", "onder", "over",
    "bij", "uit", "voor", "'s", "’s",
}  # fmt: skip


def whole_name(cells: dict[str, str]) -> str:
    """The name as people say it. A column for the whole name counts when the parts are empty."""
    first, particle, last = (one_line(cells.get(key, "")) for key in ("first", "particle", "last"))
    if not (first or last):
        return turned(one_line(cells.get("name", "")))
    before, name = parted(last)
    there = f"{before} {name} ".lstrip().casefold()  # some lists say it twice
    if particle and not there.startswith(f"{particle} ".casefold()):
        before = f"{particle} {before}".strip()
    return " ".join(part for part in (first, before, name) if part)


def parted(last: str) -> tuple[str, str]:
    """“Berg, van den” and “van den Berg” as (“van den”, “Berg”). Behind a comma only particles are moved."""
    name, comma, rest = (part.strip() for part in last.partition(","))
    if comma and rest and all(is_particle(word) for word in rest.split()):
        return rest, name
    return "", last


def turned(name: str) -> str:
    """“Berg, Jan van den” as “Jan van den Berg”; “Berg, van den, Jan” too. Other names stay."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 3 and all(is_particle(word) for word in parts[1].split()):
        return " ".join([parts[2], parts[1], parts[0]]).strip()
    if len(parts) == 2 and all(parts) and not parts[1].endswith("."):
        return f"{parts[1]} {parts[0]}"
    return name


def is_particle(word: str) -> bool:
    return word.casefold().rstrip(".") in PARTICLES


def one_line(text: str) -> str:
    return " ".join(text.split())
