"""What organisers fill in at their desk."""
