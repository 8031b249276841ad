"""Web and worker in one go: uvicorn in this process, the worker in a child that is started again when it dies."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn
from django.conf import settings

PORT = 8000  # unless told otherwise
PATIENCE = 10.0  # seconds for a worker to finish what it is sending
SHORTEST, LONGEST = 0.25, 30.0  # seconds between two starts of a worker


class Server(uvicorn.Server):
    """Uvicorn, saying once when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Listen, then tell."""
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            self.ready()


def start_worker() -> subprocess.Popen[bytes]:
    """A worker that ends with us: it stops when its standard input, a pipe from us, closes."""
    command = [sys.executable, "-m", "plugdedag.cli", "work", "--with-parent"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, env=os.environ)  # noqa: S603


def supervise(stop: threading.Event, start: Callable[[], subprocess.Popen[bytes]] = start_worker) -> None:
    """Keep one worker alive until told to stop; a worker that keeps dying is started ever less often."""
    pause = SHORTEST
    while not stop.is_set():
        worker, began = start(), time.monotonic()
        while worker.poll() is None and not stop.wait(0.2):
            pass
        if stop.is_set():
            end(worker)
            return
        pause = SHORTEST if time.monotonic() - began > LONGEST else min(pause * 2, LONGEST)
        sys.stderr.write(f"The worker ended ({worker.returncode}); starting it again.\n")
        stop.wait(pause)


def end(worker: subprocess.Popen[bytes]) -> None:
    """Ask it to finish by closing its input; insist after a while."""
    if worker.stdin:
        worker.stdin.close()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def link_to(port: int) -> None:
    """Have the links in mails lead to this port, the worker's too, when nothing stands before us on the usual one."""
    if settings.LINK_PORT is None and not settings.HTTPS and port != 80:
        settings.LINK_PORT, os.environ["PLUG_LINK_PORT"] = port, str(port)


@contextmanager
def worker_beside() -> Iterator[None]:
    """A supervised worker for as long as the context lasts."""
    stop = threading.Event()
    thread = threading.Thread(target=supervise, args=(stop,), name="supervisor")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def serve(host: str, port: int, *, ready: Callable[[], None]) -> None:
    """Serve pages until interrupted; ``ready`` is called when the first page can be asked."""
    config = uvicorn.Config(
        "plugdedag.config.asgi:application", host=host, port=port, lifespan="off", log_level="warning",
        server_header=False, timeout_graceful_shutdown=5,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        Server(config, ready).run()
