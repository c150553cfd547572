"""The figures' doors."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hotline.figures import queries
from hotline.figures.api.shapes import (
    IntakeSerializer,
    OneSerializer,
    PublishedSerializer,
    TableSerializer,
    figures_data,
)
from hotline.figures.choices import rules
from hotline.figures.freezing import month_at
from hotline.figures.models import Month
from hotline.figures.rates.cells import AREA, CITY, PLAIN, UNIT
from hotline.figures.rates.measures import figures
from hotline.figures.rates.periods import Period, month_of, period
from hotline.figures.rates.sums import NONE
from hotline.figures.sight import sight_of
from hotline.figures.standing import DIMS, RANKED, SORTS, table
from hotline.staff.sender import actor_of
from routing.domain.speech import _
from tickets.domain.refusals import Absent, Invalid

LONGEST = 3700
PERIOD = OpenApiParameter(
    "period", OpenApiTypes.STR, description="2026-03, 2026-Q1, 2026 or 2026-03-02..2026-03-08; if not said, last month"
)


class RatesView(APIView):
    """Rates by unit, district, street, category or channel."""

    @extend_schema(
        operation_id="figures_rates",
        tags=["figures"],
        parameters=[
            PERIOD,
            OpenApiParameter("by", OpenApiTypes.STR, enum=list(DIMS), description="unit, if not said"),
            OpenApiParameter(
                "within", OpenApiTypes.STR, description="a category whose parts, a district whose streets"
            ),
            OpenApiParameter("sort", OpenApiTypes.STR, enum=list(SORTS)),
            OpenApiParameter("after", OpenApiTypes.STR, description="`next` of the page before"),
        ],
        responses=TableSerializer,
    )
    def get(self, request: Request) -> Response:
        """Rates of everybody whose figures are mine to see, best first."""
        sight = sight_of(actor_of(request))
        known = _known(request, "period", "by", "within", "sort", "after")
        by, sort = known.get("by", "unit"), known.get("sort", "")
        if by not in DIMS or DIMS[by] not in sight.dims:
            raise _unknown("by", by)
        if sort and sort not in SORTS:
            raise _unknown("sort", sort)
        chosen, span = _period(known)
        shown = None
        if span is not None:
            shown = table(
                by,
                span,
                chosen.before(),
                sight,
                sort=sort or ("composite" if by in RANKED else "due"),
                within=known.get("within", "") if by in ("category", "street") else "",
                after=known.get("after", ""),
            )
        rows = [
            {
                "code": row.code,
                "name": row.name,
                "peers": row.peers if by in RANKED else "",
                "rank": row.place.rank,
                "of": row.place.of,
                "standing": row.place.standing or "",
                "rise": row.rise,
                **figures_data(row.figures),
            }
            for row in (shown.rows if shown else [])
        ]
        whole = figures_data(shown.whole) if shown and shown.whole else None
        said = {"period": _said(chosen, span), "by": by, "rules": rules().as_data(), "whole": whole, "results": rows}
        return Response(TableSerializer({**said, "next": shown.next if shown else ""}).data)


class OneView(APIView):
    """One unit, area, category, channel, or the city."""

    @extend_schema(operation_id="figures_one", tags=["figures"], parameters=[PERIOD], responses=OneSerializer)
    def get(self, request: Request, dim: str, key: str) -> Response:
        """One's rates, why orders were left out, and how the months before went. The city's key is `all`."""
        sight = sight_of(actor_of(request))
        known = _known(request, "period")
        code = "" if dim == CITY and key == "all" else key
        if dim not in PLAIN or not sight.sees(dim, code) or (dim == CITY) != (code == ""):
            raise _absent()
        chosen, span = _period(known)
        if span is None:
            return Response(OneSerializer({**_empty(), "period": _said(chosen, span)}).data)
        sums = queries.sums_by(dim, *span, [code]).get(code, NONE)
        why = queries.left_out_by_reason(dim, code, *span) if dim in (CITY, UNIT, AREA) else {}
        begin = month_of(span[0] - timedelta(days=334)).first
        months = queries.series(dim, code, begin, month_of(span[1]).last)
        return Response(
            OneSerializer(
                {
                    **figures_data(figures(sums, rules())),
                    "period": _said(chosen, span),
                    "left_out": why,
                    "months": {f"{day:%Y-%m}": figures_data(figures(one, rules())) for day, one in months.items()},
                }
            ).data
        )


class IntakeView(APIView):
    """What came in, by day."""

    @extend_schema(
        operation_id="figures_intake",
        tags=["figures"],
        parameters=[
            PERIOD,
            OpenApiParameter("category", OpenApiTypes.STR, description="code; those below it too"),
            OpenApiParameter("area", OpenApiTypes.STR, description="code; those below it too"),
            OpenApiParameter("channel", OpenApiTypes.STR, description="with a category or an area, not with both"),
        ],
        responses=IntakeSerializer,
    )
    def get(self, request: Request) -> Response:
        """How many matters came in on each day of a period, today included."""
        if not sight_of(actor_of(request)).whole:
            raise _absent()
        known = _known(request, "period", "category", "area", "channel")
        chosen, _span = _period(known)
        category, area, channel = (known.get(name, "") for name in ("category", "area", "channel"))
        try:
            counts = queries.intake_series(category, area, channel, first=chosen.first, last=chosen.last)
        except ValueError as error:
            raise Invalid(
                "channel_crossed", _("A channel is counted by category or by area, not by both."), field="channel"
            ) from error
        return Response(IntakeSerializer({"first": chosen.first, "last": chosen.last, "counts": counts.tolist()}).data)


class PublishedView(APIView):
    """A published month."""

    @extend_schema(operation_id="figures_published", tags=["figures"], responses=PublishedSerializer)
    def get(self, request: Request, name: str) -> Response:
        """A month as it was published, with its correction notes."""
        if not sight_of(actor_of(request)).whole:
            raise _absent()
        chosen = _named(name)
        month = month_at(chosen.first) if chosen.kind == "month" else None
        if month is None:
            raise _absent()
        return Response(PublishedSerializer(_published(month)).data)


def _published(month: Month) -> dict[str, Any]:
    notes = [
        {"no": note.no, "at": note.at, "why": note.why, "changes": note.changes, "hash": note.hash}
        for note in month.corrections.order_by("no")
    ]
    return {
        "month": f"{month.first:%Y-%m}",
        "published_at": month.frozen_at,
        "hash": month.hash,
        "figures": month.data,
        "corrections": notes,
    }


def _period(known: dict[str, str]) -> tuple[Period, tuple[date, date] | None]:
    today = timezone.localdate()
    chosen = _named(known["period"]) if known.get("period") else month_of(today).before()
    if (chosen.last - chosen.first).days > LONGEST or not 1990 <= chosen.first.year <= 2200:
        raise _unknown("period", known.get("period", ""))
    return chosen, queries.settled(chosen, today)


def _named(name: str) -> Period:
    try:
        return period(name)
    except (ValueError, OverflowError) as error:
        raise _unknown("period", name[:40]) from error


def _said(chosen: Period, span: tuple[date, date] | None) -> dict[str, Any]:
    until = span[1] if span else None
    return {"name": chosen.name, "first": chosen.first, "last": chosen.last, "counted_until": until}


def _empty() -> dict[str, Any]:
    return {**figures_data(figures(NONE, rules())), "left_out": {}, "months": {}}


def _known(request: Request, *names: str) -> dict[str, str]:
    """Return what the address says. Raises `Invalid` for a key nobody knows: a filter that filters nothing."""
    asked: dict[str, str] = {name: str(value) for name, value in request.query_params.items()}
    for name in asked:
        if name not in names:
            raise Invalid("unknown_key", _("There is no key “{value}” here."), field=name[:40], value=name[:40])
    return asked


def _unknown(field: str, value: str) -> Invalid:
    return Invalid("unknown_code", _("“{value}” is not a choice here."), field=field, value=value[:40])


def _absent() -> Absent:
    return Absent("no_figures", _("These figures are not for you."))
