"""Sheets as people really have them: read into rows of text, their columns understood, and written safely."""
