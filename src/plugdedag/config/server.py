"""Web and worker in one go: uvicorn in this process, the rest in children that are started again when they die.

The rest is the worker, and on more cores than one further processes that answer pages on the same socket: Python works
on one page at a time in each.
"""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress

import uvicorn
from django.conf import settings

from plugdedag.lib import stopping

PORT = 8000  # unless told otherwise
PROCESSES = min(os.cpu_count() or 1, 4)  # that answer pages, unless told otherwise
PATIENCE = 10.0  # seconds for a child to finish what it is at
SHORTEST, LONGEST = 0.25, 30.0  # seconds between two starts of a child
Child = subprocess.Popen[bytes]


class Server(uvicorn.Server):
    """Uvicorn, saying once when it answers, and ending at once."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None] = lambda: None) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Listen, then tell."""
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            self.ready()

    async def shutdown(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """End the streams first: they would end by themselves much later."""
        stopping.stop()
        await super().shutdown(sockets)  # type: ignore[arg-type]


def start(*words: str, keep: tuple[int, ...] = ()) -> Child:
    """A “plug …” that ends with us: it stops when its standard input, a pipe from us, closes."""
    command = [sys.executable, "-m", "plugdedag.cli", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, start_new_session=True, env=os.environ, pass_fds=keep)  # noqa: S603


def start_worker() -> Child:
    return start("work", "--with-parent")


def supervise(stop: threading.Event, start: Callable[[], Child], what: str = "worker") -> None:
    """Keep one child alive until told to stop; one that keeps dying is started ever less often."""
    pause = SHORTEST
    while not stop.is_set():
        child, began = start(), time.monotonic()
        while child.poll() is None and not stop.wait(0.2):
            pass
        if stop.is_set():
            end(child)
            return
        pause = SHORTEST if time.monotonic() - began > LONGEST else min(pause * 2, LONGEST)
        sys.stderr.write(f"The {what} ended ({child.returncode}); starting it again.\n")
        stop.wait(pause)


def end(child: Child) -> None:
    """Ask it to finish by closing its input; insist after a while."""
    if child.stdin:
        child.stdin.close()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def link_to(port: int) -> None:
    """Have the links in mails lead to this port, the worker's too, when nothing stands before us on the usual one."""
    if settings.LINK_PORT is None and not settings.HTTPS and port != 80:
        settings.LINK_PORT, os.environ["PLUG_LINK_PORT"] = port, str(port)


@contextmanager
def beside(start: Callable[[], Child], what: str) -> Iterator[None]:
    """A supervised child for as long as the context lasts."""
    stop = threading.Event()
    thread = threading.Thread(target=supervise, args=(stop, start, what), name=f"supervisor of the {what}")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def worker_beside() -> AbstractContextManager[None]:
    """A worker for as long as the context lasts."""
    return beside(start_worker, "worker")


def serve(host: str, port: int, *, ready: Callable[[], None], processes: int = 1) -> None:
    """Serve pages until interrupted, on so many processes; ``ready`` is called when the first page can be asked."""
    config = configured(host, port)
    with suppress(KeyboardInterrupt), config.bind_socket() as listening, ExitStack() as stack:
        number = listening.fileno()
        for _ in range(processes - 1):
            stack.enter_context(
                beside(lambda: start("serve", "--beside", str(number), keep=(number,)), "server")
            )
        Server(config, ready).run([listening])


def serve_beside(number: int) -> None:
    """Answer pages on the socket of the process that started us, until that is no more."""
    with socket.socket(fileno=number) as listening:
        server = Server(configured(*listening.getsockname()[:2]))

        def stop() -> None:
            server.should_exit = True

        threading.Thread(target=wait_for_parent, args=(stop,), daemon=True).start()
        server.run([listening])


def wait_for_parent(stop: Callable[[], None]) -> None:
    """Standard input closes when the parent ends, however it ends; then stop."""
    sys.stdin.read()
    stop()


def configured(host: str, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        "plugdedag.config.asgi:application", host=host, port=port, lifespan="off", log_level="warning",
        server_header=False, timeout_graceful_shutdown=5,
    )  # fmt: skip
