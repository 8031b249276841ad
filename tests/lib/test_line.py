"""A line serves in the order in which people came, one at a time, and who gives up holds up nobody."""

from __future__ import annotations

import threading

from plugdedag.lib.line import Line
from tests.at_once import LONG


def joined(line: Line, number: int, served: list[int]) -> threading.Thread:
    """Somebody who stands in the line when this returns, and leaves it as soon as they were served."""

    def serve() -> None:
        assert line.enter(LONG)
        served.append(number)
        line.leave()

    thread, before = threading.Thread(target=serve), len(line.waiting)
    thread.start()
    while len(line.waiting) == before:
        threading.Event().wait(0.001)
    return thread


def test_who_came_first_is_served_first() -> None:
    line, served = Line(), list[int]()
    assert line.enter(0)
    threads = [joined(line, number, served) for number in range(30)]
    line.leave()
    for thread in threads:
        thread.join(LONG)
    assert served == list(range(30))


def test_who_gives_up_is_passed_over() -> None:
    line, served = Line(), list[int]()
    assert line.enter(0)
    assert not line.enter(0.01)
    thread = joined(line, 1, served)
    line.leave()
    thread.join(LONG)
    assert (served, line.taken, len(line.waiting)) == ([1], False, 0)


def test_one_at_a_time() -> None:
    line, inside, most = Line(), [0], [0]

    def often() -> None:
        for _ in range(300):
            assert line.enter(LONG)
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            inside[0] -= 1
            line.leave()

    threads = [threading.Thread(target=often) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONG)
    assert (most, line.taken) == ([1], False)
