"""Being somebody else for a while."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plugdedag.demo.access import demo_only
from plugdedag.demo.personas import PERSONAS, become


@demo_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def personas(request: HttpRequest) -> HttpResponse:
    """All of them; a POST with ``persona`` becomes that one."""
    if request.method != "POST":
        return render(request, "demo/personas.html", {"personas": PERSONAS.values()})
    persona = PERSONAS.get(request.POST.get("persona", ""))
    if persona is None:
        raise Http404
    return HttpResponseRedirect(become(request, persona))
