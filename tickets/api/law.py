"""The law as data: policies, calendars with a preview of what they promise, and the table of verbs."""

from dataclasses import asdict
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from routing.domain.speech import _
from routing.refusal import Refusal
from tickets import law as statutes
from tickets.api.filters import EARLIEST, LATEST
from tickets.api.shapes import ChangeSerializer, DaySerializer, codes
from tickets.choices import choices
from tickets.domain.counting import Counting
from tickets.domain.lifecycle import ROWS, Kind, Verb
from tickets.domain.people import Role
from tickets.domain.promise import reckon
from tickets.domain.refusals import Absent, Invalid
from tickets.domain.span import Span
from tickets.domain.vocabulary import ClockKind, State
from tickets.domain.wall import due_text
from tickets.models import CalendarVersion, PolicyVersion
from tickets.queries.timers import budget_text, explained
from tickets.words import word

MOST_DAYS = 1000
"""Days a preview counts, because it names each of them."""

KEY = OpenApiParameter("key", OpenApiTypes.STR, OpenApiParameter.PATH)


class PolicySerializer(serializers.Serializer):
    """A policy that is or was in force."""

    ref = serializers.CharField(help_text="key@version, as tickets name it")
    key = serializers.CharField()
    version = serializers.IntegerField()
    status = serializers.ChoiceField(choices=("published", "retired"))
    standard = serializers.BooleanField(help_text="new tickets get it")
    names = serializers.DictField(child=serializers.CharField(allow_blank=True))
    note = serializers.CharField()
    made_at = serializers.DateTimeField()
    data = serializers.DictField(help_text="the document: classes, clocks, ladders")  # type: ignore[assignment]


class Policies(APIView):
    """Policies by version."""

    @extend_schema(operation_id="policies_list", tags=["law"], responses=PolicySerializer(many=True))
    def get(self, request: Request) -> Response:
        """Every policy that is in force, and the versions before it, newest first."""
        rows = PolicyVersion.objects.exclude(status="draft").order_by("key", "-version")
        return Response([_policy(row) for row in rows])


def _policy(row: PolicyVersion) -> dict[str, Any]:
    names = ("key", "version", "status", "standard", "names", "note", "made_at", "data")
    return {"ref": str(row), **{name: getattr(row, name) for name in names}}


class CalendarSerializer(serializers.Serializer):
    """A calendar in force."""

    key = serializers.CharField()
    version = serializers.IntegerField()
    note = serializers.CharField()
    made_at = serializers.DateTimeField()
    data = serializers.DictField(help_text="zone, weekly hours, days that differ, published years")  # type: ignore[assignment]


class Calendars(APIView):
    """Calendars in force."""

    @extend_schema(operation_id="calendars_list", tags=["law"], responses=CalendarSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The calendars in force, each in its newest version."""
        newest = Window(RowNumber(), partition_by=F("key"), order_by=F("version").desc())
        rows = CalendarVersion.objects.annotate(age=newest).filter(age=1).order_by("key")
        names = ("key", "version", "note", "made_at", "data")
        return Response([{name: getattr(row, name) for name in names} for row in rows])


class PreviewSerializer(serializers.Serializer):
    """A budget and when it starts."""

    start = serializers.DateTimeField()
    span = serializers.CharField(max_length=40, help_text="e.g. “5 wd”, “4 work_h”, “7 d”, “2 h”")
    counting = serializers.DictField(
        required=False, child=serializers.CharField(max_length=40), help_text="the policy's way of counting"
    )


class PreviewedSerializer(serializers.Serializer):
    """When it falls due, and why."""

    due = serializers.DateTimeField()
    due_text = serializers.CharField()
    provisional = serializers.BooleanField()
    calendar = serializers.CharField()
    calendar_version = serializers.IntegerField()
    budget = serializers.CharField()
    budget_text = serializers.CharField()
    explain = serializers.ListField(child=serializers.CharField())
    days = DaySerializer(many=True)
    changes = ChangeSerializer(many=True)


class CalendarPreview(APIView):
    """What a calendar makes of a budget."""

    @extend_schema(
        operation_id="calendars_preview",
        tags=["law"],
        parameters=[KEY],
        request=PreviewSerializer,
        responses=PreviewedSerializer,
    )
    def post(self, request: Request, key: str) -> Response:
        """When a budget that starts at a moment falls due by the calendar in force, day by day. Nothing is written."""
        asked = PreviewSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        law = statutes.in_force()
        if key not in law.newest:
            raise Absent("no_calendar", _("There is no such calendar."))
        calendar = law.calendar(key, law.newest[key])
        start = asked.validated_data["start"]
        if not EARLIEST <= start.year <= LATEST:
            raise Invalid("out_of_range", _("“{field}” lies too far away."), field="start")
        span = _read(Span.parse, asked.validated_data["span"], "span")
        if span.amount > (MOST_DAYS if span.measure.in_days else MOST_DAYS * 24 * 60):
            raise Invalid("too_long", _("A preview counts at most {most} days."), field="span", most=MOST_DAYS)
        counting = _read(Counting.from_data, asked.validated_data.get("counting", {}), "counting")
        deadline = _read(lambda budget: reckon(start, budget, calendar, counting), span, "span")
        sentences, days, changes = explained(deadline)
        return Response(
            {
                "due": deadline.due,
                "due_text": due_text(deadline.due, calendar.tz),
                "provisional": deadline.provisional,
                "calendar": calendar.key,
                "calendar_version": calendar.version,
                "budget": str(span),
                "budget_text": budget_text(span),
                "explain": sentences,
                "days": [asdict(day) for day in days],
                "changes": [asdict(change) for change in changes],
            }
        )


def _read(make: Any, value: Any, field: str) -> Any:
    """Return ``make(value)``, a refusal of the law turned into one that names the field."""
    try:
        return make(value)
    except Refusal as error:
        raise Invalid(error.code, error.template, **{**error.data, "field": field}) from error


class SaySerializer(serializers.Serializer):
    """One thing that is said with a verb."""

    name = serializers.CharField()
    kind = codes(Kind)
    label = serializers.CharField()  # type: ignore[assignment]
    needed = serializers.BooleanField()
    choices = serializers.ListField(child=serializers.CharField())
    words = serializers.DictField(child=serializers.CharField(), help_text="what people call each choice")
    most = serializers.IntegerField()


class VerbSerializer(serializers.Serializer):
    """One verb's law."""

    verb = codes(Verb)
    label = serializers.CharField()  # type: ignore[assignment]
    chinese = serializers.CharField()
    meaning = serializers.CharField()
    sources = serializers.ListField(child=codes(State))
    to = serializers.ListField(child=codes(State), help_text="empty: the state is kept")
    who = serializers.ListField(child=codes(Role))
    says = SaySerializer(many=True)
    starts = serializers.ListField(child=codes(ClockKind))
    meets = serializers.ListField(child=codes(ClockKind))
    public = serializers.BooleanField(help_text="stands in the citizen's timeline")
    manual = serializers.BooleanField(help_text="has an endpoint; else only the system does it")


class StateSerializer(serializers.Serializer):
    """A state."""

    code = codes(State)
    label = serializers.CharField()  # type: ignore[assignment]


class LifecycleSerializer(serializers.Serializer):
    """The whole table."""

    states = StateSerializer(many=True)
    verbs = VerbSerializer(many=True)


class Lifecycle(APIView):
    """The law of a ticket's life."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="lifecycle", tags=["law"], responses=LifecycleSerializer)
    def get(self, request: Request) -> Response:
        """States and verbs: what may happen to a ticket, by whom, and what must be said. It is no secret."""
        return Response(
            {
                "states": [{"code": state.value, "label": word(State, state)} for state in State],
                "verbs": [
                    {
                        "verb": row.verb.value,
                        "label": word(Verb, row.verb),
                        "chinese": row.chinese,
                        "meaning": gettext(row.meaning),
                        "sources": sorted(state.value for state in row.sources),
                        "to": [state.value for state in row.to],
                        "who": sorted(role.value for role in row.who),
                        "says": [
                            {**asdict(say), "label": gettext(say.label), "words": choices(row.verb, say.name)}
                            for say in row.says
                        ],
                        "starts": [clock.value for clock in row.starts],
                        "meets": [clock.value for clock in row.meets],
                        "public": row.public,
                        "manual": row.manual,
                    }
                    for row in ROWS
                ],
            }
        )
