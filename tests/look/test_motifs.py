"""The motif set: whole, drawable, and the same for ever."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugdedag.look import signs
from plugdedag.look.motifs import BLOTS, LINES, NAMES, motif_for, named

PATH = re.compile(r"^M[MLHVCSQTAZmlhvcsqtaz0-9 .\-]+$")


@pytest.mark.parametrize(
    ("seed", "name"), [("1", "book"), ("2", "boat"), ("de-dageraad", "goal"), ("🚲", "chair"), ("", "boat")]
)
def test_a_seed_keeps_its_motif_for_ever(seed: str, name: str) -> None:
    assert motif_for(seed) == name


@given(st.text())
def test_every_seed_has_one(seed: str) -> None:
    assert motif_for(seed) in NAMES
    assert motif_for(seed) == motif_for(seed)


def test_all_are_met() -> None:
    assert {motif_for(seed) for seed in range(1000)} == set(NAMES)


def test_there_are_enough() -> None:
    assert len(NAMES) >= 16
    assert BLOTS.keys() == LINES.keys()


@pytest.mark.parametrize("name", sorted(LINES))
def test_paths_are_paths(name: str) -> None:
    for path in LINES[name] + BLOTS[name]:
        assert PATH.match(path), path


def test_signs_are_asked_for_by_name_and_no_seed_comes_to_one() -> None:
    assert len(LINES) > len(NAMES)
    assert all(named(name) == name and name not in NAMES for name in signs.LINES)


def test_a_name_is_itself_and_anything_else_a_seed() -> None:
    assert named("tram") == "tram"
    assert named("kaart 12") == motif_for("kaart 12")
