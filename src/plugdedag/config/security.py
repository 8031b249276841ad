"""Response headers that hold the browser to what our pages do: nothing inline, nothing from elsewhere."""

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

CLOSED = ["accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb"]
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in CLOSED),
    "X-Content-Type-Options": "nosniff",
}

Answer = HttpResponseBase | Awaitable[HttpResponseBase]


def guarded(response: HttpResponseBase) -> HttpResponseBase:
    """The response with the headers it does not set itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


@sync_and_async_middleware
def headers(get_response: Callable[[HttpRequest], Answer]) -> Callable[[HttpRequest], Answer]:
    """Middleware, outermost of all, so that static files and refusals carry the headers too."""
    if iscoroutinefunction(get_response):

        async def later(request: HttpRequest) -> HttpResponseBase:
            return guarded(await get_response(request))

        return later

    def now(request: HttpRequest) -> HttpResponseBase:
        return guarded(get_response(request))  # type: ignore[arg-type]

    return now
