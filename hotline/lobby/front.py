"""The root page: in the demo the lobby, in an installation the citizens' portal, with the staff's door behind it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.views.decorators.http import require_safe

from hotline.lobby.views import lobby
from hotline.shell.counters import address


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Open the house."""
    if settings.DEMO:
        return lobby(request)
    home = address("portal:home")
    if home in ("", "/"):  # an installation without the portal: only staff have something to do here
        return redirect("account:sign-in")
    found = resolve(home)
    return found.func(request, *found.args, **found.kwargs)
