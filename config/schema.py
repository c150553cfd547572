"""What every operation of the API has in common, told to drf-spectacular once: how it refuses."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework.permissions import AllowAny

from config.errors import MEDIA_TYPE
from tickets.api.shapes import RefusalSerializer

READING = {"400": "What was sent cannot be taken.", "404": "Not there, or not for you.", "406": "Not in that form."}
SIGNED_IN = {"401": "Not signed in.", "403": "Your role does not allow this."}
WRITING = {
    "409": "Not possible as things stand.",
    "412": "The ticket has moved on since you read it.",
    "415": "Please send JSON.",
    "429": "Too many tries; see `Retry-After`.",
}


class Schema(AutoSchema):
    """Adds the problems to the answers of every operation."""

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        ref = self.resolve_serializer(RefusalSerializer, "response").ref
        for status, description in self._refusals().items():
            bodies.setdefault(status, {"description": description, "content": {MEDIA_TYPE: {"schema": ref}}})
        return bodies

    def _refusals(self) -> dict[str, str]:
        found = dict(READING)
        if not any(isinstance(one, AllowAny) for one in self.view.get_permissions()):
            found |= SIGNED_IN
        if self.method != "GET":
            found |= WRITING
        return found


def tidied(result: Any, **_how: Any) -> Any:
    """Return the finished document without the generator's own marks."""
    if isinstance(result, dict):
        return {name: tidied(value) for name, value in result.items() if name != "x-spec-enum-id"}
    if isinstance(result, list):
        return [tidied(value) for value in result]
    return result
