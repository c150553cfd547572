"""What goes in and out at the doors of identities."""

from rest_framework import serializers

from hotline.citizens.identity import CARE, LONGEST
from hotline.citizens.models import FLAG_REASONS, FLAG_STEPS, FlaggedCaller
from hotline.paper import Paper
from tickets.domain.vocabulary import REVEAL_REASONS


class WordsSerializer(serializers.Serializer):
    """The fields of an identity, clear or masked."""

    name = serializers.CharField()
    title = serializers.CharField()
    phone = serializers.CharField()
    second_phone = serializers.CharField()
    email = serializers.CharField()
    address = serializers.CharField()
    id_document = serializers.CharField()
    contact_window = serializers.CharField()
    language = serializers.CharField()
    care = serializers.ListField(child=serializers.ChoiceField(choices=CARE))


class MaskedSerializer(WordsSerializer):
    """A caller, masked."""

    withheld = serializers.ChoiceField(
        choices=["", "confidential", "anonymous", "forgotten", "sealed"], help_text="why there is less than a mask"
    )


class IdentitySerializer(WordsSerializer):
    """A ticket's caller: masked, or in clear while a look is valid."""

    shown = serializers.BooleanField(help_text="whether the words are in clear")
    until = serializers.DateTimeField(allow_null=True, help_text="take it off the screen then")
    withheld = serializers.CharField(help_text="confidential, anonymous, forgotten, sealed (key unknown here) or empty")


class LookSerializer(Paper):
    """Why somebody wants to look. The citizen can read that they did."""

    reason = serializers.ChoiceField(choices=REVEAL_REASONS)
    detail = serializers.CharField(max_length=400, required=False, allow_blank=True, default="")


class LoggedLookSerializer(serializers.Serializer):
    """One line of the access log."""

    number = serializers.CharField()
    at = serializers.DateTimeField()
    who = serializers.CharField(help_text="the account's name")
    role = serializers.CharField()
    unit = serializers.CharField(help_text="code of a unit; empty: the hotline")
    reason = serializers.CharField()
    detail = serializers.CharField()
    until = serializers.DateTimeField(allow_null=True)
    refused = serializers.CharField(help_text="code of the refusal; empty: it was shown")


class CallerSerializer(Paper):
    """Who calls. Leave out what nobody said."""

    name = serializers.CharField(max_length=LONGEST["name"], required=False, allow_blank=True)
    title = serializers.CharField(max_length=LONGEST["title"], required=False, allow_blank=True)
    phone = serializers.CharField(max_length=LONGEST["phone"], required=False, allow_blank=True)
    second_phone = serializers.CharField(max_length=LONGEST["second_phone"], required=False, allow_blank=True)
    email = serializers.CharField(max_length=LONGEST["email"], required=False, allow_blank=True)
    address = serializers.CharField(max_length=LONGEST["address"], required=False, allow_blank=True)
    id_document = serializers.CharField(
        max_length=LONGEST["id_document"], required=False, allow_blank=True, help_text="only if the matter needs it"
    )
    contact_window = serializers.CharField(max_length=LONGEST["contact_window"], required=False, allow_blank=True)
    language = serializers.CharField(max_length=10, required=False, allow_blank=True)
    care = serializers.ListField(child=serializers.ChoiceField(choices=CARE), required=False)


class FlagSerializer(serializers.ModelSerializer):
    """A flag on a caller."""

    reason = serializers.ChoiceField(choices=FLAG_REASONS)
    step = serializers.ChoiceField(choices=FLAG_STEPS)
    evidence = serializers.SerializerMethodField()
    appeal = serializers.SerializerMethodField()
    decision = serializers.SerializerMethodField()

    class Meta:
        model = FlaggedCaller
        fields = [
            "id", "reason", "step", "evidence", "raised_at", "expires_on", "appealed_at", "appeal", "decided_at",
            "decision", "lifted_at",
        ]  # fmt: skip
        read_only_fields = fields

    def get_evidence(self, flag: FlaggedCaller) -> str:
        return flag.words().get("evidence", "")

    def get_appeal(self, flag: FlaggedCaller) -> str:
        return flag.words().get("appeal", "")

    def get_decision(self, flag: FlaggedCaller) -> str:
        return flag.words().get("decision", "")


class RaiseFlagSerializer(Paper):
    """A new flag."""

    phone = serializers.CharField(max_length=40)
    reason = serializers.ChoiceField(choices=FLAG_REASONS)
    step = serializers.ChoiceField(choices=FLAG_STEPS)
    evidence = serializers.CharField(max_length=2000)
    expires_on = serializers.DateField(help_text="within 180 days")


class AppealSerializer(Paper):
    """What the caller says against a flag."""

    text = serializers.CharField(max_length=2000)


class DecideAppealSerializer(Paper):
    """How an appeal is decided."""

    upheld = serializers.BooleanField(help_text="true: the flag stays")
    why = serializers.CharField(max_length=2000)
