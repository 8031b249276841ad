"""List the questions with their ids."""

import json
from dataclasses import asdict, dataclass

import click
from rich import box
from rich.console import Console
from rich.table import Table

from plugdedag.config import readiness
from plugdedag.questions.models import Question
from plugdedag.questions.postcards import number_of_cards


@dataclass(frozen=True)
class Row:
    """What one needs to find a question; the month is ``2026-11``, or empty while there is none."""

    id: int
    title: str
    place: str
    month: str
    postcards: int


def rows() -> list[Row]:
    """All questions of all cities here, the latest month first."""
    found = Question.objects.select_related("residency__place", "withdrawal").order_by(
        "-residency__month", "-pk"
    )
    return [
        Row(
            id=question.pk,
            title=question.title,
            place=question.residency.place.name if question.residency else "",
            month=f"{question.residency.month:%Y-%m}" if question.residency else "",
            postcards=number_of_cards(question),
        )
        for question in found
    ]


@click.command
@click.option("--json", "as_json", is_flag=True, help="As JSON, for another program.")
def command(as_json: bool) -> None:
    """List the questions: id, title, place, month, and how many postcards there are to print."""
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    found = rows()
    if as_json:
        click.echo(json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("There are no questions yet. One is made when an organiser makes a residency of an offer.")
        return
    table = Table("id", "title", "place", "month", "postcards", box=box.SIMPLE_HEAD)
    for row in found:
        table.add_row(str(row.id), row.title, row.place, row.month, str(row.postcards))
    Console(highlight=False, markup=False).print(table)
