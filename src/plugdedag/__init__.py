"""The platform that runs a PLUG network: one residency, from a host's offer to the printed postcards."""
