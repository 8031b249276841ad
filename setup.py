"""Puts the docs beside the code that serves them: ``docs/`` becomes ``plugdedag/help/docs`` in what is installed."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

DOCS = Path(__file__).resolve().parent / "docs"


class WithDocs(build_py):
    """The code, and with it the pages and pictures it serves. An editable install reads them where they are."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib) / "plugdedag" / "help" / "docs"
            shutil.copytree(
                DOCS, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__")
            )


setup(cmdclass={"build_py": WithDocs})
