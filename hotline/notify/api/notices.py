"""One's own notices by API."""

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hotline.notify.models import LEVELS, Notice
from hotline.notify.reading import MOST, inbox, mark_all_read, mark_read
from hotline.notify.words import sentence
from hotline.paper import Paper
from hotline.staff.sender import actor_of
from routing.domain.speech import _
from tickets.domain.refusals import Invalid


class NoticeSerializer(serializers.ModelSerializer):
    """Something its reader must be told."""

    number = serializers.CharField(source="ticket.number", help_text="the ticket's")
    level = serializers.ChoiceField(choices=LEVELS)
    sentence = serializers.SerializerMethodField(help_text="in the reader's language")
    about = serializers.DictField(source="data", help_text="what the sentence is made of, in codes")

    class Meta:
        model = Notice
        fields = ["id", "number", "kind", "level", "sentence", "about", "at", "read_at"]
        read_only_fields = fields

    def get_sentence(self, notice: Notice) -> str:
        return sentence(notice)


class InboxSerializer(serializers.Serializer):
    """A page of notices, unread first."""

    results = NoticeSerializer(many=True)
    next = serializers.CharField(help_text="send it as `cursor` for the next page; empty at the end")
    unread = serializers.IntegerField(help_text="how many are unread, 1000 at most")


class ReadUpToSerializer(Paper):
    """How far somebody has read."""

    upto = serializers.IntegerField(min_value=1, help_text="id of the latest notice that was on the screen")


class MarkedSerializer(serializers.Serializer):
    """What became of it."""

    marked = serializers.IntegerField()


class NoticesView(APIView):
    """My notices."""

    @extend_schema(
        operation_id="notices_list",
        tags=["notices"],
        parameters=[
            OpenApiParameter("cursor", OpenApiTypes.STR, description="`next` of the page before"),
            OpenApiParameter("limit", OpenApiTypes.INT, description=f"1 to {MOST}, 30 if not said"),
        ],
        responses=InboxSerializer,
    )
    def get(self, request: Request) -> Response:
        """My notices, unread first, latest first."""
        limit = request.query_params.get("limit", "30")
        if not (limit.isascii() and limit.isdecimal() and len(limit) < 10 and 0 < int(limit) <= MOST):
            raise Invalid("out_of_range", _("“{field}” is a number from 1 to {most}."), field="limit", most=MOST)
        page = inbox(actor_of(request).ref, cursor=request.query_params.get("cursor", ""), limit=int(limit))
        return Response(InboxSerializer({"results": page.notices, "next": page.next, "unread": page.unread}).data)


class ReadView(APIView):
    """Mark one notice as read."""

    @extend_schema(operation_id="notices_read", tags=["notices"], request=None, responses=NoticeSerializer)
    def post(self, request: Request, key: int) -> Response:
        """Note that I read this notice; again changes nothing."""
        return Response(NoticeSerializer(mark_read(actor_of(request).ref, key, timezone.now())).data)


class ReadAllView(APIView):
    """Mark all notices as read, up to one."""

    @extend_schema(
        operation_id="notices_read_all", tags=["notices"], request=ReadUpToSerializer, responses=MarkedSerializer
    )
    def post(self, request: Request) -> Response:
        """Note that I read everything up to a notice: what came after I looked stays unread."""
        paper = ReadUpToSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        marked = mark_all_read(actor_of(request).ref, paper.validated_data["upto"], timezone.now())
        return Response(MarkedSerializer({"marked": marked}).data)
