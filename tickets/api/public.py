"""The public door: how a matter stands, by its number and query code. No sign-in."""

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tickets.api.address import address_of
from tickets.api.shapes import PublicStatusSerializer
from tickets.api.tickets import timer_rows
from tickets.domain.vocabulary import ClockKind, Outcome, State, TicketType
from tickets.queries.status import Status, status
from tickets.words import word


class ProofSerializer(serializers.Serializer):
    """What the citizen was given when the matter was registered."""

    number = serializers.CharField(max_length=40)
    code = serializers.CharField(max_length=40, help_text="eight digits")


class PublicStatus(APIView):
    """How a matter stands."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="public_status",
        tags=["public"],
        request=ProofSerializer,
        responses=PublicStatusSerializer,
        auth=[],
    )
    def post(self, request: Request) -> Response:
        """How a matter stands, what happened to it and what is promised. A wrong number and a wrong code get the
        same answer; too many wrong tries are asked to wait (429 with `Retry-After`)."""
        proof = ProofSerializer(data=request.data)
        proof.is_valid(raise_exception=True)
        now = timezone.now()
        found = status(**proof.validated_data, now=now, address=address_of(request))
        return Response(_data(found), headers={"Cache-Control": "no-store"})


def _data(found: Status) -> dict[str, Any]:
    ticket = found.ticket
    promise = next((clock for clock in found.clocks if clock.kind == ClockKind.CITIZEN), None)
    return {
        "number": ticket.number,
        "state": ticket.state,
        "state_label": word(State, ticket.state),
        "outcome": ticket.outcome,
        "outcome_label": word(Outcome, ticket.outcome),
        "type": ticket.type,
        "type_label": word(TicketType, ticket.type),
        "title": ticket.title,
        "unit": found.unit,
        "round": ticket.round,
        "registered_at": ticket.registered_at,
        "closed_at": ticket.closed_at,
        "due": promise.due if promise else None,
        "due_text": promise.due_text if promise else "",
        "late": promise is not None and promise.status in ("late", "met_late"),
        "clocks": timer_rows(found.clocks, found.catalogue),
        "timeline": [asdict(entry) for entry in found.timeline],
        "open_verbs": [verb.value for verb in found.open],
    }
