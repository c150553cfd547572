"""Sessions end: after idle minutes, after a shift, or when a second factor came to be required.

Stands behind the check of forged requests, because what was typed is kept for its owner. What a page fetches by
itself says so with the header ``X-By-Itself`` and keeps nobody signed in.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from hotline.account import kept, session

BY_ITSELF = "X-By-Itself"


class Lifetime:
    """Looks at the session of every request that has one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let a request pass, or send its person to sign in again. Programs are told by the API itself (401)."""
        if not session.is_open(request):
            return None
        why = session.over(request)
        if not why:
            if BY_ITSELF not in request.headers:
                session.seen(request)
            return None
        if request.method == "POST" and not request.path_info.startswith(NOT_KEPT):
            kept.keep(request)
        session.leave(request)
        if request.path_info.startswith(GOES_ON):
            return None
        return _to_sign_in(request, why)


GOES_ON = ("/api/", "/account/sign-in/", "/account/sign-out/", "/health/", "/static/")
"""Where nobody has to be signed in, or is answered by a problem."""

NOT_KEPT = ("/api/", "/account/", "/admin/")
"""Forms whose fields are nobody's draft: passwords and codes, and what the administration asks."""


def _to_sign_in(request: HttpRequest, why: str) -> HttpResponse:
    after = request.get_full_path()
    if request.headers.get("HX-Request") or request.method not in ("GET", "HEAD"):
        after = _page_of(request)
    address = f"{reverse('account:sign-in')}?{urlencode({'next': after, 'over': why})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})  # a part of a page cannot show this: the page goes
    return HttpResponseRedirect(address)


def _page_of(request: HttpRequest) -> str:
    """Return the page on which somebody stood, as far as it is ours."""
    said = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(said, {request.get_host()}):
        parts = urlsplit(said)
        return parts.path + (f"?{parts.query}" if parts.query else "")
    return "/"
