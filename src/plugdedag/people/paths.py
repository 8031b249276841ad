"""Where to go on to: only ever a path of this site."""

from django.utils.http import url_has_allowed_host_and_scheme


def safe_path(path: str) -> str:
    """The path when it is one of ours, else nothing."""
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours else ""
