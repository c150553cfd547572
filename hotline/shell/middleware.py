"""What stands around every page: one edition of names and rules, and refusals that a page did not foresee."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hotline.refusing import sentence_of, status_of
from hotline.shell.error_pages import error_page
from routing import queries as routing
from routing.refusal import Refusal


class OneEdition:
    """Answer a question, which changes nothing, by one edition of units, areas, categories and rules."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with routing.one_edition():
            return self.get_response(request)


class RefusedPages:
    """Turn refusals into pages; the API's own are answered before they come here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal with its own status and sentence."""
        if not isinstance(error, Refusal):
            return None
        return error_page(request, status_of(error), sentence_of(error))
