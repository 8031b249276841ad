"""A list comes in at the desk: looked at row by row, agreed to, and taken back within a day."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plugdedag.front.forms.desk.imports import ColumnsForm, UploadForm
from plugdedag.front.importing import KINDS, earlier, kind_of, report_on
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import organiser
from plugdedag.people.importing.report import Outcome
from plugdedag.people.importing.uploading import take
from plugdedag.people.models import Import, ImportKind, Invitation, Upload
from plugdedag.people.requests import Request

A_PAGE = 100


@never_cache
@organiser
def imports(request: Request) -> HttpResponse:
    """Send a list, and see those that came in before."""
    form = UploadForm(request.POST if request.method == "POST" else None, files=request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kind, file = form.cleaned_data["kind"], form.cleaned_data["file"]
        fields = KINDS[ImportKind(kind)].fields
        try:
            made = take(request.city, kind, fields, file.read(), file.name, request.user)  # type: ignore[arg-type]
            return redirect("desk_upload", made.pk)
        except Refused as refused:
            form.add_error("file", refused)
    waiting = Upload.objects.in_city(request.city).select_related("by").order_by("-at")
    context = {"form": form, "imports": earlier(request.city), "waiting": waiting}
    return render(request, "front/desk/imports.html", context, status=422 if form.is_bound else 200)


@never_cache
@organiser
def upload(request: Request, uuid: UUID) -> HttpResponse:
    """What the list would do, row by row; and saying otherwise what its columns are."""
    if Import.objects.in_city(request.city).filter(pk=uuid).exists():  # agreed to meanwhile
        return redirect("desk_import", uuid)
    found = find_upload(request, uuid)
    form = ColumnsForm(found, kind_of(found).fields, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("desk_upload", uuid)
    report = report_on(found)
    chosen = request.GET.get("show", "")
    lines = [line for line in report.lines if is_shown(line, chosen)]
    context = {
        "upload": found, "report": report, "form": form, "chosen": chosen, "filters": filters(report),
        "page": Paginator(lines, A_PAGE).get_page(request.GET.get("page")), "outcomes": Outcome,
        "new": report.counts.get(Outcome.NEW, 0), "fills": report.counts.get(Outcome.FILLS, 0),
        "left_out": report.counts.get(Outcome.LEFT_OUT, 0), "first": kind_of(found).fields.first in found.columns,
    }  # fmt: skip
    return render(request, "front/desk/upload.html", context, status=422 if form.is_bound else 200)


def is_shown(line: object, chosen: str) -> bool:
    """Whether a line is among those somebody wants to see: all, those of an outcome, or those to look at."""
    return not chosen or line.outcome == chosen or (chosen == "look" and line.is_warned)  # type: ignore[attr-defined]


def filters(report: object) -> list[tuple[str, str, int]]:
    """What the rows can be narrowed to: value, words, how many."""
    counted = [(value, str(Outcome(value).label), count) for value, count in report.counts.items()]  # type: ignore[attr-defined]
    warned = report.warned  # type: ignore[attr-defined]
    return [*counted, *([("look", _("to look at"), warned)] if warned else [])]


@organiser
def agreement(request: Request, uuid: UUID) -> HttpResponse:
    """Yes: do what the report says. A second tap finds it done."""
    if request.method != "POST":
        return upload(request, uuid)
    if not Import.objects.in_city(request.city).filter(pk=uuid).exists() or upload_is_there(request, uuid):
        found = find_upload(request, uuid)
        try:
            kind_of(found).carry_out(found, request.user)
        except Refused as refused:
            messages.error(request, refused.words)
            return redirect("desk_upload", uuid)
    return redirect("desk_import", uuid)


def upload_is_there(request: Request, uuid: UUID) -> bool:
    return bool(Upload.objects.in_city(request.city).filter(pk=uuid).exists())


@organiser
def refusal(request: Request, uuid: UUID) -> HttpResponse:
    """No: forget the list at once."""
    if request.method != "POST":
        return upload(request, uuid)
    find_upload(request, uuid).delete()
    messages.success(request, _("The list is forgotten. Nothing was changed."))
    return redirect("desk_imports")


@never_cache
@organiser
def imported(request: Request, uuid: UUID) -> HttpResponse:
    """What came of a list, and a day to take it back."""
    found = find(request, uuid)
    context = {
        "imported": found, "undo": getattr(found, "undo", None),
        "counts": [(str(Outcome(value).label), count) for value, count in found.counts.items()],
        "waiting": Invitation.objects.in_city(request.city).open().filter(imported=found).count(),
    }  # fmt: skip
    return render(request, "front/desk/import.html", context)


@organiser
def undo(request: Request, uuid: UUID) -> HttpResponse:
    """Take it back, as far as people made nothing of it themselves."""
    found = find(request, uuid)
    if request.method != "POST":
        return redirect("desk_import", uuid)
    try:
        kind_of(found).undo(found, request.user)
    except Refused as refused:
        messages.error(request, refused.words)
    return redirect("desk_import", uuid)


def find_upload(request: Request, uuid: UUID) -> Upload:
    found: Upload = get_object_or_404(Upload.objects.in_city(request.city).select_related("city"), pk=uuid)
    return found


def find(request: Request, uuid: UUID) -> Import:
    rows = Import.objects.in_city(request.city).select_related("city", "by", "undo__by")
    found: Import = get_object_or_404(rows, pk=uuid)
    return found
