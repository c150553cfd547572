"""Rule sets: read in words, drafted, checked, tried out, published, retired."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from routing import actions, queries
from routing.api import papers
from routing.api.pagination import ReferencePages
from routing.api.permissions import ReadOrRuleWriter
from routing.domain import decision
from routing.domain.catalogue import check_rule
from routing.domain.compile import Rule as RuleValue
from routing.domain.compile import Rulebook
from routing.domain.facts import Facts
from routing.models import Rule, RuleSet

RULE_CODE = OpenApiParameter("code", OpenApiTypes.STR, OpenApiParameter.PATH)


class RuleSetViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Rule sets by version."""

    queryset = RuleSet.objects.select_related("based_on").order_by("-version")
    permission_classes = [ReadOrRuleWriter]
    pagination_class = ReferencePages
    lookup_field = "version"
    lookup_value_regex = r"\d{1,9}"
    lookup_value_converter = "int"
    reading_actions = ("judge",)

    def get_serializer_class(self) -> Any:
        return papers.RuleSetSerializer if self.action == "list" else papers.RuleSetDetailSerializer

    @extend_schema(request=papers.DraftSerializer, responses={201: papers.RuleSetDetailSerializer})
    def create(self, request: Request) -> Response:
        """Draft a new version: a copy of the published one, of another (`base`), or empty."""
        asked = _read(papers.DraftSerializer, request.data)
        if asked["base"] is not None:
            get_object_or_404(RuleSet, version=asked["base"])
        draft = actions.draft_rules(by=_name(request), now=timezone.now(), **asked)
        return Response(papers.RuleSetDetailSerializer(draft).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, version: int) -> Response:
        """Throw a draft away."""
        self.get_object()
        actions.discard_draft(int(version))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        operation_id="rulesets_rules_replace",
        request=papers.RuleSerializer(many=True),
        responses=papers.ProblemSerializer(many=True),
        filters=False,
    )
    @action(detail=True, methods=["put"], pagination_class=None)
    def rules(self, request: Request, version: int) -> Response:
        """Replace all rules of a draft; answers every problem they have."""
        self.get_object()
        asked = _read(papers.RuleSerializer, request.data, many=True)
        actions.save_rules(int(version), [RuleValue(**row) for row in asked])
        return Response(_problems(int(version)))

    @extend_schema(parameters=[RULE_CODE], request=papers.RuleSerializer, responses=papers.RuleSerializer)
    @action(detail=True, methods=["put"], url_path=r"rules/(?P<code>[A-Za-z0-9][A-Za-z0-9._-]*)")
    def rule(self, request: Request, version: int, code: str) -> Response:
        """Make or change one rule of a draft."""
        self.get_object()
        asked = _read(papers.RuleSerializer, {**dict(request.data), "code": code})
        saved, _problems_found = actions.save_rule(int(version), **asked)
        return Response(papers.RuleSerializer(saved, context={"checked": {}}).data)

    @extend_schema(parameters=[RULE_CODE], responses={204: None})
    @rule.mapping.delete
    def remove_rule(self, request: Request, version: int, code: str) -> Response:
        """Take one rule out of a draft."""
        get_object_or_404(Rule, ruleset=self.get_object(), code=code)
        actions.remove_rule(int(version), code)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(responses=papers.ProblemSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None)
    def check(self, request: Request, version: int) -> Response:
        """Every problem of the rules, by today's codes."""
        self.get_object()
        return Response(_problems(int(version)))

    @extend_schema(request=papers.PublishSerializer, responses=papers.RuleSetDetailSerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, version: int) -> Response:
        """Put a draft into force; the version before it retires in the same moment."""
        self.get_object()
        asked = _read(papers.PublishSerializer, request.data)
        published = actions.publish_rules(int(version), by=_name(request), now=timezone.now(), **asked)
        return Response(papers.RuleSetDetailSerializer(published).data)

    @extend_schema(request=None, responses=papers.RuleSetDetailSerializer)
    @action(detail=True, methods=["post"])
    def retire(self, request: Request, version: int) -> Response:
        """Retire the published version without a successor."""
        self.get_object()
        retired = actions.retire_rules(int(version), now=timezone.now())
        return Response(papers.RuleSetDetailSerializer(retired).data)

    @extend_schema(request=papers.PublishSerializer, responses=papers.RuleSetDetailSerializer)
    @action(detail=True, methods=["post"], url_path="roll-back")
    def roll_back(self, request: Request, version: int) -> Response:
        """Put the rules of a retired version into force again, as a new version."""
        self.get_object()
        asked = _read(papers.PublishSerializer, request.data)
        published = actions.roll_back(int(version), by=_name(request), now=timezone.now(), **asked)
        return Response(papers.RuleSetDetailSerializer(published).data)

    @extend_schema(request=papers.FactsSerializer, responses=papers.DecisionSerializer)
    @action(detail=True, methods=["post"])
    def judge(self, request: Request, version: int) -> Response:
        """Try the rules out on facts: who would get the matter, and why. Nothing is written."""
        ruleset = self.get_object()
        facts = _facts(_read(papers.FactsSerializer, request.data))
        catalogue = queries.current()
        sound = [rule for rule in queries.rules_of(ruleset) if not check_rule(rule, catalogue.vocabulary)]
        made = decision.decide(facts, Rulebook(ruleset.version, sound), catalogue.directory)
        sentences = made.trace.sentences(say=gettext, name=papers.namer())
        return Response({**made.as_data(), "sentences": sentences})


def _read(serializer: type, data: Any, **options: Any) -> Any:
    """What the caller sent, validated."""
    paper = serializer(data=data, **options)
    paper.is_valid(raise_exception=True)
    return paper.validated_data


def _name(request: Request) -> str:
    """Who acts, as the rule set's record shows it."""
    return str(request.user)[:80]


def _facts(asked: dict[str, Any]) -> Facts:
    """Facts from what was sent; a bare code becomes a path, because rules see a node's ancestors."""
    catalogue = queries.current()
    for fact, card_of in (("category", catalogue.category), ("area", catalogue.area)):
        card = card_of(asked[fact]) if asked[fact] else None
        if card is not None:
            asked[fact] = card.path
    return Facts(**{**asked, "at": timezone.localtime(asked.get("at"))})


def _problems(version: int) -> list[dict[str, str]]:
    words = queries.current().vocabulary
    rules = queries.rules_of(RuleSet.objects.get(version=version))
    return [papers.problem_data(rule.code, one) for rule in rules for one in check_rule(rule, words)]
