"""Show the reports that no organiser may read, and write down what was done about one."""

from uuid import UUID

import click
from django.utils.timezone import localtime

from plugdedag.config import readiness
from plugdedag.people.models import Report
from plugdedag.people.reporting import answer, unread

LINE = "{report.pk}  {report.city}, {at:%Y-%m-%d %H:%M}\n  {by} about {report.about}:\n  {report.words}"


@click.command
@click.option("--answer", "key", type=click.UUID, metavar="ID", help="Something was done about this one.")
@click.option("--done", default="", metavar="WORDS", help="What was done: whom you spoke, what you agreed.")
def command(key: UUID | None, done: str) -> None:
    """Show the reports about somebody who is the only organiser of a city: nobody at the desk may read those."""
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    rows = unread()
    if key is not None:
        settle(rows, key, done.strip())
        rows = unread()
    click.echo("\n\n".join(shown(row) for row in rows) or "No report waits for you.")


def settle(rows: list[Report], key: UUID, done: str) -> None:
    """Write down what was done."""
    found = next((row for row in rows if row.pk == key), None)
    if found is None:
        raise click.ClickException(f"{key} does not wait for you: “plug reports” lists what does.")
    if not done:
        raise click.ClickException("Say with --done what was done, such as --done 'Called both'.")
    answer(found, None, done)


def shown(report: Report) -> str:
    by = f"{report.by} <{report.by.email}>" if report.by else "Somebody who left"
    return LINE.format(report=report, by=by, at=localtime(report.at))
