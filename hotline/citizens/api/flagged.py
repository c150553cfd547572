"""Flags on callers by API."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hotline.citizens.api.papers import AppealSerializer, DecideAppealSerializer, FlagSerializer, RaiseFlagSerializer
from hotline.citizens.flags import appeal, appeals, decide_appeal, raise_flag
from hotline.staff.sender import actor_of


class FlagsView(APIView):
    """Flag a caller who misuses the line."""

    @extend_schema(
        operation_id="callers_flags_raise",
        tags=["callers"],
        request=RaiseFlagSerializer,
        responses={201: FlagSerializer},
        examples=[
            OpenApiExample(
                "A night of calls",
                value={
                    "phone": "13800138000",
                    "reason": "occupies_line",
                    "step": "dissuaded",
                    "evidence": "31 calls between 01:00 and 04:00, recordings 9 to 39.",
                    "expires_on": "2026-05-01",
                },
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        """Flag a caller, with evidence and a date of expiry. It is shown at their next call; it blocks nobody."""
        paper = RaiseFlagSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        flag = raise_flag(actor=actor_of(request), now=timezone.now(), **paper.validated_data)
        return Response(FlagSerializer(flag).data, status=201)


class AppealsView(APIView):
    """Appeals that wait."""

    @extend_schema(operation_id="callers_flags_appeals", tags=["callers"], responses=FlagSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Appeals against flags that wait for a supervisor's decision, oldest first."""
        return Response(FlagSerializer(appeals(actor_of(request)), many=True).data)


class AppealView(APIView):
    """A caller appeals against a flag."""

    @extend_schema(
        operation_id="callers_flags_appeal", tags=["callers"], request=AppealSerializer, responses=FlagSerializer
    )
    def post(self, request: Request, key: int) -> Response:
        """Note what the caller says against the flag."""
        paper = AppealSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        flag = appeal(key, actor=actor_of(request), now=timezone.now(), **paper.validated_data)
        return Response(FlagSerializer(flag).data)


class DecideAppealView(APIView):
    """Somebody else decides."""

    @extend_schema(
        operation_id="callers_flags_decide", tags=["callers"], request=DecideAppealSerializer, responses=FlagSerializer
    )
    def post(self, request: Request, key: int) -> Response:
        """Keep or lift a flag that was appealed against: a supervisor who did not raise it."""
        paper = DecideAppealSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        flag = decide_appeal(key, actor=actor_of(request), now=timezone.now(), **paper.validated_data)
        return Response(FlagSerializer(flag).data)
