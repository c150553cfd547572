"""The doors that stand open to everybody: complain, and speak up on one's own matter by number and code."""

import uuid
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hotline.citizens.access_log import access_log
from hotline.citizens.api.identities import NOT_KEPT
from hotline.files.drafts import handed_over
from hotline.intake.api.complaints import receipt
from hotline.intake.api.keys import PARAMETER, intake_key
from hotline.intake.api.papers import (
    PublicComplaintSerializer,
    PublicDoneSerializer,
    PublicLookSerializer,
    PublicReceiptSerializer,
)
from hotline.intake.limits import spend_act, spend_complaint
from hotline.intake.taking import take_complaint
from routing import queries as routing
from tickets.actions import DOORS
from tickets.api.address import address_of
from tickets.api.public import ProofSerializer
from tickets.api.said import VERSION, Saying, camel, saying_of
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.people import Role, citizen
from tickets.domain.vocabulary import Channel, Reach, State
from tickets.queries.status import asker, proven
from tickets.words import word


class PublicView(APIView):
    """Nobody signs in here: a header or a cookie that would, is not looked at."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]


class PublicComplaintsView(PublicView):
    """Complain without an account."""

    @extend_schema(
        operation_id="public_complaints_take",
        tags=["public"],
        parameters=[PARAMETER],
        request=PublicComplaintSerializer,
        responses={201: PublicReceiptSerializer, 200: PublicReceiptSerializer},
        auth=[],
        examples=[
            OpenApiExample(
                "A street lamp",
                value={
                    "type": "complaint",
                    "title": "Street lamp",
                    "content": "The lamp in front of number 12 has been out for a week.",
                    "address": "Harbour Road 12",
                    "contact": {"name": "Chen", "phone": "13800138000"},
                },
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        """Complain. Number and code in the answer open the matter; the code is not to be had again.

        Contact details may be left out. A telephone number given here is a claim: it changes nothing that is known
        about whoever has that number.
        """
        spend_complaint(address_of(request))
        paper = PublicComplaintSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        asked = dict(paper.validated_data)
        contact = asked.pop("contact", None)
        draft, author = asked.pop("draft", ""), citizen(str(uuid.uuid4()))
        asked |= {"channel": Channel.WEB.value, "intake_key": intake_key(request, "public")}
        with handed_over(asked.get("files", ()), draft, author):
            taken = take_complaint(asked, contact, actor=author, now=timezone.now())
        return Response(
            PublicReceiptSerializer(receipt(taken)).data, status=200 if taken.receipt.again else 201, headers=NOT_KEPT
        )


class LooksView(PublicView):
    """Who looked at who I am."""

    @extend_schema(
        operation_id="public_looks",
        tags=["public"],
        request=ProofSerializer,
        responses=PublicLookSerializer(many=True),
        auth=[],
    )
    def post(self, request: Request) -> Response:
        """Everybody who looked at your name and number: role, unit, when and why."""
        paper = ProofSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        ticket = proven(**paper.validated_data, address=address_of(request))
        name = routing.current().namer(get_language() or "")
        looks = [
            {
                "at": look.at,
                "role": look.role,
                "role_label": word(Role, look.role),
                "unit": name("unit", look.unit) if look.unit else "",
                "reason": look.reason,
            }
            for look in access_log(ticket.number, asker(ticket))
        ]
        return Response(PublicLookSerializer(looks, many=True).data, headers=NOT_KEPT)


class VerbView(PublicView):
    """One verb of the citizen's. `verb` and `paper` are set by `verb_view`."""

    verb: Verb
    paper: type[Saying]

    def act(self, request: Request) -> Response:
        """Prove number and code, and do the verb as the citizen."""
        paper = self.paper(data=request.data)
        paper.is_valid(raise_exception=True)
        said = dict(paper.said())
        proved = proven(said.pop("number"), said.pop("code"), address=address_of(request))
        spend_act(proved.number, self.verb.value)
        said.update(ADDED.get(self.verb, {}))
        ticket = DOORS[self.verb](proved.number, actor=asker(proved), now=timezone.now(), said=said)
        done = {"number": ticket.number, "state": ticket.state, "state_label": word(State, ticket.state)}
        return Response(PublicDoneSerializer(done).data, headers=NOT_KEPT)


ADDED: dict[Verb, dict[str, Any]] = {Verb.CALL_BACK: {"reach": Reach.WEB_RATED.value}}
"""What goes without saying where the citizen speaks for themselves."""

LEFT_OUT = frozenset({"reach", "repeat_call", VERSION})


def paper_for(verb: Verb) -> type[Saying]:
    """Return the serializer of a citizen's verb: number and code, and what the verb asks for."""
    asked = saying_of(verb)._declared_fields
    fields = {name: None if name in LEFT_OUT else field for name, field in asked.items()}
    words = {**fields, **ProofSerializer._declared_fields, "__doc__": VERBS[verb].meaning}
    return type(f"Public{camel(verb)}Saying", (Saying,), words)


def verb_view(verb: Verb, example: dict[str, Any]) -> Any:
    """Return the view of one of the citizen's verbs."""
    paper = paper_for(verb)

    class View(VerbView):
        __doc__ = VERBS[verb].meaning

        @extend_schema(
            operation_id=f"public_{verb.value}",
            tags=["public"],
            description=f"{VERBS[verb].meaning} Number and code say whose matter it is.",
            request=paper,
            responses=PublicDoneSerializer,
            auth=[],
            examples=[OpenApiExample("Example", value={**KEY, **example}, request_only=True)],
        )
        def post(self, request: Request) -> Response:
            return self.act(request)

    View.verb, View.paper = verb, paper
    View.__name__ = View.__qualname__ = f"Public{camel(verb)}View"
    return View.as_view()


KEY = {"number": "260302-000017-4", "code": "5284 1549"}
VIEWS: dict[Verb, dict[str, Any]] = {
    Verb.APPEND: {"text": "It has grown: now a car got stuck."},
    Verb.URGE: {"text": "Please, my mother cannot leave the house."},
    Verb.WITHDRAW: {"why": "It was repaired meanwhile."},
    Verb.CALL_BACK: {"contacted": True, "solved": "yes", "satisfied": 5, "remark": "Thank you."},
    Verb.ASK_REOPEN: {"facts": "It broke again at the same place."},
}
"""The citizen's verbs, each with an example."""
