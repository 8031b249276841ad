"""The documentation, read inside the product: found by reader, in two languages, and searched."""
