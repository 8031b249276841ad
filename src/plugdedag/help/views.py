"""The docs in the product: the shelf with its search, and a page."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from plugdedag.help import finding, reading
from plugdedag.help.readers import readers
from plugdedag.help.shelf import FOR_PEOPLE, LANGUAGES, languages_of
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request


def spoken() -> str:
    """The reader's language, of those the docs have."""
    language = get_language() or "nl"
    return language if language in LANGUAGES else "nl"


@require_safe
@anyone
def shelf(request: Request) -> HttpResponse:
    """All pages by reader; or, asked something, the parts of them that answer."""
    question, language = request.GET.get("q", "").replace("\0", "").strip(), spoken()
    context = {"question": question[: finding.LONGEST], "cut": len(question) > finding.LONGEST}
    if not question:
        everybody = readers(language)
        people = [each for each in everybody if each.name in FOR_PEOPLE]
        context |= {"people": people, "technicians": everybody[len(people) :]}
        return render(request, "help/shelf.html", context)
    (other,) = set(LANGUAGES) - {language}
    context |= {"found": finding.search(question, language), "elsewhere": finding.search(question, other)}
    return render(request, "help/results.html", context)


@require_safe
@anyone
def page(request: Request, slug: str) -> HttpResponse:
    """One page in the reader's language, or else in the one it has; ``?language=`` asks for the other."""
    asked = request.GET.get("language", "")
    languages = languages_of(slug, asked if asked in LANGUAGES else spoken())
    if not languages:
        raise Http404
    found = reading.page(slug, languages[0])
    reader = next(each for each in readers(spoken()) if each.name == found.reader)
    context = {"page": found, "reader": reader, "foreign": found.language != spoken(), "other": languages[1:]}
    return render(request, "help/page.html", context)
