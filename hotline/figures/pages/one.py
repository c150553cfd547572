"""One unit, place, category or channel; and the tickets behind each of its numbers."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hotline.figures.asked import Asked
from hotline.figures.one import one_of
from hotline.figures.rates.cells import AREA, CATEGORY, CHANNEL, CITY, PLAIN, UNIT
from hotline.figures.rates.measures import RATES
from hotline.figures.rates.sums import NONE
from hotline.figures.rolled import sums_by
from hotline.figures.sight import READERS, Sight, sight_of
from hotline.figures.whats import BEHIND, WHATS, behind, whose
from hotline.figures.words import LEFT_OUT, MEANINGS
from hotline.figures.words import RATES as NAMES
from hotline.shell.views import StaffRequest, page, staff_page
from routing import queries as routing
from tickets.access import sees_all, tickets_of
from tickets.domain.vocabulary import Channel
from tickets.models import Ticket
from tickets.words import word

CITY_KEY = "all"
"""How addresses name the city's empty key."""


@require_GET
@staff_page(*READERS)
def one(request: StaffRequest, dim: str, key: str) -> HttpResponse:
    """Show one's figures: with intervals, over the last months, by what they are made of."""
    sight, key, name = _whose(request, dim, key)
    today = timezone.localdate(request.now)
    asked = Asked.read(request.GET, today)
    context: dict[str, Any] = {
        "asked": asked,
        "dim": dim,
        "key": key or CITY_KEY,
        "name": name,
        "sight": sight,
        "kinds": [(label, f"?period={period}", here) for label, period, here in asked.kinds(today)],
        "before": f"?period={asked.period.before().name}",
        "after": f"?period={asked.period.after().name}" if asked.period.last < today else "",
    }
    if asked.span is not None:
        found = one_of(dim, key, asked.span, usual=True)
        context["one"] = found
        context["rates"] = [(rate, NAMES[rate], MEANINGS[rate], found.figures.rate(rate)) for rate in RATES]
    return page(request, "figures/one.html", context)


@require_GET
@staff_page(*READERS)
def tickets(request: StaffRequest, dim: str, key: str, what: str) -> HttpResponse:
    """List the tickets behind a number: those of them that are the asker's to see."""
    sight, key, name = _whose(request, dim, key)
    if what not in WHATS or not sight.tickets:
        raise Http404
    asked = Asked.read(request.GET, timezone.localdate(request.now))
    if asked.span is None:
        raise Http404
    why = request.GET.get("why", "")
    sums = sums_by(dim, *asked.span, [key]).get(key, NONE)
    mine = None if sees_all(request.actor) else tickets_of(request.actor).values("pk")
    chosen = WHATS[what]
    found = behind(
        chosen,
        whose(dim, key, chosen.turns),
        *asked.span,
        tickets=mine,
        why=why,
        cursor=request.GET.get("cursor", ""),
    )
    context = {
        "asked": asked,
        "dim": dim,
        "key": key or CITY_KEY,
        "name": name,
        "what": chosen,
        "why": LEFT_OUT.get(why, ""),
        "tabs": _tabs(dim, key or CITY_KEY, what, asked, sums) if not why else [],
        "page": found,
        "rows": _rows(found.rows),
    }
    return page(request, "figures/tickets.html", context)


def _tabs(dim: str, key: str, what: str, asked: Asked, sums: Any) -> list[dict[str, Any]]:
    """Return the sets of the same rate beside each other, each with its number."""
    sets = next((sets for sets in BEHIND.values() if what in sets), (what,))
    query = urlencode({"period": asked.period.name})
    return [
        {
            "label": WHATS[name].label,
            "url": f"{reverse('figures:tickets', args=[dim, key, name])}?{query}",
            "here": name == what,
            "count": WHATS[name].count(sums),
        }
        for name in sets
    ]


def _rows(found: list[tuple[Any, Any]]) -> list[dict[str, Any]]:
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    kept = Ticket.objects.only("number", "title", "state").in_bulk([score.pk for _day, score in found])
    return [
        {
            "day": day,
            "score": score,
            "ticket": kept[score.pk],
            "unit": name("unit", score.unit) if score.unit else _("the hotline"),
            "category": name("category", score.category) if score.category else "",
            "area": name("area", score.areas[-1]) if score.areas else "",
            "why": LEFT_OUT.get(score.left_out, ""),
        }
        for day, score in found
    ]


def _whose(request: StaffRequest, dim: str, key: str) -> tuple[Sight, str, str]:
    """Return what may be seen, the key, and whose figures these are. Raises 404 for what is not there or not theirs."""
    sight = sight_of(request.actor)
    if dim not in PLAIN:
        raise Http404
    if dim == CITY:
        if key != CITY_KEY or not sight.whole:
            raise Http404
        return sight, "", _("The whole city")
    if not sight.sees(dim, key):
        raise Http404
    if dim == CHANNEL:
        if key not in set(Channel):
            raise Http404
        return sight, key, word(Channel, key)
    catalogue = routing.current()
    known = {UNIT: catalogue.units, AREA: catalogue.areas, CATEGORY: catalogue.categories}[dim]
    if key not in known:
        raise Http404
    return sight, key, str(catalogue.namer(get_language() or "")(dim, key))
