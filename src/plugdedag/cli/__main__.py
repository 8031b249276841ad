"""``python -m plugdedag.cli`` is ``plug``."""

from plugdedag.cli import main

main(prog_name="plug")
