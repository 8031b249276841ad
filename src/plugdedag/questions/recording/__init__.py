"""The months a network had before it had this: read from a sheet, shown row by row, kept in the archive."""
