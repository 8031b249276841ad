"""The calendar of letters as a page of the docs, made from what each letter declares."""

from __future__ import annotations

from collections.abc import Iterator

from plugdedag.outbox.letters import Letter, at_most, by_reader, letters

HEAD = """\
# Every letter PLUG can send

Made from the code by `plug letters`; a letter that is not here cannot be sent. It is also a page of the product:
*Letters*, under *My PLUG* and at the desk, in the reader's language.

- **At most a month** is what one person gets in the fullest month there is: five days, each moved once and then called
  off, with every turn on one pair of shoulders, and a host who hands over, shares and leaks their page. A test plays
  that month and counts.
- **News** carries the one press by which it stops (`List-Unsubscribe-Post`, RFC 8058); what is queued by then does not
  leave.
- To an address that gave a letter back nothing goes, but for the code to come in.
"""
ROW = "| {name} | {when} | {why} | {most} | `{template}` |"


def page() -> str:
    """Markdown, in the language that is active."""
    return "\n".join([HEAD, *sections()])


def sections() -> Iterator[str]:
    """A table for each kind of reader."""
    every = letters()
    for to, some in by_reader(every).items():
        yield f"## To {to.value}"
        if most := at_most(to, every):
            yield f"At most {most} a month, besides what comes one each time.\n"
        yield "| letter | when | why | at most a month | template |\n|---|---|---|---|---|"
        yield from (row(letter) for letter in some)
        yield ""


def row(letter: Letter) -> str:
    most = letter.most or "one each time"
    return ROW.format(
        name=letter.name, when=letter.when, why=letter.kind.value, most=most, template=letter.template
    )
