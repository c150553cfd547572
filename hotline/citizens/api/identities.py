"""Identities by API: masked, in clear for minutes, and who looked."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hotline.citizens.access_log import access_log, looks_by
from hotline.citizens.api.papers import IdentitySerializer, LoggedLookSerializer, LookSerializer
from hotline.citizens.looking import Shown, masked, reveal, shown_identity
from hotline.staff.sender import actor_of
from routing.domain.speech import _
from tickets.access import tickets_of
from tickets.api.verbs import VIEWS, canonical
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent, Invalid
from tickets.models import Ticket
from tickets.queries.detail import ticket_of

_Reveal: Any = VIEWS[Verb.REVEAL]

MOST_DAYS = 366
NOT_KEPT = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class IdentityView(APIView):
    """The caller behind a ticket."""

    @extend_schema(operation_id="tickets_identity", tags=["identity"], responses=IdentitySerializer)
    def get(self, request: Request, number: str) -> Response:
        """The caller, masked; in clear while a look of yours at them is valid."""
        actor, now, number = actor_of(request), timezone.now(), canonical(number)
        shown = shown_identity(number, actor=actor, now=now)
        if shown is not None:
            return _clear(shown)
        ticket = tickets_of(actor).filter(number=number).first()
        if ticket is None:
            raise Absent()
        words = {**asdict(masked(ticket, actor)), "shown": False, "until": None}
        return Response(IdentitySerializer(words).data, headers=NOT_KEPT)

    @extend_schema(
        operation_id="tickets_identity_reveal",
        tags=["identity"],
        request=LookSerializer,
        responses=IdentitySerializer,
        examples=[
            OpenApiExample(
                "Before a visit",
                value={"reason": "site_visit", "detail": "To agree on a time."},
                request_only=True,
            ),
            OpenApiExample(
                "Shown for ten minutes",
                value={
                    "name": "陈小明",
                    "title": "先生",
                    "phone": "13800138000",
                    "second_phone": "",
                    "email": "",
                    "address": "",
                    "id_document": "",
                    "contact_window": "after six",
                    "language": "zh-hans",
                    "care": ["elderly"],
                    "shown": True,
                    "until": "2026-03-02T10:10:00+08:00",
                    "withheld": "",
                },
                response_only=True,
            ),
        ],
    )
    def post(self, request: Request, number: str) -> Response:
        """Look at the caller: give a reason, see them in clear for ten minutes. The citizen can read that you did."""
        paper = LookSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        return _clear(reveal(canonical(number), actor=actor_of(request), now=timezone.now(), **paper.validated_data))


class RevealView(_Reveal):
    """The verb `reveal`, through the one gate: a refusal is kept, too."""

    def act(self, number: str, actor: Actor, said: Mapping[str, Any], expect: int | None) -> Ticket:
        """Note the look; the identity itself is read at `identity/` while the look is valid."""
        words = {"reason": said["reason"], "detail": said.get("detail", "")}
        reveal(number, actor=actor, now=timezone.now(), **words, expect=expect)
        return ticket_of(number, actor)


class LooksView(APIView):
    """Who looked at the caller of a ticket."""

    @extend_schema(operation_id="tickets_looks", tags=["identity"], responses=LoggedLookSerializer(many=True))
    def get(self, request: Request, number: str) -> Response:
        """The access log of a ticket: for auditors, security administrators and supervisors."""
        return Response(LoggedLookSerializer(access_log(canonical(number), actor_of(request)), many=True).data)


class LooksByView(APIView):
    """At whom one account looked."""

    @extend_schema(
        operation_id="looks_by",
        tags=["identity"],
        parameters=[OpenApiParameter("days", OpenApiTypes.INT, description="how far back, 1 to 366; 30 if not said")],
        responses=LoggedLookSerializer(many=True),
    )
    def get(self, request: Request, account: int) -> Response:
        """What one account looked at or tried to, latest first, 500 at most: for auditors, security administrators
        and supervisors."""
        days = request.query_params.get("days", "30")
        if not (days.isascii() and days.isdecimal() and len(days) < 10 and 0 < int(days) <= MOST_DAYS):
            raise Invalid("out_of_range", _("“{field}” is a number from 1 to {most}."), field="days", most=MOST_DAYS)
        since = timezone.now() - timedelta(days=int(days))
        looks = looks_by(f"staff:{account}", actor_of(request), since=since)
        return Response(LoggedLookSerializer(looks, many=True).data)


def _clear(shown: Shown) -> Response:
    words = {
        **shown.identity.shown(),
        "language": shown.language,
        "care": shown.care,
        "shown": True,
        "until": shown.until,
        "withheld": "",
    }
    return Response(IdentitySerializer(words).data, headers=NOT_KEPT)
