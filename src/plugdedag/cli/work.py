"""Do the background work alone: send what is to be sent."""

import signal
import threading

import click

from plugdedag.config import assets, readiness, server
from plugdedag.keeping import presence
from plugdedag.outbox import worker


@click.command
@click.option("--with-parent", is_flag=True, hidden=True, help="Stop when standard input closes.")
def command(with_parent: bool) -> None:
    """Send what waits in the outbox until stopped. “plug serve” does this too; several may work at once."""
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    assets.ensure_built()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if with_parent:
        threading.Thread(target=server.wait_for_parent, args=(stop.set,), daemon=True).start()
    with presence.present():
        worker.run(stop)
