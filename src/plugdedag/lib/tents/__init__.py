"""Cards for tables: a sheet of A4 each, folded in two so that it stands, and is read from both sides."""

from plugdedag.lib.tents.tent import Tent, Tents, printed

__all__ = ["Tent", "Tents", "printed"]
