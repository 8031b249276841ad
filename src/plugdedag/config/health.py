"""``/healthz``: is the database there, and is the worker alive? For monitors; it shows nothing else."""

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.outbox.models import Heartbeat


def worker_age() -> int | None:
    """Seconds since a worker last said it lives; None when none ever did."""
    last = Heartbeat.objects.order_by("-at").first()
    return round((timezone.now() - last.at).total_seconds()) if last else None


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served, with the age of the worker's heartbeat; 503 without a database."""
    try:
        age = worker_age()
    except Error:
        return JsonResponse({"status": "broken", "database": "unreachable", "worker": None}, status=503)
    return JsonResponse({"status": "ok", "database": connection.vendor, "worker": age})
