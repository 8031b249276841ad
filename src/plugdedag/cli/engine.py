"""Ask an engine by itself: a problem as JSON in, its answer out."""

import json
import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from plugdedag.engine.mixing import Contradiction
from plugdedag.engine.mixing.reading import season, seat
from plugdedag.engine.mixing.rounds import reading as rounds
from plugdedag.engine.turnout import reading as turnout

Schema = dict[str, Any]
ENDLESS = 10**15  # moves, for who counts seconds
QUIET = 1.0  # seconds before anything is said of progress, and between two words of it
REPRODUCIBLE = {"type": "boolean", "description": "False when it was stopped by the clock."}


@dataclass(frozen=True)
class Engine:
    """What a problem and its answer look like, and who answers. What is ``exact`` has nothing to try or to stop."""

    problem: Schema
    answer: Schema
    run: Callable[..., dict[str, Any]]
    exact: bool = False


ENGINES = {
    "turnout": Engine(turnout.SCHEMA, turnout.ANSWER_SCHEMA, turnout.run, exact=True),
    "seat": Engine(seat.SCHEMA, seat.ANSWER_SCHEMA, seat.run),
    "rounds": Engine(rounds.SCHEMA, rounds.ANSWER_SCHEMA, rounds.run),
    "season": Engine(season.SCHEMA, season.ANSWER_SCHEMA, season.run),
}


class NoProblem(click.ClickException):
    """What was given is wrong: one line says where."""

    exit_code = 2


class Watch:
    """The clock: says on stderr how far it is when it takes long, and when to stop."""

    def __init__(self, name: str, seconds: float | None) -> None:
        self.name, self.seconds = name, seconds
        self.start = self.said = time.monotonic()

    def __call__(self, moves: int, repeats: int) -> bool:
        now = time.monotonic()
        if now - self.said > QUIET:
            self.said = now
            click.echo(f"{self.name}: {moves:,} moves, {repeats} repeats, {now - self.start:.0f} s", err=True)
        return self.seconds is not None and now - self.start > self.seconds


def by_the_clock(_context: object, _option: object, seconds: float | None) -> float | None:
    """So long as somebody waits for: no clock ever comes to what is no number, or to the end of time."""
    if seconds is not None and not math.isfinite(seconds):
        raise click.BadParameter("must be a number of seconds.")
    return seconds


@click.command
@click.argument("name", type=click.Choice(list(ENGINES)))
@click.option("--schema", is_flag=True, help="Print the JSON Schemas of a problem and its answer instead.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same answer.")
@click.option("--moves", type=click.IntRange(1), help="How much to try.")
@click.option(
    "--seconds",
    type=click.FloatRange(0),
    callback=by_the_clock,
    help="Try so long instead; another time it may differ.",
)
def command(name: str, schema: bool, seed: int, moves: int | None, seconds: float | None) -> None:
    """Read a problem from standard input and print the answer: plug engine seat < problem.json

    Leaves with 2 when the problem is wrong, and with 3 when no seating keeps all wishes: then it prints those that
    contradict each other.
    """
    engine = ENGINES[name]
    if schema:
        click.echo(json.dumps({"problem": engine.problem, "answer": told_of(engine)}, indent=2))
        return
    if engine.exact and (moves or seconds is not None):
        raise click.UsageError(f"{name} is worked out exactly: it takes no --moves and no --seconds.")
    if moves and seconds is not None:
        raise click.UsageError("Give --moves or --seconds, not both.")
    try:
        found = answered(
            name, json.loads(sys.stdin.buffer.read(), object_pairs_hook=once), seed, moves, seconds
        )
    except Contradiction as error:
        click.echo(f"No seating keeps all wishes. These contradict each other: {in_a_line(error)}", err=True)
        wishes = [{"kind": wish.kind, "ids": list(wish.ids), "table": wish.table} for wish in error.wishes]
        click.echo(json.dumps({"contradiction": wishes}, ensure_ascii=False))
        sys.exit(3)
    except (ValueError, RecursionError) as error:
        raise NoProblem(
            f"This is no problem of {name}: {in_a_line(error)} “--schema” shows what one looks like."
        ) from error
    click.echo(json.dumps(found, ensure_ascii=False))


def answered(name: str, given: object, seed: int, moves: int | None, seconds: float | None) -> dict[str, Any]:
    """What the engine says; by the clock it is marked as such."""
    engine = ENGINES[name]
    if engine.exact:
        return engine.run(given)
    if seconds is None:
        return engine.run(given, seed=seed, moves=moves, progress=Watch(name, None))
    return engine.run(given, seed=seed, moves=ENDLESS, progress=Watch(name, seconds)) | {
        "reproducible": False
    }


def told_of(engine: Engine) -> Schema:
    """What the answer looks like, with what is added here."""
    if engine.exact:
        return engine.answer
    return engine.answer | {"properties": {**engine.answer["properties"], "reproducible": REPRODUCIBLE}}


def in_a_line(error: Exception) -> str:
    """The words, with what steers a terminal or begins a line in them written out: an id may hold anything."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in str(error))


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which nothing is said twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"“{next(name for name in names if names.count(name) > 1)}” is said twice.")
    return found
