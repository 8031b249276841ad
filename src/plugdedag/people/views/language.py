"""Which language to read in."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from plugdedag.people.access import anyone
from plugdedag.people.languages import remember
from plugdedag.people.paths import safe_path
from plugdedag.people.requests import Request


@require_POST
@anyone
def language(request: Request) -> HttpResponse:
    """Keep the choice in this browser, and for the letters of who is signed in."""
    response = redirect(safe_path(request.POST.get("next", "")) or "home")
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        remember(response, chosen)
        if request.user.is_authenticated and request.user.language != chosen:
            request.user.language = chosen
            request.user.save(update_fields=["language"])
    return response
