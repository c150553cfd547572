"""The portal's pages. What each begins with: the moment it is answered at, and no cache that keeps it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods


class PublicRequest(HttpRequest):
    """A request of anybody."""

    now: datetime


Answering = Callable[..., HttpResponse]


def public_page(*methods: str) -> Callable[[Answering], Answering]:
    """Make a view a page that is open to everybody; what somebody typed or reads there is kept by no cache."""

    def make(view: Answering) -> Answering:
        @wraps(view)
        def page(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            request.now = timezone.now()
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return require_http_methods(["GET", "HEAD", *methods])(page)

    return make


def typed(request: HttpRequest) -> Any:
    """Return what was sent with a form, None where nothing was sent: an empty form is an answer, too."""
    return request.POST if request.method == "POST" else None


def see_other(url: str) -> HttpResponse:
    """Go on to a page by GET, so that a reload sends nothing twice."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
