"""The picture of how many people are expected: whole, all inside it, and no number that is not to be told."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from plugdedag.look.crowds import WIDTH, crowd_svg, ranges_svg

SVG = "{http://www.w3.org/2000/svg}"


def bell(around: int, wide: int = 3) -> list[float]:
    return [max(0.0, 1 - abs(count - around) / (wide * 2)) for count in range(around + 2 * wide + 1)]


def numbers(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def dots(svg: str, fill: str) -> int:
    return len(re.findall(f'<circle [^>]*r="[0-9.]+" fill="{re.escape(fill)}"', svg))


def test_the_range_in_numbers_and_a_dot_for_each_person() -> None:
    svg = crowd_svg(bell(15), 12, 18, likely=15, said=9, label="We expect 12 to 18 people.")
    assert numbers(svg) == ["12", "18"]
    assert [dots(svg, fill) for fill in ("var(--people)", "var(--people-blot)", "none")] == [9, 6, 3]
    assert 'role="img" aria-label="We expect 12 to 18 people."' in svg


def test_the_hill_is_highest_where_it_is_likeliest() -> None:
    svg = crowd_svg(bell(15), 12, 18, likely=15)
    line = next(path for path in re.findall(r'd="(M[^"]+)" fill="none"', svg))
    ends = re.findall(r"(?:M|C[\d.]+ [\d.]+ [\d.]+ [\d.]+ )([\d.]+) ([\d.]+)", line)
    x, _y = min(ends, key=lambda point: float(point[1]))
    dot = re.findall(r'<circle cx="([\d.]+)"', svg)
    assert float(dot[14]) < float(x) < float(dot[15])  # fifteen people are to the left of it


@pytest.mark.parametrize("around", [1, 4, 15, 60, 250])
@pytest.mark.parametrize("seats", [0, 5, 40, 300])
@pytest.mark.parametrize("came", [0, 1, 30, 280])
def test_everything_is_inside_whatever_the_numbers(around: int, seats: int, came: int) -> None:
    svg = crowd_svg(
        bell(around), max(0, around - 2), around + 3, likely=around, said=around, seats=seats, room=f"{seats} seats",
        came=came,
    )  # fmt: skip
    ElementTree.fromstring(svg)
    places = [float(x) for x in re.findall(r'(?:cx|x)="(-?[\d.]+)"|[MCH](-?[\d.]+) ', svg) for x in x if x]
    assert min(places) >= 0
    assert max(places) <= WIDTH


def test_what_came_is_pinned_and_the_fence_says_how_many_seats() -> None:
    svg = crowd_svg(bell(15), 12, 18, likely=15, seats=20, room="20 seats", came=16)
    assert sorted(numbers(svg)) == ["12", "16", "18", "20 seats"]
    assert "seats" not in crowd_svg(
        bell(15), 12, 18, likely=15, seats=200, room="200 seats"
    )  # too far off to draw


def test_words_are_escaped() -> None:
    assert "<b>" not in crowd_svg(bell(15), 12, 18, likely=15, seats=20, room="<b>", label='"><b>')


def test_a_number_about_few_people_is_not_told() -> None:
    svg = crowd_svg(bell(4), 2, 7, likely=4, said=3, came=3, few=5)
    assert numbers(svg) == ["7"]
    assert dots(svg, "var(--people)") == 0


def test_a_narrow_range_writes_its_numbers_together() -> None:
    assert numbers(crowd_svg(bell(30, 2), 30, 31, likely=30)) == ["30–31"]
    assert numbers(crowd_svg(bell(30, 2), 30, 30, likely=30)) == ["30"]


def test_a_dot_in_its_bar_is_full_and_one_outside_is_open() -> None:
    svg = ranges_svg([(5, 9, 7), (5, 9, 12)], "Right once out of twice")
    ElementTree.fromstring(svg)
    assert svg.count('fill="var(--place)"') == 1
    assert svg.count('stroke="var(--spark)"') == 1
    assert 'aria-label="Right once out of twice"' in svg
