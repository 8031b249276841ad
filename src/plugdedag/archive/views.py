"""The archive of questions with its search, and the questions that are like one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from plugdedag.archive.asking import asked_in
from plugdedag.archive.finding import look
from plugdedag.archive.likeness import SHORTEST, like
from plugdedag.archive.showing import chosen, hits, rows_of_chips, whole
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request
from plugdedag.questions.archive import cards

A_PAGE, ANSWERS = 24, 12  # cards on a page; fewer where each also says why it answers


@require_safe
@anyone
def questions(request: Request) -> HttpResponse:
    """All questions of the city, the newest month first; or, asked something, those that answer.

    Organisers see those too that wait for their owner.
    """
    city, asked = request.city, asked_in(request.GET)
    answer = look(request, asked)
    page = Paginator(answer.questions, ANSWERS if asked.q else A_PAGE).get_page(request.GET.get("page"))
    chips = rows_of_chips(answer, asked)
    context = {
        "asked": asked,
        "page": page,
        "chips": chips,
        "chosen": chosen(chips),
        "any": bool(answer.seen.rows),
    }
    if asked.q:
        context["hits"] = hits(answer, page, city)
    else:
        context["cards"] = cards(whole(page), city.today())
    return render(request, "archive/questions.html", context)


@anyone
def alike(request: Request) -> HttpResponse:
    """What others asked before who writes this question now: a part of the page, or a page of its own."""
    if request.method != "POST":
        return redirect("questions")
    text = request.POST.get("question", "")
    context = {"likes": like(request, text), "question": text, "told": len(text.strip()) >= SHORTEST}
    context |= {"new_tab": request.htmx, "asked_for": "asked_for" in request.POST or not request.htmx}  # type: ignore[attr-defined]
    template = "archive/_alike.html" if request.htmx else "archive/alike.html"  # type: ignore[attr-defined]
    return render(request, template, context)
