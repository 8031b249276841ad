"""How a request is handled: by one of a few threads, which has it to itself from beginning to end.

Django's own handler starts a thread and opens a database connection for every request, however many come at once, and
hops between threads at each middleware. Two hundred people in one moment are then two hundred connections, which
PostgreSQL refuses and SQLite, that lets one of them write, serves without any order.

Here a few threads keep their connection, and who comes while they are busy stands in line and is served in that order.
What a slow phone sends is read, and what it gets is sent, outside the threads: it holds up nobody.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import IO

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from plugdedag.config.bodies import Receive, Scope, Send

THREADS = 8  # Python runs one at a time: more would only wait for each other and for the database


class Handler(ASGIHandler):
    """Django's handler for ASGI, with the middleware and the view of a request in one thread."""

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the request, have it answered, send the answer."""
        if scope["type"] != "http":
            raise ValueError(f"Only HTTP is served here, not {scope['type']}.")
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            loop = asyncio.get_running_loop()
            response = await loop.run_in_executor(self.threads, self.answer, scope, body)
        if response.streaming:
            await self.flow(response, receive, send)
        else:
            await self.send_response(response, send)

    async def flow(self, response: HttpResponseBase, receive: Receive, send: Send) -> None:
        """Send what never ends by itself, until it does or nobody listens any more."""
        gone = asyncio.create_task(self.listen_for_disconnect(receive))
        sent = asyncio.create_task(self.send_response(response, send))
        try:
            await asyncio.wait([gone, sent], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (gone, sent):
                task.cancel()
            await asyncio.gather(gone, sent, return_exceptions=True)

    def answer(self, scope: Scope, body: IO[bytes]) -> HttpResponseBase:
        """The answer to a request, complete and closed: what is left is to send it. A stream that is written while it
        is read (an async one) asks for nothing of the thread any more, and goes on outside it."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, body)
        response: HttpResponseBase = refusal if request is None else self.get_response(request)  # type: ignore[assignment]
        try:
            return (
                whole(response)
                if isinstance(response, StreamingHttpResponse) and not response.is_async
                else response
            )
        finally:
            response.close()


def whole(response: StreamingHttpResponse) -> HttpResponse:
    """A file of ours, read to its end: all of them are small, and whoever gets one may be slow."""
    read = HttpResponse(b"".join(response), status=response.status_code)
    read.headers, read.cookies = response.headers, response.cookies
    return read
