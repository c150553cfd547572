"""Rates by unit, district, street, category or channel, in one period."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from hotline.figures.asked import Asked
from hotline.figures.choices import rules
from hotline.figures.freezing import month_at
from hotline.figures.rates.measures import RATES
from hotline.figures.sight import READERS, sight_of
from hotline.figures.standing import DIMS, RANKED, SORTS, table
from hotline.figures.words import BY, MEANINGS
from hotline.figures.words import RATES as NAMES
from hotline.shell.views import StaffRequest, page, staff_page
from routing import queries as routing

REST = {"sort": "", "way": "", "after": "", "within": ""}
"""What another table does not keep of the address."""


@require_GET
@staff_page(*READERS)
def rates(request: StaffRequest) -> HttpResponse:
    """Show the table of rates as the address asks for it."""
    sight = sight_of(request.actor)
    today = timezone.localdate(request.now)
    asked = Asked.read(request.GET, today)
    able = [by for by, dim in DIMS.items() if dim in sight.dims]
    by = request.GET.get("by", "")
    by = by if by in able else able[0]
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else ("composite" if by in RANKED else "due")
    down = request.GET.get("way", "") != "up"
    within = request.GET.get("within", "") if by in ("category", "street") else ""
    context: dict[str, Any] = {
        "asked": asked,
        "by": by,
        "dim": DIMS[by],
        "ways": [(BY[name], _to(request, by=name, **REST), name == by) for name in able],
        "kinds": [(label, _period(request, name), here) for label, name, here in asked.kinds(today)],
        "before": _period(request, asked.period.before().name),
        "after": _period(request, asked.period.after().name) if asked.period.last < today else "",
        "sight": sight,
        "ranked": by in RANKED,
        "rules": rules(),
        "heads": [_head(request, name, sort, down) for name in _columns(by)],
        "name_head": {**_head(request, "name", sort, down), "label": BY[by]},
        "meanings": [(NAMES[name], MEANINGS[name]) for name in RATES],
        "within": _within(by, within),
        "up": _to(request, within="", after=""),
        "parts": by == "category" and not within,
        "published": month_at(asked.period.first) if asked.period.kind == "month" and sight.whole else None,
    }
    if asked.span is not None:
        shown = table(
            by,
            asked.span,
            asked.period.before(),
            sight,
            sort=sort,
            down=down,
            within=within,
            after=request.GET.get("after", ""),
        )
        context["table"] = shown
    return page(request, "figures/table.html", context)


def _columns(by: str) -> tuple[str, ...]:
    return ("due", "composite", *RATES) if by in RANKED else ("due", *RATES)


def _head(request: StaffRequest, name: str, sort: str, down: bool) -> dict[str, Any]:
    here = name == sort
    way = "up" if here and down else ""
    return {
        "name": name,
        "label": NAMES.get(name),
        "meaning": MEANINGS.get(name, ""),
        "url": _to(request, sort=name, way=way, after=""),
        "sorted": ("descending" if down else "ascending") if here else "",
    }


def _within(by: str, code: str) -> str:
    """Return what the table is narrowed to, in words."""
    if not code:
        return ""
    catalogue = routing.current()
    kind = "category" if by == "category" else "area"
    known = catalogue.category(code) if kind == "category" else catalogue.area(code)
    return str(catalogue.namer(get_language() or "")(kind, code)) if known else ""


def _period(request: StaffRequest, name: str) -> str:
    return _to(request, period=name, first="", last="", after="")


def _to(request: StaffRequest, **changes: str) -> str:
    """Return this page's address with some of its query changed; what is empty is left out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    for name in [name for name, value in query.items() if not value]:
        del query[name]
    return f"{request.path}?{query.urlencode()}"
