"""Warnings by API, latest first, cut by key."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hotline.insight.listing import page_of
from hotline.insight.pages import READERS
from hotline.insight.telling import reasons
from hotline.insight.watching.models import EarlyWarning
from hotline.insight.words import Detector, Standing
from hotline.paper import Paper
from routing.domain.speech import _
from tickets.domain.lifecycle import SUPERVISORS
from tickets.domain.refusals import Absent, Invalid


class Readers(BasePermission):
    """Who may read warnings."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Say whether the account reads warnings."""
        actor = getattr(request.user, "actor", None)
        return actor is not None and actor.is_any(frozenset(READERS))


class WarningSerializer(serializers.ModelSerializer):
    """A warning, with what explains it in the reader's language."""

    reasons = serializers.SerializerMethodField(help_text="sentences that explain it")
    numbers = serializers.SerializerMethodField(help_text="tickets behind it; empty for those who see no tickets")

    class Meta:
        model = EarlyWarning
        fields = [
            "id", "detector", "category", "area", "unit", "lon", "lat", "seen", "expected", "days", "score", "facts",
            "reasons", "numbers", "raised_at", "grew_at", "peak_at", "standing", "ending", "reason", "ended_at", "into",
            "task", "campaign",
        ]  # fmt: skip
        read_only_fields = fields

    def get_reasons(self, warning: EarlyWarning) -> list[str]:
        return reasons(warning)

    def get_numbers(self, warning: EarlyWarning) -> list[str]:
        return list(warning.numbers) if self.context["sees"] else []


class WarningPageSerializer(Paper):
    """Some warnings, and the cursors around them."""

    next = serializers.CharField(help_text="cursor of the next page, empty at the end")
    previous = serializers.CharField(help_text="cursor of the page before, empty at the beginning")
    results = WarningSerializer(many=True)


class WarningList(APIView):
    """Warnings, latest first."""

    permission_classes = [Readers]

    @extend_schema(
        operation_id="warnings_list",
        tags=["warnings"],
        parameters=[
            OpenApiParameter("standing", OpenApiTypes.STR, enum=[*Standing], description="only those that stand so"),
            OpenApiParameter("detector", OpenApiTypes.STR, enum=[*Detector], description="only those of one detector"),
            OpenApiParameter("cursor", OpenApiTypes.STR),
        ],
        responses=WarningPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Return a page of warnings."""
        rows = EarlyWarning.objects.all()
        for name, known in (("standing", Standing), ("detector", Detector)):
            asked = request.query_params.get(name, "")
            if asked and asked not in set(known):
                raise Invalid(
                    "unknown_code", _("“{value}” is not one of: {choices}."),
                    field=name, value=asked[:80], choices=", ".join(known),
                )  # fmt: skip
            if asked:
                rows = rows.filter(**{name: asked})
        found = page_of(rows, request.query_params.get("cursor", "")[:200])
        shown = WarningSerializer([row.warning for row in found.rows], many=True, context=_context(request))
        return Response({"next": found.next, "previous": found.previous, "results": shown.data})


class WarningDetail(APIView):
    """One warning."""

    permission_classes = [Readers]

    @extend_schema(operation_id="warnings_read", tags=["warnings"], responses=WarningSerializer)
    def get(self, request: Request, key: int) -> Response:
        """Return a warning."""
        found = EarlyWarning.objects.filter(pk=key).first()
        if found is None:
            raise Absent("absent", _("There is no such warning."))
        return Response(WarningSerializer(found, context=_context(request)).data)


def _context(request: Request) -> dict[str, Any]:
    return {"sees": request.user.actor.is_any(SUPERVISORS)}  # type: ignore[union-attr]
