"""A port for a server of our own."""

import random
import socket

BELOW_THE_SYSTEMS_OWN = range(15_000, 32_000)  # connections of others are given ports above these


def free() -> int:
    """A port on which nothing listens. Somebody could still take it before we do; among so many, hardly."""
    while True:
        port = random.choice(BELOW_THE_SYSTEMS_OWN)
        with socket.socket() as attempt:
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
