"""Write the files with which a Debian server runs PLUG."""

from pathlib import Path

import click

from plugdedag.keeping import deploying


@click.command
@click.argument("what", type=click.Choice(["files"]))
@click.option(
    "--domain", "domains", multiple=True, required=True, help="The site's name; several for several cities."
)
@click.option(
    "--out",
    default="deploy",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to write in.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1024, 65535))
@click.option("--apart", is_flag=True, help="Pages and letters as two services, for a busier site.")
@click.option("--program", type=click.Path(path_type=Path), help="The plug to start, if not this one.")
def command(
    what: str, domains: tuple[str, ...], out: Path, port: int, apart: bool, program: Path | None
) -> None:
    """Write units for systemd, a Caddyfile, the settings and a script that puts them in their places."""
    names = [domain.lower().rstrip(".") for domain in domains]
    server = deploying.Server(names, program or deploying.here(), port, apart)
    for path in deploying.write(server, out):
        click.echo(str(path))
    click.echo(f"Next: sudo sh {out / 'install.sh'}")
