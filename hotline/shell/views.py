"""What every page of staff begins with, and how pages answer: whole, in part, done, or refused."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views import View
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh
from django_htmx.middleware import HtmxDetails

from hotline.refusing import sentence_of, status_of
from hotline.shell.forms import VersionedForm
from hotline.shell.since import Happened, Since
from routing.refusal import Refusal
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Absent, Stale


class StaffRequest(HttpRequest):
    """A request of somebody who works here: who they are to the law, and the moment it is answered at."""

    actor: Actor
    now: datetime
    htmx: HtmxDetails


Answering = Callable[..., HttpResponse]


def staff_page(*roles: Role) -> Callable[[Answering], Answering]:
    """Make a view a page of staff: signed in, with one of `roles` (any, if none is named).

    A page that is not somebody's is not there for them: 404, as for what is absent. ``request.actor`` and
    ``request.now`` are given; nothing is kept by caches.
    """
    allowed = frozenset(roles)

    def make(view: Answering) -> Answering:
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            turned_away = _enter(request, allowed)
            response = turned_away or view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        page.roles = allowed  # type: ignore[attr-defined]
        return page

    return make


class StaffPage(View):
    """The same as a class: `roles` names whose page it is."""

    roles: frozenset[Role] = frozenset()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        """Let in whom the page is for."""
        response = _enter(request, self.roles) or cast(HttpResponse, super().dispatch(request, *args, **kwargs))
        add_never_cache_headers(response)
        return response


def _enter(request: Any, allowed: frozenset[Role]) -> HttpResponse | None:
    """Give the request its actor and moment, or answer it."""
    if not request.user.is_authenticated:
        if request.htmx:  # a part of a page must not be replaced by the sign-in page
            return HttpResponseClientRefresh()
        return redirect_to_login(request.get_full_path())
    request.now = timezone.now()
    request.actor = request.user.actor
    if allowed and not request.actor.is_any(allowed):
        raise Http404
    return None


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, part: str = "", status: int = 200
) -> HttpResponse:
    """Answer with a page, or with its `part` (a template of its own) where htmx asks for that part."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    chosen = part if part and htmx and not htmx.boosted else template
    response = render(request, chosen, dict(context or {}), status=status)
    if part:
        response["Vary"] = "HX-Request"
    return response


def done(request: HttpRequest, sentence: str, url: str) -> HttpResponse:
    """Say that it worked and go on to `url`; the draft of the form that was sent is thrown away there."""
    messages.success(request, sentence, extra_tags=request.POST.get("draft", "")[:80])
    if getattr(request, "htmx", None):
        return HttpResponseClientRedirect(url)
    return _see_other(url)


def _see_other(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def overtaken(request: HttpRequest, by: Refusal, changes: Sequence[Happened], *, still: bool = True) -> None:
    """Have the page say that somebody else was faster, and with what; `still` is whether it can be sent again."""
    request.stale = by  # type: ignore[attr-defined]
    request.changes, request.still = changes, still  # type: ignore[attr-defined]


def refused(
    request: HttpRequest,
    error: Refusal,
    form: Form | None = None,
    names: Mapping[str, str] | None = None,
    since: Since | None = None,
) -> int:
    """Put a refusal where it belongs and return the HTTP status to show the page with.

    On the form's field of the name the refusal gives (`names` maps what the law calls it to what the form does), else
    at the head of the form, else as a message. A stale version is said by the page itself (shell/parts/stale.html): the
    form keeps what was typed, and its next submit is about the ticket as it now stands; `since` tells what happened
    after the version that was read. Absent raises Http404.
    """
    if isinstance(error, Absent):
        raise Http404 from error
    sentence = sentence_of(error)
    if isinstance(error, Stale):
        changes = since(int(str(error.data["expected"]))) if since else ()
        overtaken(request, error, changes, still=bool(error.data.get("version", True)))
        if isinstance(form, VersionedForm):
            form.read_again(int(str(error.data["version"])))
        return status_of(error)
    said = str(error.data.get("field", ""))
    field = (names or {}).get(said, said)
    if form is None:
        messages.error(request, sentence)
    else:
        form.add_error(field if field in form.fields else None, sentence)
    return status_of(error)
