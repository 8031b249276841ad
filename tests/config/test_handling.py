"""However many come at once, a few threads answer them in the order in which they came, on a few connections."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.asgi import get_asgi_application
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path
from django.utils.translation import get_language

from plugdedag.config.handling import THREADS, Handler
from tests.at_once import LONG, finished
from tests.cast import Cast

MANY = 3 * THREADS
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.config.test_handling")]


class Desk:
    """Where requests stay until as many are in as can be; it keeps how many that were and who came in which order."""

    def __init__(self) -> None:
        self.inside, self.most, self.order = 0, 0, list[str]()
        self.changed, self.until = threading.Condition(), 0

    def stay(self, number: str) -> None:
        with self.changed:
            self.inside += 1
            self.most = max(self.most, self.inside)
            self.order.append(number)
            self.changed.notify_all()
            assert self.changed.wait_for(lambda: self.most >= self.until, LONG)
            self.inside -= 1


desk = Desk()


def staying(request: HttpRequest, number: str) -> HttpResponse:
    desk.stay(number)
    return HttpResponse(f"{number} {request.method} {get_language()}")


def in_pieces(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"one ", b"two"]))


urlpatterns = [path("stay/<str:number>/", staying), path("pieces/", in_pieces)]


@pytest.fixture(autouse=True)
def fresh(cast: Cast) -> Desk:
    desk.__init__()  # type: ignore[misc]
    return desk


@pytest.fixture
def ours() -> Iterator[Handler]:
    handler = Handler()
    yield handler
    handler.threads.shutdown()


async def asked(application: Any, where: str, language: str = "nl") -> tuple[int, str]:
    """One request, as a server hands it over."""
    answer: list[dict[str, Any]] = []
    gone = asyncio.Event()
    body = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if body:
            return body.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        answer.append(message)

    headers = [(b"host", b"testserver"), (b"accept-language", language.encode())]
    scope = {"type": "http", "method": "GET", "path": where, "query_string": b"", "headers": headers}
    await application(scope, receive, send)
    gone.set()
    return answer[0]["status"], b"".join(part.get("body", b"") for part in answer[1:]).decode()


def all_asked(application: Any, *where: str) -> list[tuple[int, str]]:
    async def together() -> list[tuple[int, str]]:
        return await asyncio.gather(*(asked(application, one) for one in where))

    return finished(together())


def test_a_few_at_a_time_in_the_order_in_which_they_came(ours: Handler) -> None:
    desk.until = THREADS
    answers = all_asked(ours, *(f"/stay/{number}/" for number in range(MANY)))
    assert answers == [(200, f"{number} GET nl") for number in range(MANY)]
    assert desk.most == THREADS
    assert set(desk.order[:THREADS]) == {str(number) for number in range(THREADS)}


def test_djangos_own_lets_all_in_at_once() -> None:
    desk.until = MANY  # the control
    all_asked(get_asgi_application(), *(f"/stay/{number}/" for number in range(MANY)))
    assert desk.most == MANY


def test_one_readers_language_is_not_the_next_ones(ours: Handler) -> None:
    async def in_turn() -> list[tuple[int, str]]:
        return [await asked(ours, "/stay/1/", language) for language in ("en", "nl", "en", "nl") * THREADS]

    assert finished(in_turn()) == [
        (200, f"1 GET {language}") for language in ("en", "nl", "en", "nl") * THREADS
    ]


def test_what_is_sent_in_pieces_arrives_whole(ours: Handler) -> None:
    assert all_asked(ours, "/pieces/") == [(200, "one two")]


def test_what_is_no_http_is_refused(ours: Handler) -> None:
    with pytest.raises(ValueError, match="websocket"):
        finished(ours({"type": "websocket"}, None, None))  # type: ignore[arg-type]
