"""Reading tickets: lists, worklists, one ticket, its timeline, clocks and requests, and what looks like it."""

import math
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from routing import queries as routing
from routing.queries import Catalogue
from tickets.api import shapes
from tickets.api.filters import ListedFilters, TicketFilter, refuse_unlisted, wanted
from tickets.api.pagination import KeysetPages, answer, paging
from tickets.api.ticket_data import detail_of, etag, rows_of
from tickets.api.verbs import NUMBER, actor_of
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.vocabulary import ClockKind, RequestKind
from tickets.models import Ticket
from tickets.queries import look_alikes as alike
from tickets.queries import timeline as history
from tickets.queries.detail import ticket_of
from tickets.queries.pages import DUE, NEWEST
from tickets.queries.requests import requests_of
from tickets.queries.timers import TimerView, timers
from tickets.queries.worklist import tickets, worklist, worklists_of
from tickets.words import REQUEST_STATUSES, word


class TicketList(GenericAPIView):
    """Tickets the asker may see, narrowed by the listed keys."""

    queryset = Ticket.objects.none()
    serializer_class = shapes.TicketSerializer
    pagination_class = KeysetPages
    filter_backends = [ListedFilters]
    filterset_class = TicketFilter
    usual_order = NEWEST

    @extend_schema(operation_id="tickets_list", tags=["tickets"], responses=shapes.TicketSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Tickets the asker may see, narrowed by the listed keys; any other key is refused."""
        now = timezone.now()
        page = tickets(actor_of(request), now, wanted=wanted(request), **paging(request, NEWEST))
        return answer(request, page, rows_of(page.tickets, now))


class WorklistTickets(GenericAPIView):
    """The tickets of a named worklist."""

    queryset = Ticket.objects.none()
    serializer_class = shapes.TicketSerializer
    pagination_class = KeysetPages
    filter_backends = [ListedFilters]
    filterset_class = TicketFilter
    usual_order = DUE

    @extend_schema(operation_id="worklists_tickets", tags=["tickets"], responses=shapes.TicketSerializer(many=True))
    def get(self, request: Request, name: str) -> Response:
        """The tickets of a named worklist, what falls due next first; narrowed by the listed keys."""
        now = timezone.now()
        page = worklist(name, actor_of(request), now, wanted=wanted(request), **paging(request, DUE))
        return answer(request, page, rows_of(page.tickets, now))


class WorklistSerializer(serializers.Serializer):
    """A named worklist."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    url = serializers.CharField()


class Worklists(APIView):
    """Which worklists there are for the asker."""

    @extend_schema(operation_id="worklists_list", tags=["tickets"], responses=WorklistSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The worklists that are for the asker, in the order they are worked through."""
        return Response(worklist_rows(actor_of(request), request))


def worklist_rows(actor: Actor, request: Request) -> list[dict[str, str]]:
    """Return the actor's worklists as data."""
    return [
        {
            "name": row.name,
            "label": str(row.label),
            "url": request.build_absolute_uri(f"/api/v1/worklists/{row.name}/"),
        }
        for row in worklists_of(actor)
    ]


class TicketDetail(APIView):
    """One ticket."""

    @extend_schema(
        operation_id="tickets_retrieve", tags=["tickets"], parameters=[NUMBER], responses=shapes.TicketDetailSerializer
    )
    def get(self, request: Request, number: str) -> Response:
        """One ticket with the verbs open to the asker; its version is the `ETag`."""
        actor = actor_of(request)
        ticket = ticket_of(number, actor)
        return Response(detail_of(ticket, actor, timezone.now()), headers={"ETag": etag(ticket)})


class TicketTimeline(APIView):
    """What has happened to a ticket."""

    @extend_schema(
        operation_id="tickets_timeline",
        tags=["tickets"],
        parameters=[NUMBER],
        responses=shapes.EntrySerializer(many=True),
    )
    def get(self, request: Request, number: str) -> Response:
        """Everything that has happened to the ticket, oldest first, with what was written."""
        actor = actor_of(request)
        ticket = ticket_of(number, actor)
        entries = history.timeline(ticket, actor)
        return Response([{**asdict(entry), "verb_label": word(Verb, entry.verb)} for entry in entries])


class TicketTimers(APIView):
    """A ticket's clocks."""

    @extend_schema(
        operation_id="tickets_timers",
        tags=["tickets"],
        parameters=[NUMBER],
        responses=shapes.TimerSerializer(many=True),
    )
    def get(self, request: Request, number: str) -> Response:
        """The ticket's clocks, each with the steps ahead and with every day that was counted or skipped."""
        ticket = ticket_of(number, actor_of(request))
        return Response(timer_rows(timers(ticket, timezone.now())))


class TicketRequests(APIView):
    """What was asked of the hotline on a ticket."""

    @extend_schema(
        operation_id="tickets_requests",
        tags=["tickets"],
        parameters=[NUMBER],
        responses=shapes.RequestSerializer(many=True),
    )
    def get(self, request: Request, number: str) -> Response:
        """Returns, extensions, suspensions, terminations and reopenings that were asked for, and the decisions."""
        ticket = ticket_of(number, actor_of(request))
        named = unit_namer()
        return Response(
            [
                {
                    "no": asked.row.no,
                    "kind": asked.row.kind,
                    "kind_label": word(RequestKind, asked.row.kind),
                    "status": asked.row.status,
                    "status_label": str(REQUEST_STATUSES.get(asked.row.status, asked.row.status)),
                    "reason": asked.row.reason,
                    "basis": asked.basis,
                    "unit": named(asked.row.unit),
                    "suggested": named(asked.row.suggested),
                    "days": asked.row.days,
                    "review_on": asked.row.review_on or None,
                    "asked_at": asked.row.asked_at,
                    "decided_at": asked.row.decided_at,
                    "why": asked.why,
                }
                for asked in requests_of(ticket)
            ]
        )


class MatterQuery(serializers.Serializer):
    """The matter that others may look like: a ticket, or what is known before there is one."""

    number = serializers.CharField(required=False, max_length=40, help_text="a ticket; what else is said overrules it")
    text = serializers.CharField(required=False, max_length=2000)
    category = serializers.CharField(required=False, max_length=80, help_text="code; those below it too")
    area = serializers.CharField(required=False, max_length=80, help_text="code; those below it too")
    lon = serializers.FloatField(required=False, min_value=-180, max_value=180, help_text="degrees, WGS 84")
    lat = serializers.FloatField(required=False, min_value=-90, max_value=90)
    days = serializers.IntegerField(required=False, min_value=1, max_value=365, default=alike.DAYS)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Both coordinates or none, and real numbers; something to compare with."""
        if ("lon" in attrs) != ("lat" in attrs):
            raise serializers.ValidationError(
                {"lat" if "lon" in attrs else "lon": _("Give longitude and latitude, or neither.")}
            )
        for name in ("lon", "lat"):
            if name in attrs and not math.isfinite(attrs[name]):
                raise serializers.ValidationError({name: _("A number is expected here.")})
        return attrs


class LookAlikes(APIView):
    """Tickets that may be about the same matter."""

    @extend_schema(
        operation_id="look_alikes_list",
        tags=["tickets"],
        parameters=[MatterQuery],
        responses=shapes.LookAlikeSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """Tickets of the last days about the same kind of matter in the same place, or in like words."""
        refuse_unlisted(request.query_params, MatterQuery().fields)
        query = MatterQuery(data=request.query_params.dict())
        query.is_valid(raise_exception=True)
        now, actor = timezone.now(), actor_of(request)
        found = alike.look_alikes(actor, now, **_matter(dict(query.validated_data), actor))
        rows = rows_of([one.ticket for one in found], now)
        return Response(
            [
                {"ticket": row, "likeness": one.likeness, "distance": one.distance, "similarity": one.similarity}
                for one, row in zip(found, rows, strict=True)
            ]
        )


def timer_rows(views: list[TimerView], catalogue: Catalogue | None = None) -> list[dict[str, Any]]:
    """Return clocks as data, units named."""
    named = unit_namer(catalogue)
    return [{**asdict(view), "unit": named(view.unit), "kind_label": word(ClockKind, view.kind)} for view in views]


def unit_namer(catalogue: Catalogue | None = None) -> Callable[[str], dict[str, str] | None]:
    """Return what gives a unit's code and name (None for no unit), asking for the catalogue at most once."""
    name = (catalogue or routing.current()).namer(get_language() or "")
    return lambda code: {"code": code, "name": name("unit", code)} if code else None


def _matter(said: dict[str, Any], actor: Actor) -> dict[str, Any]:
    number = said.pop("number", "")
    if not number:
        return said
    ticket = ticket_of(number, actor)
    known = {
        "text": f"{ticket.title} {ticket.content}",
        "category": ticket.category_id or "",
        "area": ticket.area_id or "",
        "lon": ticket.lon,
        "lat": ticket.lat,
        "leave_out": ticket.number,
    }
    return {**known, **said}
