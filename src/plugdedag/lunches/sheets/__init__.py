"""Sheets to write on at a table, where phones stay in the pocket: one for each round in which something is written."""

from plugdedag.lunches.sheets.sheet import Page, Sheets, printed

__all__ = ["Page", "Sheets", "printed"]
