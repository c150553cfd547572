"""Rehearse a rule set over past tickets: what would have gone elsewhere, and would that have been right?"""

from datetime import timedelta

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from routing.domain.speech import _
from tickets.api.verbs import actor_of
from tickets.domain.people import Role
from tickets.domain.refusals import Forbidden, Invalid
from tickets.rehearsal import rehearse

MAY = frozenset({Role.SUPERVISOR, Role.SYSTEM_ADMIN})
MOST_DAYS = 366


class MovedSerializer(serializers.Serializer):
    """Tickets that would go elsewhere; “?” stands for a human who is asked."""

    before = serializers.CharField(help_text="unit's code")
    after = serializers.CharField(help_text="unit's code")
    count = serializers.IntegerField()
    right_before = serializers.IntegerField(help_text="of them, how many the first unit finally handled")
    right_after = serializers.IntegerField(help_text="of them, how many the other unit finally handled")
    examples = serializers.ListField(child=serializers.CharField(), help_text="numbers to look at")


class RehearsalSerializer(serializers.Serializer):
    """What a rule set would have done to past tickets."""

    version = serializers.IntegerField()
    tickets = serializers.IntegerField()
    known = serializers.IntegerField(help_text="tickets whose final unit is known")
    right_before = serializers.IntegerField(help_text="of the known, right at first by the rules in force")
    right_after = serializers.IntegerField()
    asked_before = serializers.IntegerField(help_text="tickets a human has to dispatch by the rules in force")
    asked_after = serializers.IntegerField()
    changed = serializers.IntegerField()
    changes = MovedSerializer(many=True)
    load = serializers.DictField(child=serializers.IntegerField(), help_text="unit → first dispatches gained or lost")


class RuleSetRehearsal(APIView):
    """A rule set on past tickets."""

    @extend_schema(
        operation_id="rulesets_rehearsal",
        tags=["rulesets"],
        parameters=[
            OpenApiParameter("version", OpenApiTypes.INT, OpenApiParameter.PATH),
            OpenApiParameter("days", OpenApiTypes.INT, description="how far back from now, 1 to 366; 90 if not said"),
        ],
        responses=RehearsalSerializer,
    )
    def get(self, request: Request, version: int) -> Response:
        """Judge the tickets of the last days by this rule set and show what would change. Nothing is written."""
        if not actor_of(request).is_any(MAY):
            raise Forbidden("wrong_role", _("Your role does not allow this."))
        text = request.query_params.get("days", "90")
        if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= MOST_DAYS):
            raise Invalid("out_of_range", _("“{field}” is a number from 1 to {most}."), field="days", most=MOST_DAYS)
        now = timezone.now()
        return Response(rehearse(version, since=now - timedelta(days=int(text)), until=now).as_data())
