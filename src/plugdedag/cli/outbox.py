"""List what has not left the outbox: waiting, failed, uncertain, held; send one again."""

import json

import click

from plugdedag.config import readiness
from plugdedag.outbox.models import Effect

LINE = "{id:>6}  {state:<9}  {tries:>5}  {due:<16}  {recipient}  ({key})"


@click.command
@click.option(
    "--retry", multiple=True, type=int, metavar="ID", help="Send this failed, uncertain or held one again."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object each.")
def command(retry: tuple[int, ...], as_json: bool) -> None:
    """List what has not left the outbox. An uncertain one may have arrived: ask before you send it again."""
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    for pk in retry:
        effect = Effect.objects.filter(pk=pk).first()
        if effect is None or not effect.retry():
            raise click.ClickException(f"{pk} is not failed, uncertain or held: “plug outbox” lists what is.")
        click.echo(f"{pk} to {effect.recipient} waits to be sent again.", err=True)
    rows = [shown(effect) for effect in Effect.objects.open()]
    if as_json:
        click.echo("\n".join(json.dumps(row) for row in rows))
    else:
        click.echo("\n".join(line(row) for row in rows) or "Everything has left.")


def shown(effect: Effect) -> dict[str, str | int]:
    """What somebody needs to know of an effect; its words stay inside."""
    return {
        "id": effect.pk, "state": effect.state, "kind": effect.kind, "key": effect.key,
        "recipient": effect.recipient, "tries": effect.attempts, "due": f"{effect.due:%Y-%m-%d %H:%M}",
        "error": effect.error,
    }  # fmt: skip


def line(row: dict[str, str | int]) -> str:
    return LINE.format(**row) + (f"\n{'':8}{row['error']}" if row["error"] else "")
