"""The board of a lunch as it is looked at while it grows: on phones, at a table, on a screen."""
