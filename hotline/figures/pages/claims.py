"""Claims that orders are to be left out: those that wait, and those that were decided."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpResponse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hotline.figures.models import Claim, ClaimEntry
from hotline.figures.rates.claiming import Standing
from hotline.figures.sight import LEADERS, sight_of
from hotline.figures.words import LEFT_OUT, ORIGINS, STANDINGS
from hotline.shell.views import StaffRequest, page, staff_page
from routing import queries as routing
from tickets.domain.people import Role

LONG = 25


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in words."""

    claim: Claim
    reason: str
    origin: str
    standing: str
    unit: str
    entry: ClaimEntry | None


@require_GET
@staff_page(Role.SUPERVISOR, *LEADERS)
def claims(request: StaffRequest) -> HttpResponse:
    """List claims: those that wait, oldest first; or those that were decided, latest first."""
    decided = request.GET.get("list") == "decided"
    rows = Claim.objects.exclude(standing=Standing.ASKED) if decided else Claim.objects.filter(standing=Standing.ASKED)
    units = sight_of(request.actor).keys("unit")
    if units is not None:
        rows = rows.filter(unit__in=units)
    field = "decided_at" if decided else "asked_at"
    sign = "-" if decided else ""
    at = request.GET.get("after", "")
    if at.isdecimal():
        mark = Claim.objects.filter(pk=min(int(at), 2**62)).values_list(field, "pk").first()
        if mark is not None and mark[0] is not None:
            way = "lt" if decided else "gt"
            rows = rows.filter(Q(**{f"{field}__{way}": mark[0]}) | Q(**{field: mark[0], f"pk__{way}": mark[1]}))
    kept = list(rows.select_related("asked_by", "decided_by").order_by(f"{sign}{field}", f"{sign}pk")[: LONG + 1])
    context = {
        "rows": rows_of(kept[:LONG]),
        "next": kept[LONG - 1].pk if len(kept) > LONG else "",
        "decided": decided,
        "me": request.actor.staff_id,
        "tabs": [
            {"label": _("Waiting"), "url": "?list=waiting", "here": not decided, "icon": "hourglass"},
            {"label": _("Decided"), "url": "?list=decided", "here": decided, "icon": "gavel"},
        ],
    }
    return page(request, "figures/claims.html", context)


def rows_of(kept: list[Claim]) -> list[ClaimRow]:
    """Return claims in words, each with what was said when it was asked. One statement."""
    entries = {}
    if kept:
        entries = {entry.claim_id: entry for entry in ClaimEntry.objects.filter(claim__in=kept, no=1)}
    name = routing.current().namer(get_language() or "")
    return [
        ClaimRow(
            claim=claim,
            reason=capfirst(str(LEFT_OUT[claim.reason])),
            origin=str(ORIGINS[claim.origin]),
            standing=str(STANDINGS[claim.standing]),
            unit=name("unit", claim.unit) if claim.unit else "",
            entry=entries.get(claim.pk),
        )
        for claim in kept
    ]
