"""Tables in the classes of the look, so that a phone shows each row as a card of its own."""

from __future__ import annotations

from markdown_it.token import Token


def turn(tokens: list[Token]) -> None:
    """Name each cell after its column, make the first of a row its heading, and the table one of ours."""
    heads: list[str] = []
    column, inside = 0, False
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            token.attrSet("class", "table table--cards")
            heads = []
        elif token.type == "thead_open":
            inside = True
        elif token.type == "thead_close":
            inside = False
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            token.attrSet("scope", "col")
            heads.append(tokens[number + 1].content)
        elif token.type in {"td_open", "td_close"} and not inside:
            column = cell(token, column, heads)
    hide_empty_heads(tokens)


def cell(token: Token, column: int, heads: list[str]) -> int:
    """Dress the start or the end of a cell; answers the column that comes next."""
    if column == 0:
        token.tag = "th"
    if token.type == "td_close":
        return column + 1
    token.attrs.pop("style", None)
    if column == 0:
        token.attrSet("scope", "row")
    elif heads[column]:
        token.attrSet("data-label", heads[column])
    return column


def hide_empty_heads(tokens: list[Token]) -> None:
    """A table whose columns have no names has no row of names either."""
    for number, token in enumerate(tokens):
        if token.type == "thead_open":
            end = next(at for at in range(number, len(tokens)) if tokens[at].type == "thead_close")
            if not any(each.content for each in tokens[number:end]):
                for each in tokens[number : end + 1]:
                    each.hidden = True
