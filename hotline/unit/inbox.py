"""The inbox: one worklist at a time, narrowed as one likes, what is due next on top."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from hotline.shell.views import StaffRequest, page, staff_page
from hotline.unit.acting import ActForm
from hotline.unit.keeping import SaveForm
from hotline.unit.lists import ICONS, first_of, known_lengths, lengths_of, lists_of
from hotline.unit.narrowing import Narrowing, canonical, offers_of
from hotline.unit.rows import Line, lines_of
from hotline.unit.saving import filters_of, start_of
from tickets.domain.lifecycle import UNIT_PEOPLE
from tickets.queries.load import MOST
from tickets.queries.pages import MOST as LONGEST
from tickets.queries.pages import Page
from tickets.queries.worklist import WORKLISTS, worklist


class Inbox:
    """One list before one person, each part read when it is first asked for."""

    def __init__(self, request: StaffRequest, limit: int = 25) -> None:
        self.request, self.actor, self.now, self.limit = request, request.actor, request.now, limit
        self.query: QueryDict = request.GET
        self.name = self.query.get("list") or first_of(self.actor)
        self.form = Narrowing(self.query, offers_of(self.actor))

    @cached_property
    def page(self) -> Page:
        """The tickets of this page of the list. Raises `Absent` for a list that is not theirs."""
        wanted, cursor = self.form.wanted(self.now), self.query.get("cursor", "")
        return worklist(self.name, self.actor, self.now, wanted=wanted, cursor=cursor, limit=self.limit)

    @cached_property
    def lines(self) -> list[Line]:
        """The same as lines."""
        return lines_of(self.page.tickets, self.actor)

    @property
    def label(self) -> str:
        """What the list is called."""
        return str(WORKLISTS[self.name].label)

    @property
    def address(self) -> str:
        """The list as it is shown, this page of it."""
        return f"{reverse('unit:inbox')}?{self.query.urlencode()}"

    @property
    def narrowed(self) -> str:
        """The list and what narrows it, as a query that can be kept."""
        return canonical(self.query) or urlencode({"list": self.name})

    @property
    def whole(self) -> str:
        """The same list with nothing narrowed."""
        return f"{reverse('unit:inbox')}?{urlencode({'list': self.name})}"

    @property
    def chips(self) -> list[tuple[str, str]]:
        """What narrows the list, each with the address that leaves it out."""
        return [(label, f"{reverse('unit:inbox')}?{rest}") for label, rest in self.form.chips(self.query)]

    @property
    def status(self) -> int:
        """200, or 400 where the address asks for what nobody offers."""
        return 200 if self.form.is_valid() else 400


def tabs_of(request: StaffRequest, here: str, ask: bool) -> dict[str, Any]:
    """Return the lists as tabs, with how long they are where that is known (or asked for)."""
    lengths = lengths_of(request.actor, request.now) if ask else known_lengths(request.actor)
    kept = request.GET.copy()
    kept.pop("cursor", None)

    def to(name: str) -> str:
        kept["list"] = name
        return f"{reverse('unit:inbox')}?{kept.urlencode()}"

    return {
        "tabs": [
            {
                "label": row.label,
                "url": to(row.name),
                "here": row.name == here,
                "icon": ICONS.get(row.name, "list"),
                "count": "" if lengths is None else _shown(lengths.get(row.name, 0)),
            }
            for row in lists_of(request.actor)
        ],
        "known": lengths is not None,
        "query": urlencode({**dict(request.GET.items()), "list": here}),
    }


def _shown(length: int) -> str:
    return f"{MOST}+" if length > MOST else str(length)


@require_GET
@staff_page(*UNIT_PEOPLE)
def inbox(request: StaffRequest) -> HttpResponse:
    """Show a list; without a wish, the one somebody chose to begin with."""
    if not request.GET and (start := start_of(request.actor)):
        return HttpResponseRedirect(f"{reverse('unit:inbox')}?{start.query}")
    room = Inbox(request)
    context = {
        "inbox": room,
        "lines": room.lines,
        "page": room.page,
        "act": ActForm(actor=request.actor, now=request.now),
        **tabs_of(request, room.name, ask=False),
    }
    if not request.htmx:
        context |= {"saved": filters_of(request.actor), "save": SaveForm(actor=request.actor)}
    return page(request, "unit/inbox.html", context, part="unit/parts/list.html", status=room.status)


@require_GET
@staff_page(*UNIT_PEOPLE)
def tabs(request: StaffRequest) -> HttpResponse:
    """Answer with the tabs alone, with how long each list is."""
    here = request.GET.get("list", "")
    return render(request, "unit/parts/tabs.html", tabs_of(request, here, ask=True))


@require_GET
@staff_page(*UNIT_PEOPLE)
def sheet(request: StaffRequest) -> HttpResponse:
    """Show the list on paper, as many rows as a list gives at once."""
    room = Inbox(request, limit=LONGEST)
    return render(request, "unit/print.html", {"inbox": room, "lines": room.lines, "page": room.page})
