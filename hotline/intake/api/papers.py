"""What goes in and out at the doors of intake."""

from rest_framework import serializers

from hotline.citizens.api.papers import CallerSerializer, FlagSerializer, MaskedSerializer
from hotline.intake.taking import DOINGS, EMERGENCY_LINES
from hotline.paper import Paper
from tickets.api.shapes import NamedSerializer, TimerSerializer, codes
from tickets.domain.lifecycle import FILES_OF_AN_ACT
from tickets.domain.matter import LONGEST
from tickets.domain.vocabulary import (
    REFERRALS,
    REVEAL_REASONS,
    CallerKind,
    Channel,
    LegalRoute,
    State,
    TicketType,
    Urgency,
)


def files_field() -> serializers.ListField:
    """Return a field for the ids of what was uploaded before (`files/`)."""
    return serializers.ListField(
        child=serializers.RegexField(r"^[0-9a-z]{1,40}\Z"),
        required=False,
        max_length=FILES_OF_AN_ACT,
        help_text="ids of photos and documents",
    )


class MatterSerializer(Paper):
    """What it is about."""

    type = codes(TicketType)
    title = serializers.CharField(max_length=LONGEST["title"])
    content = serializers.CharField(max_length=LONGEST["content"])
    wants = serializers.CharField(max_length=LONGEST["wants"], required=False, allow_blank=True)
    channel = codes(Channel, required=False, default=Channel.PHONE.value)
    category = serializers.CharField(max_length=48, required=False, allow_blank=True, help_text="code")
    area = serializers.CharField(max_length=48, required=False, allow_blank=True, help_text="code; else found by place")
    address = serializers.CharField(max_length=LONGEST["address"], required=False, allow_blank=True)
    lon = serializers.FloatField(required=False, allow_null=True, help_text="WGS 84")
    lat = serializers.FloatField(required=False, allow_null=True, help_text="WGS 84")
    urgency = codes(Urgency, required=False)
    confidential = serializers.BooleanField(required=False, help_text="units never learn who called")
    no_callback = serializers.BooleanField(required=False, help_text="it closes when the reply passes, unasked")
    caller_kind = codes(CallerKind, required=False)
    accused = serializers.CharField(
        max_length=48, required=False, allow_blank=True, help_text="code of the unit it is about: it never gets it"
    )
    tags = serializers.ListField(child=serializers.CharField(max_length=40), required=False, max_length=20)
    external_id = serializers.CharField(
        max_length=80, required=False, allow_blank=True, help_text="the sender's own number for it"
    )
    files = files_field()


class HalfMatterSerializer(MatterSerializer):
    """A matter that is still being typed."""

    type = codes(TicketType, required=False)
    title = serializers.CharField(max_length=LONGEST["title"], required=False, allow_blank=True)
    content = serializers.CharField(max_length=LONGEST["content"], required=False, allow_blank=True)
    phone = serializers.CharField(
        max_length=40, required=False, allow_blank=True, help_text="the caller's: counts repeats"
    )


class TransferSerializer(Paper):
    """An emergency was put through."""

    line = serializers.ChoiceField(choices=EMERGENCY_LINES)
    taken = serializers.BooleanField(default=False, help_text="somebody there answered")


class ThenSerializer(Paper):
    """What becomes of the complaint."""

    do = serializers.ChoiceField(
        choices=DOINGS,
        default="route",
        help_text="route: dispatched where the router is sure; hold: for triage; answer: answered on the line; "
        "refer: told where it belongs",
    )
    answer = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    article = serializers.CharField(
        max_length=80, required=False, allow_blank=True, help_text="code of the knowledge article that was read out"
    )
    outcome = serializers.ChoiceField(choices=[one.value for one in REFERRALS], required=False)
    script = serializers.CharField(max_length=4000, required=False, allow_blank=True, help_text="what was said")
    route = codes(LegalRoute, required=False)
    transfer = TransferSerializer(required=False, help_text="needed with `referred_emergency`")


class ComplaintSerializer(Paper):
    """A complaint as it comes in."""

    matter = MatterSerializer()
    caller = CallerSerializer(required=False)
    then = ThenSerializer(required=False)


class RoutedSerializer(serializers.Serializer):
    """What the router decided."""

    lead = serializers.CharField(help_text="code of a unit; empty: a human is asked")
    ask = serializers.CharField(help_text="why a human is asked, as a code")
    why = serializers.ListField(child=serializers.CharField(), help_text="the trace, in sentences")


class ReceiptSerializer(serializers.Serializer):
    """What is read out to the caller."""

    number = serializers.CharField()
    spoken_number = serializers.CharField(help_text="in groups")
    code = serializers.CharField(help_text="the query code; it is not to be had again")
    spoken_code = serializers.CharField()
    version = serializers.IntegerField()
    state = codes(State)
    state_label = serializers.CharField()
    lead = NamedSerializer(allow_null=True)
    due = serializers.DateTimeField(allow_null=True, help_text="promised to the citizen")
    due_text = serializers.CharField(help_text="local; the end of a day is “24:00”")
    decision = RoutedSerializer(allow_null=True, help_text="null where the router was not asked")
    repeats = serializers.IntegerField(help_text="open tickets of this caller about the same")
    again = serializers.BooleanField(help_text="this submit had been taken already")


class PreviewSerializer(serializers.Serializer):
    """What would become of it."""

    lead = NamedSerializer(allow_null=True)
    assists = NamedSerializer(many=True)
    copies = NamedSerializer(many=True)
    ask = serializers.CharField(help_text="why a human would be asked, as a code")
    category = serializers.CharField()
    area = serializers.CharField(help_text="code; found by the place where none was said")
    urgency = codes(Urgency)
    service_class = serializers.CharField()
    tags = serializers.ListField(child=serializers.CharField())
    repeats = serializers.IntegerField()
    why = serializers.ListField(child=serializers.CharField())
    clocks = TimerSerializer(many=True)


class LookupSerializer(Paper):
    """A number that is ringing."""

    phone = serializers.CharField(max_length=40)


class KnownTicketSerializer(serializers.Serializer):
    """A ticket of the caller, on one line."""

    number = serializers.CharField()
    type = codes(TicketType)
    title = serializers.CharField()
    state = codes(State)
    state_label = serializers.CharField()
    category = serializers.CharField(allow_null=True)
    area = serializers.CharField(allow_null=True)
    lead = NamedSerializer(allow_null=True)
    registered_at = serializers.DateTimeField()
    due = serializers.DateTimeField(allow_null=True)
    urges = serializers.IntegerField()
    outcome = serializers.CharField(allow_blank=True)


class KnownCallerSerializer(serializers.Serializer):
    """What is known under a number."""

    known = serializers.BooleanField()
    proved = serializers.BooleanField(help_text="heard on the line; else only claimed on the web")
    callers = MaskedSerializer(many=True)
    flags = FlagSerializer(many=True)
    open = KnownTicketSerializer(many=True)
    done = KnownTicketSerializer(many=True, help_text="the latest closed ones")


# The public doors ----------------------------------------------------------------------------------------


class ContactSerializer(Paper):
    """How to reach you. All of it may be left out."""

    name = serializers.CharField(max_length=80, required=False, allow_blank=True)
    title = serializers.CharField(max_length=20, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=40, required=False, allow_blank=True)
    email = serializers.CharField(max_length=254, required=False, allow_blank=True)
    contact_window = serializers.CharField(max_length=200, required=False, allow_blank=True)
    language = serializers.CharField(max_length=10, required=False, allow_blank=True)


class PublicComplaintSerializer(Paper):
    """A complaint as a citizen writes it."""

    type = codes(TicketType)
    title = serializers.CharField(max_length=LONGEST["title"])
    content = serializers.CharField(max_length=LONGEST["content"])
    wants = serializers.CharField(max_length=LONGEST["wants"], required=False, allow_blank=True)
    category = serializers.CharField(max_length=48, required=False, allow_blank=True, help_text="code")
    area = serializers.CharField(max_length=48, required=False, allow_blank=True, help_text="code")
    address = serializers.CharField(max_length=LONGEST["address"], required=False, allow_blank=True)
    lon = serializers.FloatField(required=False, allow_null=True)
    lat = serializers.FloatField(required=False, allow_null=True)
    confidential = serializers.BooleanField(required=False)
    no_callback = serializers.BooleanField(required=False)
    accused = serializers.CharField(max_length=48, required=False, allow_blank=True)
    contact = ContactSerializer(required=False)
    files = files_field()
    draft = serializers.CharField(
        max_length=200, required=False, allow_blank=True, help_text="the key the files were uploaded with"
    )


class PublicReceiptSerializer(serializers.Serializer):
    """Keep number and code: together they open your matter."""

    number = serializers.CharField()
    spoken_number = serializers.CharField()
    code = serializers.CharField()
    spoken_code = serializers.CharField()
    state = codes(State)
    state_label = serializers.CharField()
    due = serializers.DateTimeField(allow_null=True)
    due_text = serializers.CharField()
    again = serializers.BooleanField()


class PublicDoneSerializer(serializers.Serializer):
    """How the matter stands after what you did."""

    number = serializers.CharField()
    state = codes(State)
    state_label = serializers.CharField()


class PublicLookSerializer(serializers.Serializer):
    """Somebody looked at who you are."""

    at = serializers.DateTimeField()
    role = serializers.CharField()
    role_label = serializers.CharField()
    unit = serializers.CharField(help_text="name of the unit; empty: the hotline")
    reason = serializers.ChoiceField(choices=REVEAL_REASONS)
