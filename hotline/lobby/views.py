"""The doors of the demo, and the switch between roles. Where this is no demo there is nothing here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hotline.account import session
from hotline.lobby.people import somebody
from hotline.lobby.progress import begin, dismiss, said
from hotline.lobby.tours import OTHERS, TOURS
from hotline.shell.counters import home_of
from hotline.staff.models import ROLE_NAMES
from tickets.domain.people import Role

View = Callable[..., HttpResponse]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def only_in_the_demo(view: View) -> View:
    """Hide a view from every installation, whatever else is set there."""

    @wraps(view)
    def hidden(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return hidden


@only_in_the_demo
@never_cache
@require_safe
def lobby(request: HttpRequest) -> HttpResponse:
    """Four doors, and smaller ones for whoever wants to look around."""
    others = [(role, ROLE_NAMES[role]) for role in OTHERS]
    return render(request, "lobby/lobby.html", {"tours": TOURS.values(), "others": others})


@only_in_the_demo
@never_cache
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Become somebody of the demo city, by a door with its tour, or by a role without one."""
    tour = TOURS.get(request.POST.get("door", ""))
    if tour is not None and not tour.roles:
        session.leave(request)
        begin(request, tour)
        return redirect(tour.steps[0].path)
    roles = tour.roles if tour else tuple(role for role in OTHERS if role == request.POST.get("role"))
    found = (somebody(Role(role), busy=tour is not None and tour.unit) for role in roles)
    user: Any = next((person for person in found if person), None)
    if user is None:
        raise Http404
    user.language = get_language() or ""  # whoever comes in by a door goes on reading in the lobby's language
    user.save(update_fields=["language"])
    user.backend = BACKEND
    session.enter(request, user)
    if tour is None:
        return redirect(home_of(user.actor) or ("/admin/" if user.is_staff else "/"))
    begin(request, tour)
    return redirect(tour.steps[0].path)


@only_in_the_demo
@never_cache
@require_POST
def walk(request: HttpRequest) -> HttpResponse:
    """Say that a step is done which only the person can know, or end the tour."""
    if "end" in request.POST:
        dismiss(request)
    else:
        said(request)
    back = request.POST.get("back", "")
    return redirect(back if back.startswith("/") and not back.startswith("//") and "\\" not in back else "/")
