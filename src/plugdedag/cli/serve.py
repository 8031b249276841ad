"""Serve the site, and do its background work beside it."""

from contextlib import nullcontext

import click
from rich.console import Console

from plugdedag.config import assets, readiness, server
from plugdedag.keeping import presence
from plugdedag.lib.progress import shown

console = Console(stderr=True, highlight=False)


@click.command
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=server.PORT, show_default=True, type=click.IntRange(1, 65535))
@click.option("--web-only", is_flag=True, help="Leave the background work to “plug work” elsewhere.")
@click.option(
    "--processes",
    default=server.PROCESSES,
    show_default="one a core, at most 4",
    type=click.IntRange(1, 64),
    help="How many answer pages at once.",
)
@click.option("--beside", hidden=True, type=int, help="Answer pages on a socket that is open already.")
def command(host: str, port: int, web_only: bool, processes: int, beside: int | None) -> None:
    """Serve the site, with the worker as a child of this process. Ctrl-C stops all."""
    if beside is not None:
        with presence.present():
            server.serve_beside(beside)
        return
    for obstacle in readiness.obstacles(host, port):
        raise click.ClickException(obstacle)
    for warning in readiness.warnings():
        console.print(warning, style="dim", soft_wrap=True)
    server.link_to(port)
    with shown(console) as progress:
        assets.ensure_built(progress)
    with presence.present(), nullcontext() if web_only else server.worker_beside():
        server.serve(
            host, port, processes=processes,
            ready=lambda: click.echo(f"PLUG is at http://{host}:{port}/  (Ctrl-C stops it)"),
        )  # fmt: skip
