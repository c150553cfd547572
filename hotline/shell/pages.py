"""The shell's own few pages: counts for the navigation, the switches, and every component on one page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from hotline.shell import counts
from hotline.shell.manner import THEMES, TYPES, Manner
from hotline.shell.specimens import specimens
from hotline.shell.views import StaffRequest, staff_page


@require_GET
@staff_page()
def navigation_counts(request: StaffRequest) -> HttpResponse:
    """Return the counts beside the navigation's links, each to be swapped into its place."""
    return render(request, "shell/parts/counts.html", {"counts": counts.ask(request.actor, request.now)})


@require_POST
def manner(request: HttpRequest) -> HttpResponse:
    """Keep what the reader chose (theme, size of type) and go back to where they were."""
    before = Manner.of(request)
    theme, type_ = request.POST.get("theme", before.theme), request.POST.get("type", before.type)
    after = Manner(theme if theme in THEMES else before.theme, type_ if type_ in TYPES else before.type)
    response = HttpResponseRedirect(_back(request))
    after.keep(response, request.is_secure())
    return response


@require_GET
@staff_page()
def components(request: StaffRequest) -> HttpResponse:
    """Show every component, in the reader's theme and language."""
    return render(request, "shell/components.html", specimens(request.now))


def _back(request: HttpRequest) -> str:
    url = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    return url if safe else "/"
