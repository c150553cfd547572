"""The knowledge base by API: staff read, supervisors and system administrators write."""

from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from hotline.knowledge.actions import ArticleRow, put_article, retire_article
from hotline.knowledge.api.papers import ArticleSerializer, PutArticleSerializer
from hotline.knowledge.queries import article_in_force, find_articles, versions_of
from routing.api.permissions import ReadOrRuleWriter
from routing.domain.speech import _
from tickets.domain.refusals import Absent, Invalid

EXAMPLE = OpenApiExample(
    "A question about water meters",
    value={
        "titles": {"en": "Who reads my water meter?", "zh-hans": "谁来抄水表？"},
        "answers": {"en": "The water company, every second month.", "zh-hans": "自来水公司每两个月抄一次。"},
        "category": "0504",
        "owner": "water",
        "keywords": ["meter", "水表"],
        "valid_to": "2027-06-30",
    },
    request_only=True,
)


class ArticleViewSet(viewsets.ViewSet):
    """Answers that may be read out to callers."""

    permission_classes = [ReadOrRuleWriter]
    lookup_field = "code"
    lookup_value_regex = "[A-Za-z0-9][A-Za-z0-9_-]*"

    @extend_schema(
        operation_id="articles_list",
        tags=["articles"],
        parameters=[
            OpenApiParameter("q", OpenApiTypes.STR, description="words, or what the caller says"),
            OpenApiParameter("category", OpenApiTypes.STR, description="code; those below it too"),
            OpenApiParameter("limit", OpenApiTypes.INT, description="1 to 50, 20 if not said"),
        ],
        responses=ArticleSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        """Articles that fit a text, best first; without one the most used."""
        asked = request.query_params
        limit = asked.get("limit", "20")
        if not (limit.isascii() and limit.isdecimal() and len(limit) < 10 and 0 < int(limit) <= 50):
            raise Invalid("out_of_range", _("“{field}” is a number from 1 to {most}."), field="limit", most=50)
        found = find_articles(asked.get("q", "")[:500], category=asked.get("category", "")[:80], limit=int(limit))
        return Response(ArticleSerializer(found, many=True).data)

    @extend_schema(operation_id="articles_read", tags=["articles"], responses=ArticleSerializer)
    def retrieve(self, request: Request, code: str) -> Response:
        """The version in force."""
        article = article_in_force(code)
        if article is None:
            raise Absent("absent", _("There is no such article."))
        return Response(ArticleSerializer(article).data)

    @extend_schema(
        operation_id="articles_put",
        tags=["articles"],
        request=PutArticleSerializer,
        responses=ArticleSerializer,
        examples=[EXAMPLE],
    )
    def update(self, request: Request, code: str) -> Response:
        """Put an article in force. The same again changes nothing; anything else is the next version."""
        paper = PutArticleSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        row = ArticleRow(code=code, **paper.validated_data)
        return Response(ArticleSerializer(put_article(row, by=str(request.user), now=timezone.now())).data)

    @extend_schema(operation_id="articles_retire", tags=["articles"], responses=ArticleSerializer)
    def destroy(self, request: Request, code: str) -> Response:
        """Take an article out of use. What was read out from it stays readable."""
        return Response(ArticleSerializer(retire_article(code)).data)

    @extend_schema(operation_id="articles_versions", tags=["articles"], responses=ArticleSerializer(many=True))
    @action(detail=True)
    def versions(self, request: Request, code: str) -> Response:
        """Every version there was, latest first."""
        rows: list[Any] = versions_of(code)
        if not rows:
            raise Absent("absent", _("There is no such article."))
        return Response(ArticleSerializer(rows, many=True).data)
