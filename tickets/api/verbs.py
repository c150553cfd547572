"""``POST /tickets/{number}/{verb}/``: one endpoint per manual verb, made from the table."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from routing.domain.speech import _
from tickets.actions import DOORS
from tickets.api import once
from tickets.api.said import camel, saying_of
from tickets.api.shapes import TicketDetailSerializer
from tickets.api.ticket_data import detail_of, etag
from tickets.domain.lifecycle import ROWS, Row, Verb
from tickets.domain.numbers import NumberError, parse_number
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent, Invalid
from tickets.models import Ticket

IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description='The `ETag` you saw, e.g. `"7"`: refused with 412 when the ticket has moved on since.',
)
NUMBER = OpenApiParameter("number", OpenApiTypes.STR, OpenApiParameter.PATH, description="e.g. 260302-000001-3")
_TAG = re.compile(r'(?:W/)?"(\d{1,9})"')


class VerbView(APIView):
    """Do one verb on a ticket."""

    verb: Verb

    def post(self, request: Request, number: str) -> Response:
        """Read what is said, knock at the verb's door, show the ticket as it then stands."""
        return once.once(request, lambda: self._do(request, number))

    def _do(self, request: Request, number: str) -> Response:
        said = saying_of(self.verb)(data=request.data)
        said.is_valid(raise_exception=True)
        actor, expect = actor_of(request), expected(request, said.validated_data)
        if once.asked(request) and expect is None:
            raise Invalid(
                "required", _("Send the version you saw with a key: `If-Match`, or `version`."), field="If-Match"
            )
        ticket = self.act(canonical(number), actor, said.said(), expect)
        return Response(detail_of(ticket, actor, timezone.now()), headers={"ETag": etag(ticket)})

    def act(self, number: str, actor: Actor, said: Mapping[str, Any], expect: int | None) -> Ticket:
        """Knock at the verb's door."""
        return DOORS[self.verb](number, actor=actor, now=timezone.now(), said=said, expect=expect)


def actor_of(request: Request) -> Actor:
    """Return who asks, as the law sees them."""
    user: Any = request.user
    return user.actor


def canonical(number: str) -> str:
    """Return a number as tickets carry it. Raises `Absent` for what is none."""
    try:
        return parse_number(number)
    except NumberError as error:
        raise Absent() from error


def expected(request: Request, body: dict[str, Any]) -> int | None:
    """Return the version the sender saw, by header or body; None where they do not care.

    Raises `Invalid` for a header that is no entity tag of ours.
    """
    header = request.headers.get("If-Match", "").strip()
    if header in ("", "*"):
        return body.get("version")
    tag = _TAG.fullmatch(header)
    if tag is None:
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="If-Match")
    return int(tag[1])


def view_of(row: Row) -> Any:
    """Return the view of one verb, documented from its row."""
    view = type(f"{camel(row.verb)}View", (VerbView,), {"verb": row.verb, "__doc__": row.meaning})
    documented = extend_schema(
        operation_id=f"tickets_{row.verb.value}",
        tags=["verbs"],
        summary=row.meaning,
        description=_description(row),
        parameters=[NUMBER, IF_MATCH, once.PARAMETER],
        request=saying_of(row.verb),
        responses=TicketDetailSerializer,
    )
    return extend_schema_of(view, documented)


def extend_schema_of(view: Any, documented: Any) -> Any:
    """Document a view's own `post`: the one it inherits is everybody's."""

    def post(self: Any, request: Request, number: str) -> Response:
        return VerbView.post(self, request, number)

    view.post = documented(post)
    return view


def _description(row: Row) -> str:
    lines = [
        f"{row.meaning} ({row.chinese})",
        "Possible while the ticket is: " + ", ".join(sorted(state.value for state in row.sources)) + ".",
        "Leads to: " + (", ".join(state.value for state in row.to) or "the same state") + ".",
        "Open to: " + ", ".join(sorted(role.value for role in row.who)) + ".",
    ]
    if row.starts:
        lines.append("Starts clocks: " + ", ".join(clock.value for clock in row.starts) + ".")
    if row.meets:
        lines.append("Meets clocks: " + ", ".join(clock.value for clock in row.meets) + ".")
    lines.append("Stands in the citizen's timeline." if row.public else "Does not stand in the citizen's timeline.")
    return "\n\n".join(lines)


VIEWS = {row.verb: view_of(row) for row in ROWS if row.manual}
