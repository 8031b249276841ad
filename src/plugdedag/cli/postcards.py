"""Print a question's postcards to PDF files."""

import os
import textwrap
from contextlib import suppress
from pathlib import Path

import click

from plugdedag.config import assets, readiness
from plugdedag.lib.postcards import NoCards
from plugdedag.lib.refusals import Refused
from plugdedag.questions.losses import Loss
from plugdedag.questions.models import Question
from plugdedag.questions.printing import left_out, printed


@click.command
@click.argument("question")
@click.option(
    "--print-shop",
    metavar="FILE.pdf",
    help="A6 with 3 mm of bleed: a page for the front, a page for the back.",
)
@click.option(
    "--office",
    metavar="FILE.pdf",
    help="A4, four cards on both sides, with crop marks; flip on the long edge.",
)
def command(question: str, print_shop: str | None, office: str | None) -> None:
    """Print the postcards of QUESTION, by its id. “plug questions” lists the ids."""
    files = {sheet: Path(name) for sheet, name in (("print-shop", print_shop), ("office", office)) if name}
    if not files:
        raise click.ClickException("Say where to: --print-shop FILE.pdf, --office FILE.pdf, or both.")
    if len({path.resolve() for path in files.values()}) < len(files):
        raise click.ClickException("Both would be written to the same file: give each one of its own.")
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    found = find(question)
    with assets.alone():  # the words on the cards are in the owner's language
        assets.translations()
    for sheet, path in files.items():
        pdf = pressed(found, sheet)
        write(path, pdf)
        click.echo(f"{path}: {len(pdf) // 1000} kB")
    for loss in left_out(found):
        click.echo(said(loss), err=True)


def pressed(question: Question, sheet: str) -> bytes:
    """The cards as a PDF; else one line that says why there are none."""
    try:
        return printed(question, sheet)
    except NoCards:
        why = "nobody agreed to have a tip printed"
        if left_out(question):
            why = "there are no letters to print its tips with"
        raise click.ClickException(f"“{question.title}” has no postcards yet: {why}.") from None
    except Refused:
        raise click.ClickException(
            f"“{question.title}” was withdrawn by its owner, so its cards are not printed."
        ) from None


def said(loss: Loss) -> str:
    """What the paper does not show, in a line."""
    words = textwrap.shorten(loss.words, 60, placeholder="…")
    if loss.blank:
        return f"Not printed, as there are no letters for it: “{words}”"
    return f"Printed without {loss.characters}: “{words}”"


def find(question: str) -> Question:
    """The question with this id; else one line that says where the ids are."""
    found = Question.objects.whole().filter(pk=int(question)).first() if question.isdecimal() else None
    if found is None:
        raise click.ClickException(
            f"There is no question {question}. “plug questions” lists them with their ids."
        )
    return found


def write(path: Path, pdf: bytes) -> None:
    """The whole file or nothing: a printer never gets half of one."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(pdf)
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):  # where no file can be, none has to be taken away
            part.unlink()
        raise click.ClickException(f"Cannot write {path}: {error.strerror}.") from error
