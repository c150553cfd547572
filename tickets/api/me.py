"""Who the asker is, and what that opens."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tickets.api.shapes import NamedSerializer, codes
from tickets.api.tickets import WorklistSerializer, unit_namer, worklist_rows
from tickets.api.verbs import actor_of
from tickets.domain.lifecycle import ROWS, Verb
from tickets.domain.people import Role
from tickets.words import word


class MyRoleSerializer(serializers.Serializer):
    """A role."""

    code = codes(Role)
    label = serializers.CharField()  # type: ignore[assignment]


class MeSerializer(serializers.Serializer):
    """The asker."""

    ref = serializers.CharField(help_text="how the history names you")
    name = serializers.CharField()
    roles = MyRoleSerializer(many=True)
    unit = NamedSerializer(allow_null=True)
    worklists = WorklistSerializer(many=True)
    verbs = serializers.ListField(child=codes(Verb), help_text="what your roles may do at all")


class Me(APIView):
    """The asker."""

    @extend_schema(operation_id="me", tags=["me"], responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Who you are here, which worklists are yours, and what your roles may do."""
        actor = actor_of(request)
        return Response(
            {
                "ref": actor.ref,
                "name": actor.name,
                "roles": [{"code": role.value, "label": word(Role, role)} for role in sorted(actor.roles)],
                "unit": unit_namer()(actor.unit) if actor.unit else None,
                "worklists": worklist_rows(actor, request),
                "verbs": [row.verb.value for row in ROWS if row.manual and actor.is_any(row.who)],
            }
        )
