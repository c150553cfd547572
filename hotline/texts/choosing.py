"""Choosing the language: kept in a cookie, and in the account of whoever is signed in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

KNOWN = frozenset(code for code, _name in settings.LANGUAGES)


@require_POST
def choose(request: HttpRequest) -> HttpResponseBase:
    """Show everything in ``language`` from now on and go back to ``next``."""
    chosen, user = request.POST.get("language", ""), request.user
    if chosen in KNOWN and user.is_authenticated:
        remember(user, chosen)
    return set_language(request)


def remember(user: Any, language: str) -> None:
    """Make `language` the account's own."""
    if user.language != language:
        user.language = language
        user.save(update_fields=["language"])
