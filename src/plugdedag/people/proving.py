"""A fresh proof that it is you: a code or a passkey within ten minutes, for what would hurt in the hands of another.

Theory of operation. A view that wears :func:`freshly_proved` is not entered without such a proof. The session keeps
where somebody was and what they typed; after the proof they are back there, with the words in the form again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from plugdedag.people.access import View
from plugdedag.people.paths import safe_path
from plugdedag.people.requests import Request
from plugdedag.people.signing_in import just_proved

BACK, TYPED = "back", "typed"  # what a session remembers: the page to go back to, what was typed there
MOST = 4000  # characters of a form that is kept: the forms this guards are a choice or two
LOOKING = {"GET", "HEAD", "OPTIONS"}


def freshly_proved(*, looking: bool = False, back: str = "", free: str = "") -> Callable[[View], View]:
    """A decorator that asks for a fresh proof before a deed, and with ``looking`` before seeing the page too.

    ``back`` names the page to go back to, where the address itself is none; ``free`` the button that does nothing but
    ask the page anew, on which the view does no deed. It stands below a guard of ``access.py``, which has sent away
    who is not signed in.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def proved(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            asks = looking or (request.method not in LOOKING and (not free or free not in request.POST))
            if not asks or not request.user.is_authenticated or just_proved(request):
                return view(request, *args, **kwargs)
            return to_prove(request, reverse(back) if back else request.get_full_path())

        proved.proof = True  # type: ignore[attr-defined]
        return proved

    return decorate


def to_prove(request: Request, back: str) -> HttpResponse:
    """To the page that asks for the proof; what was typed waits."""
    request.session[BACK] = safe_path(back)
    words = request.POST.copy()
    words.pop("csrfmiddlewaretoken", None)
    said = words.urlencode()
    request.session[TYPED] = [request.path, said if len(said) <= MOST else ""]
    answer = redirect("proof")
    return HttpResponseClientRedirect(answer.url) if getattr(request, "htmx", False) else answer


def is_way_back(request: Request) -> bool:
    """Whether somebody who just came in only proved who they are, on the way back to what they were doing."""
    back = request.session.get(BACK)
    return bool(back) and back == request.session.get("towards") and just_proved(request)


def typed_before(request: Request) -> dict[str, Any]:
    """What somebody typed at this address before they were asked who they are; once."""
    path, said = request.session.get(TYPED, ["", ""])
    if path != request.path or not just_proved(request):
        return {}
    del request.session[TYPED]
    return QueryDict(said).dict()
