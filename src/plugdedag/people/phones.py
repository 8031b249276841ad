"""A phone that sends what it kept says whose it is: by then somebody else may be signed in."""

from __future__ import annotations

from plugdedag.people.requests import Request

OWNER = "owner"  # who has no account, and opened the page of a question by their link


def sent_by(request: Request, *me: str) -> bool:
    """Whether what is sent is of who is here now, by one of their names; true when it does not say."""
    return request.POST.get("me", "") in {"", *me}
