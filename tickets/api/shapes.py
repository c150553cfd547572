"""How answers about tickets look, for the schema."""

from enum import StrEnum

from rest_framework import serializers

from tickets.domain.lifecycle import Verb
from tickets.domain.vocabulary import (
    CallerKind,
    Channel,
    ClockKind,
    Outcome,
    ReplyResult,
    RequestKind,
    ServiceClass,
    State,
    SupervisionKind,
    TicketType,
    Urgency,
)

STATUSES = ("running", "late", "paused", "met", "met_late", "cancelled")


def codes(kind: type[StrEnum], *, empty: bool = False, **options: object) -> serializers.ChoiceField:
    """Return a field for the codes of `kind`, with `empty` also for none."""
    choices = [(one.value, one.value) for one in kind]
    return serializers.ChoiceField(choices=[*choices, ("", "")] if empty else choices, **options)  # type: ignore[arg-type]


class NamedSerializer(serializers.Serializer):
    """Something by its code, with the name people know it by in the reader's language."""

    code = serializers.CharField()
    name = serializers.CharField()


class PlaceSerializer(NamedSerializer):
    """An area, with the codes above it."""

    path = serializers.CharField(help_text="codes from the city down, joined by “/”")


class ClockSerializer(serializers.Serializer):
    """How one of the two clocks that everybody sees stands."""

    due = serializers.DateTimeField()
    due_text = serializers.CharField(help_text="local wall clock; the end of a day is “24:00”")
    status = serializers.ChoiceField(choices=STATUSES)
    provisional = serializers.BooleanField(help_text="counts on a year whose holidays are not published yet")


class ClocksSerializer(serializers.Serializer):
    """The promise to the citizen, and the handling time of the unit in this round."""

    citizen = ClockSerializer(allow_null=True)
    unit = ClockSerializer(allow_null=True)


class FlagsSerializer(serializers.Serializer):
    """What is true of a ticket beside its state."""

    confidential = serializers.BooleanField()
    no_callback = serializers.BooleanField(help_text="the caller does not want to be asked when it is done")
    supervised = serializers.BooleanField()
    designated = serializers.BooleanField(help_text="the unit may not return it")
    arbitration = serializers.BooleanField(help_text="dispatched too often: a supervisor designates the unit")
    breached = serializers.BooleanField(help_text="a clock has passed its due time")
    provisional = serializers.BooleanField(help_text="a deadline counts on a year without published holidays")


class CountersSerializer(serializers.Serializer):
    """How often things happened to a ticket."""

    redos = serializers.IntegerField()
    dispatches = serializers.IntegerField()
    returns = serializers.IntegerField()
    extensions = serializers.IntegerField()
    attempts = serializers.IntegerField(help_text="callback attempts of this round")
    urges = serializers.IntegerField()
    contacts = serializers.IntegerField()


class TicketSerializer(serializers.Serializer):
    """A ticket as lists show it. Who called is nowhere in it."""

    number = serializers.CharField()
    version = serializers.IntegerField(help_text="send it back as `If-Match` to be told when somebody was faster")
    state = codes(State)
    state_label = serializers.CharField()
    outcome = codes(Outcome, empty=True)
    outcome_label = serializers.CharField()
    type = codes(TicketType)
    type_label = serializers.CharField()
    title = serializers.CharField()
    category = NamedSerializer(allow_null=True)
    area = PlaceSerializer(allow_null=True)
    address = serializers.CharField()
    lon = serializers.FloatField(allow_null=True)
    lat = serializers.FloatField(allow_null=True)
    channel = codes(Channel)
    caller_kind = codes(CallerKind)
    urgency = codes(Urgency)
    urgency_label = serializers.CharField()
    service_class = codes(ServiceClass)
    service_class_label = serializers.CharField()
    policy = serializers.CharField(help_text="key@version")
    lead = NamedSerializer(allow_null=True)
    handler = serializers.IntegerField(allow_null=True, help_text="the account of the unit's person")
    assists = NamedSerializer(many=True)
    master = serializers.CharField(allow_null=True, help_text="the ticket it is merged into")
    tags = serializers.ListField(child=serializers.CharField())
    round = serializers.IntegerField()
    pending = serializers.BooleanField(help_text="a request waits for a decision")
    flags = FlagsSerializer()
    counters = CountersSerializer()
    clocks = ClocksSerializer()
    registered_at = serializers.DateTimeField()
    next_due_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    archived_at = serializers.DateTimeField(allow_null=True)


class PartSerializer(serializers.Serializer):
    """A unit's part in a ticket."""

    unit = NamedSerializer()
    role = serializers.ChoiceField(choices=("lead", "assist", "copy"))
    round = serializers.IntegerField()
    since = serializers.DateTimeField()
    signed_at = serializers.DateTimeField(allow_null=True)
    contacted_at = serializers.DateTimeField(allow_null=True)
    replied_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    ended = serializers.CharField(help_text="why the part is over; empty while it is not")
    handler = serializers.IntegerField(allow_null=True)


class SupervisionSerializer(serializers.Serializer):
    """Formal pressure on a ticket."""

    no = serializers.IntegerField()
    kind = codes(SupervisionKind)
    at = serializers.DateTimeField()
    due_on = serializers.DateField(allow_null=True)
    lifted_at = serializers.DateTimeField(allow_null=True)


class TicketDetailSerializer(TicketSerializer):
    """Everything about a ticket, and what the asker may do with it now."""

    content = serializers.CharField()
    wants = serializers.CharField()
    result = codes(ReplyResult, empty=True)
    result_label = serializers.CharField()
    parts = PartSerializer(many=True)
    supervisions = SupervisionSerializer(many=True)
    open_verbs = serializers.ListField(child=codes(Verb))


class EntrySerializer(serializers.Serializer):
    """One act, as staff read it."""

    seq = serializers.IntegerField()
    verb = codes(Verb)
    verb_label = serializers.CharField()
    at = serializers.DateTimeField()
    name = serializers.CharField(help_text="who did it")
    role = serializers.CharField()
    unit = serializers.CharField(help_text="code of the unit they acted for")
    public = serializers.BooleanField(help_text="stands in the citizen's timeline")
    data = serializers.DictField(help_text="what was said, in codes; a dispatch carries its decision trace")  # type: ignore[assignment]
    texts = serializers.DictField(child=serializers.CharField(allow_blank=True), help_text="what was written")


class PublicEntrySerializer(serializers.Serializer):
    """One act, as its citizen reads it."""

    seq = serializers.IntegerField()
    verb = codes(Verb)
    at = serializers.DateTimeField()
    sentence = serializers.CharField()
    unit = serializers.CharField(help_text="name of the unit that acted, or was given the matter")
    texts = serializers.ListField(child=serializers.CharField())
    files = serializers.ListField(child=serializers.CharField(), help_text="ids; `public/files/` gives links to them")


class StepAheadSerializer(serializers.Serializer):
    """A step of a clock's ladder that has not been taken yet."""

    at = serializers.DateTimeField()
    offset = serializers.CharField(help_text="relative to the due time, e.g. “-25%”, “0”, “+1 wd”")
    do = serializers.CharField()
    tell = serializers.ListField(child=serializers.CharField())
    breach = serializers.BooleanField()


class DaySerializer(serializers.Serializer):
    """A day that was counted, or why it was not."""

    date = serializers.DateField()
    kind = serializers.CharField()
    number = serializers.IntegerField(help_text="which counted day it is; 0: none")
    minutes = serializers.IntegerField(help_text="working time it gave to an hour budget")
    name = serializers.CharField(help_text="the holiday's")
    assumed = serializers.BooleanField(help_text="no holiday notice for its year was known")


class ChangeSerializer(serializers.Serializer):
    """A pause or an extension, and what it did."""

    kind = serializers.ChoiceField(choices=("pause", "extension"))
    begin = serializers.DateTimeField()
    end = serializers.DateTimeField(allow_null=True)
    span = serializers.CharField()
    reason = serializers.CharField()
    before = serializers.DateTimeField()
    after = serializers.DateTimeField()


class TimerSerializer(serializers.Serializer):
    """One clock, and why it is due when it is."""

    key = serializers.CharField()
    kind = codes(ClockKind)
    kind_label = serializers.CharField()
    unit = NamedSerializer(allow_null=True)
    round = serializers.IntegerField()
    status = serializers.ChoiceField(choices=STATUSES)
    start = serializers.DateTimeField()
    due = serializers.DateTimeField()
    due_text = serializers.CharField(help_text="local wall clock; the end of a day is “24:00”")
    held_at = serializers.DateTimeField(allow_null=True, help_text="when it was met, paused or cancelled")
    budget = serializers.CharField(help_text="e.g. “5 wd”; empty for a clock that runs to a date")
    budget_text = serializers.CharField()
    until = serializers.CharField(help_text="the date it runs to, if it does")
    policy = serializers.CharField()
    calendar = serializers.CharField()
    calendar_version = serializers.IntegerField()
    provisional = serializers.BooleanField()
    paused = serializers.BooleanField()
    breached_at = serializers.DateTimeField(allow_null=True)
    ladder = StepAheadSerializer(many=True, help_text="steps ahead")
    explain = serializers.ListField(child=serializers.CharField(), help_text="sentences")
    days = DaySerializer(many=True)
    changes = ChangeSerializer(many=True)


class RequestSerializer(serializers.Serializer):
    """Something asked of the hotline, and how it was decided."""

    no = serializers.IntegerField(help_text="send it as `request` with the verb `decide`")
    kind = codes(RequestKind)
    kind_label = serializers.CharField()
    status = serializers.CharField(help_text="pending, granted, refused, designated, void")
    status_label = serializers.CharField()
    reason = serializers.CharField()
    basis = serializers.CharField()
    unit = NamedSerializer(allow_null=True)
    suggested = NamedSerializer(allow_null=True)
    days = serializers.IntegerField()
    review_on = serializers.DateField(allow_null=True)
    asked_at = serializers.DateTimeField()
    decided_at = serializers.DateTimeField(allow_null=True)
    why = serializers.CharField(help_text="the decision in words")


class LookAlikeSerializer(serializers.Serializer):
    """A ticket that looks alike."""

    ticket = TicketSerializer()
    likeness = serializers.FloatField(help_text="0 to 1")
    distance = serializers.FloatField(allow_null=True, help_text="metres")
    similarity = serializers.FloatField(help_text="share of the words, 0 to 1")


class PublicStatusSerializer(serializers.Serializer):
    """How a matter stands, for its citizen."""

    number = serializers.CharField()
    state = codes(State)
    state_label = serializers.CharField()
    outcome = codes(Outcome, empty=True)
    outcome_label = serializers.CharField()
    type = codes(TicketType)
    type_label = serializers.CharField()
    title = serializers.CharField()
    unit = serializers.CharField(help_text="name of the unit it lies with; empty: the hotline")
    round = serializers.IntegerField()
    registered_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    due = serializers.DateTimeField(allow_null=True, help_text="what was promised")
    due_text = serializers.CharField()
    late = serializers.BooleanField()
    clocks = TimerSerializer(many=True)
    timeline = PublicEntrySerializer(many=True)
    open_verbs = serializers.ListField(child=codes(Verb), help_text="what you may do now")


class RefusalErrorSerializer(serializers.Serializer):
    """One thing wrong with what was sent."""

    field = serializers.CharField()
    code = serializers.CharField()
    sentence = serializers.CharField()


class RefusalSerializer(serializers.Serializer):
    """A refusal (RFC 9457). `code` is stable and meant for programs, `title` a sentence in the reader's language."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    field = serializers.CharField(required=False, help_text="what is wrong, where one thing is")
    errors = RefusalErrorSerializer(many=True, required=False)  # type: ignore[assignment]
    data = serializers.DictField(required=False)  # type: ignore[assignment]
