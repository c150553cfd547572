"""Which language a page is in: the signed-in person's own, else the cookie's, else the browser's, else the house's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from hotline.texts.choosing import KNOWN


class OwnLanguage:
    """Shows pages in the language that the account chose, whatever machine it is used on.

    Programs say what they want with every request (`Accept-Language`) and are believed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            own = getattr(request.user, "language", "")
            if own in KNOWN:
                translation.activate(own)
                request.LANGUAGE_CODE = own  # type: ignore[attr-defined]
        return self.get_response(request)
