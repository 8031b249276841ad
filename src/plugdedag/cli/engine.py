"""Ask an engine by itself: a problem as JSON in, its answer out."""

import json
import sys

import click

from plugdedag.engine import turnout
from plugdedag.engine.turnout import reading


@click.command
@click.argument("name", type=click.Choice(["turnout"]))
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a problem instead.")
def command(name: str, schema: bool) -> None:
    """Read a problem from standard input and print the answer: plug engine turnout < problem.json"""
    if schema:
        click.echo(json.dumps(reading.SCHEMA, indent=2))
        return
    try:
        problem = reading.problem(json.loads(sys.stdin.buffer.read()))
    except (ValueError, RecursionError) as error:
        raise click.ClickException(
            f"This is no problem of {name}: {error} “--schema” shows what one looks like."
        ) from error
    click.echo(json.dumps(reading.answer(turnout.forecast(problem)), ensure_ascii=False))
