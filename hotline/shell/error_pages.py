"""A "no" for people: one page, or one part where only a part was asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def error_page(request: HttpRequest, status: int, sentence: str = "") -> HttpResponse:
    """Answer with a page that says what happened and where to go on."""
    title, text = {
        403: (
            _("This form is no longer valid"),
            _("Go back, reload the page and send it again. What you typed is kept."),
        ),
        404: (_("There is nothing here"), _("The address is wrong, or what was here is not for you.")),
        409: (_("Not now"), _("Go back and reload the page to see how things stand.")),
        429: (_("Too many tries"), _("Please wait a while before the next try.")),
    }.get(status, (_("This cannot be done"), _("Go back, and try another way.")))
    part = bool(getattr(request, "htmx", None)) and not request.htmx.boosted  # type: ignore[attr-defined]
    template = "shell/parts/refused.html" if part else "shell/error.html"
    return render(request, template, {"status": status, "title": title, "text": sentence or text}, status=status)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not ours, or no longer."""
    return error_page(request, 403)
