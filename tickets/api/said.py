"""Serializers for what is said with a verb, made from the table: one field per `Say`, and nothing else is taken."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from tickets.domain.lifecycle import VERBS, Kind, Say, Verb

LONGEST_CODE = 80
LARGEST_KEY = 2**62
VERSION = "version"


class Saying(serializers.Serializer):
    """What is said with one verb. `version` is the ticket's version the sender saw, as an alternative to `If-Match`."""

    version = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=2**31 - 1,
        help_text="the version of the ticket you saw; refused with 412 when it has moved on",
    )

    def validate(self, attrs: Any) -> Any:
        """Refuse fields nobody asked for: what is not taken must not look as if it were."""
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            raise serializers.ValidationError(
                {
                    name[:80]: serializers.ErrorDetail(_("This is not asked for here."), "unknown_field")
                    for name in unknown
                }
            )
        return attrs

    def said(self) -> Mapping[str, Any]:
        """Return what was said, without the version."""
        return {
            name: value for name, value in self.validated_data.items() if name != VERSION and value not in (None, "")
        }


def saying_of(verb: Verb) -> type[Saying]:
    """Return the serializer class for what is said with `verb`."""
    fields = {say.name: _FIELDS[say.kind](say) for say in VERBS[verb].says}
    return type(f"{camel(verb)}Saying", (Saying,), {**fields, "__doc__": VERBS[verb].meaning})


def camel(verb: Verb) -> str:
    """Return a verb's name as classes are named: ``SignFor``."""
    return "".join(part.capitalize() for part in verb.value.split("_"))


def _usual(say: Say) -> dict[str, Any]:
    usual: dict[str, Any] = {"required": say.needed, "label": say.label, "help_text": say.label}
    if not say.needed:
        usual["allow_null"] = True
    return usual


def _text(say: Say) -> serializers.Field:
    return serializers.CharField(**_usual(say), max_length=say.most, allow_blank=not say.needed)


def _code(say: Say) -> serializers.Field:
    if say.choices:
        return serializers.ChoiceField(
            **_usual(say), choices=[(choice, choice) for choice in say.choices], allow_blank=not say.needed
        )
    return serializers.CharField(**_usual(say), max_length=LONGEST_CODE, allow_blank=not say.needed)


def _codes(say: Say) -> serializers.Field:
    return serializers.ListField(**_usual(say), child=serializers.CharField(max_length=LONGEST_CODE), max_length=50)


def _files(say: Say) -> serializers.Field:
    return serializers.ListField(**_usual(say), child=serializers.RegexField(r"^[0-9a-z]{1,40}\Z"), max_length=say.most)


def _key(say: Say) -> serializers.Field:
    return serializers.IntegerField(**_usual(say), min_value=1, max_value=LARGEST_KEY)


def _number(say: Say) -> serializers.Field:
    return serializers.IntegerField(**_usual(say), min_value=1, max_value=say.most)


def _date(say: Say) -> serializers.Field:
    return serializers.DateField(**_usual(say))


def _flag(say: Say) -> serializers.Field:
    return serializers.BooleanField(**_usual(say))


def _ticket(say: Say) -> serializers.Field:
    return serializers.CharField(**_usual(say), max_length=40)


_FIELDS: dict[Kind, Callable[[Say], serializers.Field]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.UNIT: _code,
    Kind.UNITS: _codes,
    Kind.PERSON: _key,
    Kind.CATEGORY: _code,
    Kind.AREA: _code,
    Kind.TICKET: _ticket,
    Kind.DATE: _date,
    Kind.DAYS: _number,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.FILES: _files,
}
