"""The ``plug`` command. Each file beside this one is a command of that name; its first line is its help.

Settings are read when a command is chosen, so that ``plug --help`` works anywhere, and one wrong setting is one line.
"""

import ast
import atexit
import os
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import django

from plugdedag.lib.refusals import Refused

FOLDER = Path(__file__).parent


class Commands(click.Group):
    """The files of this folder, imported only when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, by name."""
        return sorted(path.stem for path in FOLDER.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, with Django ready for it."""
        if cmd_name not in self.list_commands(ctx):
            return None
        prepare(cmd_name)
        command: click.Command = import_module(f"plugdedag.cli.{cmd_name}").command
        command.name = cmd_name
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a deed that refuses is one line on the screen."""
        try:
            return super().invoke(ctx)
        except Refused as refused:
            raise click.ClickException(refused.words) from refused

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in ``plug --help``, from the files' first lines, without importing them."""
        rows = [(name, first_line(FOLDER / f"{name}.py")) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def first_line(path: Path) -> str:
    """The first line of a file's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]


def prepare(name: str) -> None:
    """Have Django read its settings. The demo has a world, a folder and a database of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plugdedag.config.settings")
    if {"--help", "-h"} & set(sys.argv):  # touches no data
        os.environ["PLUG_DATA"] = tempfile.mkdtemp(prefix="plug-help-")
        atexit.register(shutil.rmtree, os.environ["PLUG_DATA"], ignore_errors=True)
    elif name == "demo":
        os.environ["PLUG_DATA"] = str(Path(os.environ.get("PLUG_DATA") or "var") / "demo")
        os.environ["PLUG_DEMO"] = "yes"
        for elsewhere in ("DATABASE_URL", "PLUG_MAIL_URL"):
            os.environ.pop(elsewhere, None)
    django.setup()


@click.command(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="plugdedag", prog_name="plug")
def main() -> None:
    """Run a PLUG network: a month at one place, one question, four lunches, a set of postcards."""
