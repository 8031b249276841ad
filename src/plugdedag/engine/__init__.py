"""Engines: pure Python and numbers. No Django, no clock, no files; each can be used by itself: ``plug engine NAME``."""
