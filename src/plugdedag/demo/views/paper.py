"""A set of postcards on paper, for who looks at how PLUG looks."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from plugdedag.demo.access import demo_only
from plugdedag.people.requests import Request
from plugdedag.questions.models import Question
from plugdedag.questions.postcards import on_show
from plugdedag.questions.printing import printed


@demo_only
@require_safe
def cards(request: Request) -> HttpResponse:
    """The postcards of the latest question that the world may read, as the print shop gets them."""
    shown = Question.objects.in_city(request.city).public().whole().filter(on_show("pk"))
    question = shown.order_by("-residency__month").first()
    if question is None:
        raise Http404
    return HttpResponse(printed(question, "print-shop"), content_type="application/pdf")
