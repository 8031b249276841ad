"""Everything of a city as sheets: one a table, for people and for other programs."""

from plugdedag.front.exporting.files import packed, sheets, write_folder

__all__ = ["packed", "sheets", "write_folder"]
