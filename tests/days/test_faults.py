"""Over real HTTP: 64 clients for 20 seats on two servers, and a server killed while it writes."""

import http.client
import threading
import time
from pathlib import Path

from tests.at_once import LONG
from tests.days.servers import CARELESS, HONEST, Client, Ground, Server, ground

PEOPLE, SEATS = 64, 20


def test_sixty_four_clients_on_two_servers(tmp_path: Path) -> None:
    with ground(tmp_path, PEOPLE, SEATS) as here, Server(here) as one, Server(here) as two:
        clients = [Client((one, two)[number % 2].port) for number in range(PEOPLE)]
        forms = [client.open(token) for client, token in zip(clients, here.tokens, strict=True)]
        gate, statuses = threading.Barrier(PEOPLE), [0] * PEOPLE

        def tap(number: int) -> None:
            gate.wait(LONG)
            for _double in range(2):
                statuses[number] = clients[number].answer(here.tokens[number], forms[number], "come")

        threads = [threading.Thread(target=tap, args=(number,)) for number in range(PEOPLE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert statuses == [302] * PEOPLE
        now = here.ask()
    answers = list(now["answers"].values())
    assert sorted(seat for answer, seat, _ticket in answers if answer == "going") == list(range(1, SEATS + 1))
    assert sorted(ticket for answer, _seat, ticket in answers if answer == "waiting") == list(range(1, 45))
    assert sorted(now["wishes"]) == sorted(form["client_key"] for form in forms)
    assert len([key for key in now["letters"] if key.startswith("rsvp:")]) == PEOPLE


def lost(here: Ground, application: str, kills: int) -> list[str]:
    """Tap from eight threads while the server is killed again and again; which acknowledged taps are nowhere."""
    acknowledged: list[str] = []
    for _kill in range(kills):
        with Server(here, application) as server:
            threads = [
                threading.Thread(target=tap_on, args=(server.port, tokens, acknowledged))
                for tokens in (here.tokens[part::8] for part in range(8))
            ]
            for thread in threads:
                thread.start()
            before = len(acknowledged)
            until = time.monotonic() + LONG
            while len(acknowledged) < before + 12 and time.monotonic() < until:
                time.sleep(0.01)
            server.kill()
            for thread in threads:
                thread.join()
    assert len(acknowledged) >= 12 * kills
    kept = set(here.ask()["wishes"])
    return [key for key in acknowledged if key not in kept]


def tap_on(port: int, tokens: list[str], acknowledged: list[str]) -> None:
    """Come and not come, in turn, until nobody answers any more; note what was acknowledged."""
    client = Client(port)
    while True:
        for token in tokens:
            for answer in ("come", "not"):
                try:
                    form = client.open(token)
                    if client.answer(token, form, answer) == 302:
                        acknowledged.append(form["client_key"])
                except (OSError, http.client.HTTPException):
                    return


def test_a_killed_server_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    with ground(tmp_path, 16, 4) as here:
        assert lost(here, HONEST, kills=2) == []
        with Server(here) as again:  # and it serves again, with the seats in order
            assert Client(again.port).get("/days/")[0] == 200
        seats = [seat for _answer, seat, _ticket in here.ask()["answers"].values() if seat]
    assert len(seats) == len(set(seats)) <= 4


def test_a_server_that_thanks_too_early_is_caught(tmp_path: Path) -> None:
    with ground(tmp_path, 16, 4) as here:
        assert lost(here, CARELESS, kills=1)
