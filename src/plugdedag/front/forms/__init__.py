"""What people fill in on pages that show several domains."""
