"""A request that brings too much is answered before it is read: Django would first put all of it on the disk.

What its headers declare is believed when it is too much; what comes in pieces is counted. Either way the application
gets the request once more without its body, marked, and answers with a page (``too_large.py``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST = 30_000_000  # bytes: twice what any form of ours takes, which is a photo of 15 MB
MARK = "plug.too_large"
OF_THE_BODY = {b"content-length", b"content-type", b"transfer-encoding"}


class TooLarge(Exception):
    """More came than fits."""


def capped(application: Application, most: int = MOST) -> Application:
    """The application, which is never given a body of more than ``most`` bytes."""

    async def bounded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
        elif declared(scope) > most:
            await application(marked(scope), emptied(receive), send)
        else:
            try:
                await application(scope, counted(receive, most), send)
            except TooLarge:
                await application(marked(scope), emptied(receive), send)

    return bounded


def declared(scope: Scope) -> int:
    """How many bytes the headers say that come; 0 when they do not say."""
    said = dict(scope["headers"]).get(b"content-length", b"")
    return int(said) if said.isdigit() else 0


def marked(scope: Scope) -> Scope:
    """The same request with nothing in it."""
    headers = [(name, value) for name, value in scope["headers"] if name.lower() not in OF_THE_BODY]
    return {**scope, "headers": headers, MARK: True}


def counted(receive: Receive, most: int) -> Receive:
    """Receive, until more came than fits; then ``TooLarge``."""
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise TooLarge
        return message

    return counting


def emptied(receive: Receive) -> Receive:
    """An empty body; what still comes is let go, so that the answer is read by who is still sending."""
    begun = False

    async def nothing() -> Message:
        nonlocal begun
        if not begun:
            begun = True
            return {"type": "http.request", "body": b"", "more_body": False}
        while (message := await receive())["type"] != "http.disconnect":
            pass
        return message

    return nothing
