"""Who else may open a host's page, and what to do when a link leaks. GET shows, POST does."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.requests import Request
from plugdedag.questions import sharing
from plugdedag.questions.access import Host, host_by_link, owner_by_link
from plugdedag.questions.forms import ColleagueForm
from plugdedag.questions.models import Question


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@owner_by_link
def colleagues(request: Request, token: str, question: Question) -> HttpResponse:
    """Forwarding the page to a colleague, who gets a link of their own; and who has one."""
    form, status = ColleagueForm(request.POST if request.method == "POST" else None), 422
    if request.method != "POST":
        status = 200
    elif form.is_valid():
        try:
            made = sharing.forward(question, by=question.owner, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused)
            status = refused.status
            if isinstance(refused, KeyReused):
                form.renew_key()
        else:
            messages.success(request, _("%(name)s gets a letter with a link.") % {"name": made.contact.name})
            return redirect("owner_colleagues", token=token)
    reading = question.colleagues.filter(ended__isnull=True).select_related("contact")
    context = {"question": question, "token": token, "form": form, "colleagues": reading}
    return render(request, "questions/owner_colleagues.html", context, status=status)


@require_POST
@owner_by_link
def colleague(request: Request, token: str, question: Question, pk: int) -> HttpResponse:
    """Their link stops at once."""
    found = get_object_or_404(question.colleagues.select_related("contact", "question__city"), pk=pk)
    sharing.end(found)
    messages.success(
        request, _("The link of %(name)s does not work any more.") % {"name": found.contact.name}
    )
    return redirect("owner_colleagues", token=token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@host_by_link
def renewal(request: Request, token: str, host: Host) -> HttpResponse:
    """The link is in the wrong hands: a page that says what a new one means, and the button that sends it.

    The new link goes to the address we have, which is not shown: whoever pressed may be who should not have it.
    """
    if request.method == "POST":
        if host.colleague:
            sharing.colleagues_leaked(host.colleague)
        else:
            sharing.leaked(host.question)
        return render(request, "questions/owner_renewed.html", {"host": host})
    return render(request, "questions/owner_renewal.html", {"host": host, "token": token})
