"""Keep the words on the screen: bring the catalogues up to the code, or check them."""

import click
from django.conf import settings

from plugdedag.lib import messages


@click.command
@click.argument("names", metavar="[APP]…", nargs=-1)
@click.option(
    "--check", is_flag=True, help="Change nothing; list what is missing, fuzzy or obsolete and exit 1."
)
@click.option("--clear", is_flag=True, help="Drop the translations of messages that are no longer there.")
def command(names: tuple[str, ...], check: bool, clear: bool) -> None:
    """Bring each app's Dutch catalogue up to its code and templates, keeping what was written."""
    everything = messages.apps(settings.PACKAGE)
    apps = [app for app in everything if app.name in names or not names]
    if unknown := set(names) - {app.name for app in apps}:
        raise click.ClickException(f"There is no app {', '.join(sorted(unknown))}.")
    if not check:
        for app in apps:
            messages.write(app, messages.update(app, clear=clear))
    found = [problem for app in apps for problem in messages.problems(app)]
    found += messages.conflicts(everything)
    for problem in found:
        click.echo(f"{problem.app}: {problem.what}: {problem.message!r}")
    if found and check:
        raise click.ClickException(
            f"{len(found)} messages are not in order; mend them in <app>/{messages.PLACE}."
        )
    click.echo(f"{len(apps)} catalogues, {len(found)} messages to look at.")
