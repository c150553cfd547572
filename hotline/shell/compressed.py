"""Pages and answers travel compressed; what is compressed already does not."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXTS = ("text/html", "application/json", "application/problem+json", "text/csv", "image/svg+xml")


class Compressed(GZipMiddleware):
    """Django's own, which adds a random length against guessing secrets by sizes, for texts only.

    Photos and documents would cost time and grow, and whitenoise keeps static files compressed. What shows a query code
    says ``Cache-Control: no-transform`` and stays as it is (docs/decisions/0014).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress an answer of some length."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        secret = "no-transform" in response.headers.get("Cache-Control", "")
        return super().process_response(request, response) if kind in TEXTS and not secret else response
