"""Django's SQLite, with a fair turn to write. A database names it as its ``ENGINE``."""
