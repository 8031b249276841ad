"""A question on paper: one sheet of A4 with its cable, from what was asked to what became of it."""

from plugdedag.lib.cables.sheet import Deed, Line, Sheet, Step, printed

__all__ = ["Deed", "Line", "Sheet", "Step", "printed"]
