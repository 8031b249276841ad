"""Reading the demo's mail. Its HTML is shown in a frame of its own, where nothing can run."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.demo import mailbox
from plugdedag.demo.access import demo_only
from plugdedag.look.mail import IN_A_FRAME

A_PAGE = 50
TO_THE_TOP = '<head><base target="_top">'


@demo_only
@never_cache
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """All of it, many of one kind as one; with words to look for, each that has them."""
    words = request.GET.get("q", "").strip()[:200]
    found = mailbox.mails(words)
    laid = [mailbox.Heap(mail, 0) for mail in found] if words else mailbox.heaps(found)
    page = Paginator(laid, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/mail.html", {"page": page, "words": words})


@demo_only
@never_cache
@require_safe
def mail(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "demo/mail_read.html", {"mail": found(key)})


@demo_only
@never_cache
@require_safe
def mail_html(request: HttpRequest, key: str) -> HttpResponse:
    """The HTML of a mail as it was sent, but for links that open in the window instead of the frame."""
    html = found(key).html.replace("<head>", TO_THE_TOP, 1)
    return HttpResponse(html, headers=IN_A_FRAME)


def found(key: str) -> mailbox.Mail:
    mail = mailbox.find(key)
    if mail is None:
        raise Http404
    return mail
