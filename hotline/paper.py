"""Forms of the API: what nobody asked for is refused, so that what is not taken never looks as if it were."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers


class Paper(serializers.Serializer):
    """A form that takes its own fields and no others, at every depth."""

    def to_internal_value(self, data: Any) -> Any:
        """Read what was sent. Raises ValidationError naming every unknown field, besides what fields say themselves."""
        if isinstance(data, Mapping):
            unknown = [name for name in data if name not in self.fields]
            if unknown:
                raise serializers.ValidationError(
                    {
                        str(name)[:80]: [serializers.ErrorDetail(_("This is not asked for here."), "unknown_field")]
                        for name in unknown
                    }
                )
        return super().to_internal_value(data)
