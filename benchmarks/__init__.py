"""What we claim, measured. Each is ``python -m benchmarks.NAME [--quick]``; its last line is one JSON object."""
