"""Look at the whole installation, and say of each thing whether it is well, and the cure."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console

from plugdedag.keeping import doctor

COLOURS = {"ok": "green", "warning": "yellow", "wrong": "bold red"}


@click.command
@click.option("--send-to", metavar="ADDRESS", help="Send a letter there, to see it arrive.")
@click.option(
    "--backups",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the backups are, if elsewhere.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object each.")
def command(send_to: str | None, backups: Path | None, as_json: bool) -> None:
    """Test mail, clock, disk, database, backups, secret, hostnames, worker and letters. Exits 1 if one is wrong."""
    tell(doctor.examine(send_to=send_to, backups=backups), as_json=as_json)


def tell(findings: Iterable[doctor.Finding], *, as_json: bool = False) -> None:
    """A line for each finding; exits 1 when one is wrong."""
    console, wrong = Console(highlight=False, markup=False, soft_wrap=True), 0
    for finding in findings:
        wrong += finding.state == doctor.State.WRONG
        if as_json:
            click.echo(json.dumps(asdict(finding), ensure_ascii=False))
        else:
            console.print(f"{finding.state:<8} ", style=COLOURS[finding.state], end="")
            console.print(f"{finding.about}: {finding.words}")
    if wrong:
        raise click.exceptions.Exit(1)
