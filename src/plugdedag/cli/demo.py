"""Show a living network: build the demo world once, and serve it."""

import click
from django.utils import timezone
from rich.console import Console

from plugdedag.config import assets, readiness, server
from plugdedag.demo import keeping
from plugdedag.demo.leaping import leap
from plugdedag.lib.progress import shown

console = Console(stderr=True, highlight=False)


@click.command
@click.option("--port", default=server.PORT, show_default=True, type=click.IntRange(1, 65535))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--seed", default=1, show_default=True, help="Another number is another world.")
@click.option("--fresh", is_flag=True, help="Forget what was done in the demo and build its world anew.")
@click.option("--last-lunch", is_flag=True, help="A lunch later: actions are agreed and postcards written.")
def command(port: int, host: str, seed: int, fresh: bool, last_lunch: bool) -> None:
    """Build the demo world in a folder of its own and serve it. Ctrl-C stops everything."""
    if busy := readiness.port_is_free(host, port):
        raise click.ClickException(busy)
    server.link_to(port)
    with shown(console) as progress:
        assets.ensure_built(progress)
        keeping.ensure_built(seed, timezone.localdate(), progress, fresh=fresh)
    if last_lunch:
        leap()
    with server.worker_beside():
        server.serve(
            host, port, ready=lambda: click.echo(f"PLUG is at http://localhost:{port}/  (Ctrl-C stops it)")
        )
