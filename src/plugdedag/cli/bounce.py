"""Take in mail that came back, from a mail server's pipe or from a mailbox."""

import sys
from collections import Counter
from pathlib import Path

import click
from django.db import Error

from plugdedag.config import readiness
from plugdedag.outbox.returned import Verdict, from_pipe, messages, take_in

TRY_LATER = 75  # EX_TEMPFAIL: the mail server keeps the message and hands it over again


@click.command
@click.argument("source", required=False, type=click.Path(exists=True, readable=True, path_type=Path))
def command(source: Path | None) -> None:
    """Read one message that came back from standard input, or all of a Maildir or mbox, and stop letters to those
    addresses. A message that is not about a letter of ours changes nothing. Exits 75 when the database is away."""
    if wrong := readiness.database_is_ready():
        click.echo(wrong, err=True)
        sys.exit(TRY_LATER)
    found = [from_pipe(sys.stdin.buffer)] if source is None else messages(source)
    try:
        counts = Counter(take_in(raw) for raw in found)
    except Error as error:
        click.echo(readiness.reason(error), err=True)
        sys.exit(TRY_LATER)
    for verdict in Verdict:
        if counts[verdict]:
            click.echo(f"{counts[verdict]} {verdict}", err=source is None)
