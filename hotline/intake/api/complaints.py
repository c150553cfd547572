"""Complaints by API: taken, previewed, and who is calling."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hotline.citizens.api.identities import NOT_KEPT
from hotline.intake.api.keys import PARAMETER, intake_key
from hotline.intake.api.papers import (
    ComplaintSerializer,
    HalfMatterSerializer,
    KnownCallerSerializer,
    LookupSerializer,
    PreviewSerializer,
    ReceiptSerializer,
)
from hotline.intake.calling import KnownCaller, known_tickets
from hotline.intake.preview import Preview, preview
from hotline.intake.taking import BY_ACTOR, Taken, take_complaint
from hotline.staff.sender import actor_of
from routing import queries as routing
from tickets.domain.numbers import spoken_code, spoken_number
from tickets.domain.people import Actor, Role
from tickets.domain.vocabulary import Channel, ClockKind, State
from tickets.domain.wall import due_text
from tickets.models import Ticket
from tickets.words import word

CALL = {
    "matter": {
        "type": "complaint",
        "title": "Pothole",
        "content": "A deep pothole at the corner of Harbour Road; a cyclist fell this morning.",
        "wants": "Fill it.",
        "channel": "phone",
        "category": "0706",
        "address": "Harbour Road 12",
    },
    "caller": {"name": "陈小明", "title": "先生", "phone": "138 0013 8000", "care": ["elderly"]},
    "then": {"do": "route"},
}
EXAMPLES = [
    OpenApiExample("A call that is dispatched", value=CALL, request_only=True),
    OpenApiExample(
        "A question answered on the line",
        value={
            "matter": {"type": "consultation", "title": "Water meter", "content": "Who reads the meter?"},
            "then": {"do": "answer", "answer": "The water company, every second month.", "article": "water-meter"},
        },
        request_only=True,
    ),
    OpenApiExample(
        "An emergency",
        value={
            "matter": {"type": "help", "title": "Fire", "content": "Smoke from the third floor.", "area": "east-1"},
            "caller": {"phone": "13800138000"},
            "then": {
                "do": "refer",
                "outcome": "referred_emergency",
                "script": "Stay outside. I am putting you through to the fire brigade.",
                "transfer": {"line": "119", "taken": True},
            },
        },
        request_only=True,
    ),
]


class ComplaintsView(APIView):
    """Take complaints."""

    @extend_schema(
        operation_id="complaints_take",
        tags=["complaints"],
        parameters=[PARAMETER],
        request=ComplaintSerializer,
        responses={201: ReceiptSerializer, 200: ReceiptSerializer},
        examples=EXAMPLES,
    )
    def post(self, request: Request) -> Response:
        """Take a complaint: note who calls, register, and route, hold, answer or refer it, all or nothing.

        With `Idempotency-Key` the same submit again gets the first receipt (200), query code included.
        """
        actor = actor_of(request)
        paper = ComplaintSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        asked = paper.validated_data
        taken = take_complaint(
            {
                **asked["matter"],
                "channel": _channel(actor, asked["matter"]),
                "intake_key": intake_key(request, actor.ref),
            },
            asked.get("caller"),
            actor=actor,
            now=timezone.now(),
            then=asked.get("then", "route"),
        )
        return Response(
            ReceiptSerializer(receipt(taken)).data, status=200 if taken.receipt.again else 201, headers=NOT_KEPT
        )


class PreviewView(APIView):
    """What would become of a matter."""

    @extend_schema(
        operation_id="complaints_preview",
        tags=["complaints"],
        request=HalfMatterSerializer,
        responses=PreviewSerializer,
        examples=[OpenApiExample("Half typed", value={"content": "pothole", "category": "0706", "area": "east-1"})],
    )
    def post(self, request: Request) -> Response:
        """Unit, class, every deadline and why, of a matter that may still be half typed. Nothing is written."""
        paper = HalfMatterSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        asked = dict(paper.validated_data)
        phone = asked.pop("phone", "")
        made = preview(asked, actor=actor_of(request), now=timezone.now(), phone=phone)
        return Response(PreviewSerializer(_previewed(made)).data)


class LookupView(APIView):
    """Who is calling."""

    @extend_schema(
        operation_id="callers_lookup",
        tags=["callers"],
        request=LookupSerializer,
        responses=KnownCallerSerializer,
        examples=[OpenApiExample("A number that rings", value={"phone": "138 0013 8000"}, request_only=True)],
    )
    def post(self, request: Request) -> Response:
        """What is known under a number: masked caller, flags, open tickets, the latest closed ones.

        A POST, so that the number stands in no address and no log of one.
        """
        paper = LookupSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        known = known_tickets(paper.validated_data["phone"], actor=actor_of(request), now=timezone.now())
        return Response(KnownCallerSerializer(_known(known)).data, headers=NOT_KEPT)


def receipt(taken: Taken) -> dict[str, Any]:
    """Return what is read out to the caller, as data."""
    ticket, code, decision = taken.receipt.ticket, taken.receipt.code, taken.receipt.decision
    return {
        "number": ticket.number,
        "spoken_number": spoken_number(ticket.number),
        "code": code,
        "spoken_code": spoken_code(code) if code else "",
        "version": ticket.seq,
        "state": ticket.state,
        "state_label": word(State, ticket.state),
        "lead": _named(ticket.lead_id),
        "due": ticket.due_at,
        "due_text": due_text(ticket.due_at, settings.TIME_ZONE) if ticket.due_at else "",
        "decision": {
            "lead": decision.lead,
            "ask": decision.ask,
            "why": decision.trace.sentences(say=gettext, name=routing.current().namer(get_language() or "")),
        }
        if decision
        else None,
        "repeats": taken.repeats,
        "again": taken.receipt.again,
    }


def _channel(actor: Actor, matter: dict[str, Any]) -> str:
    if actor.roles and actor.roles <= BY_ACTOR:
        return Channel.INSPECTOR.value if Role.INSPECTOR in actor.roles else Channel.PARTNER.value
    return str(matter["channel"])


def _previewed(made: Preview) -> dict[str, Any]:
    return {
        **{name: getattr(made, name) for name in ("ask", "category", "area", "urgency", "service_class", "tags")},
        "lead": _named(made.lead),
        "assists": [_named(code) for code in made.assists],
        "copies": [_named(code) for code in made.copies],
        "repeats": made.repeats,
        "why": made.why,
        "clocks": [
            {**asdict(view), "kind_label": word(ClockKind, view.kind), "unit": _named(view.unit)}
            for view in made.clocks
        ],
    }


def _known(known: KnownCaller) -> dict[str, Any]:
    return {
        "known": known.known,
        "proved": known.proved,
        "callers": [asdict(one) for one in known.callers],
        "flags": known.flags,
        "open": [_line(ticket) for ticket in known.open],
        "done": [_line(ticket) for ticket in known.done],
    }


def _line(ticket: Ticket) -> dict[str, Any]:
    return {
        **{name: getattr(ticket, name) for name in ("number", "type", "title", "state", "registered_at", "urges")},
        "state_label": word(State, ticket.state),
        "category": ticket.category_id,
        "area": ticket.area_id,
        "lead": _named(ticket.lead_id),
        "due": ticket.due_at,
        "outcome": ticket.outcome,
    }


def _named(code: str | None) -> dict[str, str] | None:
    if not code:
        return None
    return {"code": code, "name": routing.current().namer(get_language() or "")("unit", code)}
