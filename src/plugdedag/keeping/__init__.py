"""Keeping an installation: backup, restore, drill and move, the files for a server, and the doctor."""
