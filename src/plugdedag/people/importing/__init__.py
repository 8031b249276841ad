"""A network brings its list along: read, shown row by row, asked by mail, and undone within a day."""
