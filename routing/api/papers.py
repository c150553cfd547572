"""What goes in and out at the doors of rule sets."""

from typing import Any

from django.utils.translation import get_language, gettext
from rest_framework import serializers

from routing import queries
from routing.domain import outcomes
from routing.domain.catalogue import DANGLING, check_rule
from routing.domain.compile import Rule as RuleValue
from routing.domain.explain import explain
from routing.domain.facts import TYPES, URGENCIES
from routing.domain.language import Problem
from routing.models import Rule, RuleSet


class ProblemSerializer(serializers.Serializer):
    rule = serializers.CharField(help_text="code of the rule")
    code = serializers.CharField()
    path = serializers.CharField(help_text="JSON pointer into the rule")
    sentence = serializers.CharField()


class RuleSerializer(serializers.Serializer):
    """A rule as written, and in words."""

    code = serializers.CharField(max_length=48)
    name = serializers.CharField(max_length=120)
    priority = serializers.IntegerField(min_value=0, help_text="smaller is judged first")
    conditions = serializers.DictField(help_text="the condition language, see the documentation")
    outcome = serializers.DictField(help_text="lead, assists, copies, service_class, urgency, tags, ask, continue")
    enabled = serializers.BooleanField(default=True)
    when = serializers.SerializerMethodField(help_text="the condition in words; empty while it is broken")
    then = serializers.SerializerMethodField(help_text="the outcome in words; empty while it is broken")
    problems = serializers.SerializerMethodField()

    def _checked(self, rule: Any) -> tuple[list[Problem], bool]:
        """Its problems, and whether it is too broken to be put into words; worked out once per rule."""
        kept: dict[str, Any] = self.context["checked"]
        if rule.code not in kept:
            value = RuleValue(rule.code, rule.name, rule.priority, rule.conditions, rule.outcome, rule.enabled)
            found = check_rule(value, queries.current().vocabulary)
            kept[rule.code] = found, any(one.code not in DANGLING for one in found)
        return kept[rule.code]

    def get_when(self, rule: Any) -> str:
        _found, broken = self._checked(rule)
        return "" if broken else explain(rule.conditions, say=gettext, name=namer())

    def get_then(self, rule: Any) -> str:
        _found, broken = self._checked(rule)
        return "" if broken else outcomes.explain(rule.outcome, say=gettext, name=namer())

    def get_problems(self, rule: Any) -> list[dict[str, str]]:
        found, _broken = self._checked(rule)
        return [problem_data(rule.code, one) for one in found]


class RuleSetSerializer(serializers.ModelSerializer):
    based_on: Any = serializers.SlugRelatedField(slug_field="version", read_only=True)

    class Meta:
        model = RuleSet
        fields = [
            "version", "status", "note", "based_on", "drafted_at", "drafted_by", "valid_from", "published_at",
            "published_by", "retired_at", "content_hash",
        ]  # fmt: skip
        read_only_fields = fields


class RuleSetDetailSerializer(RuleSetSerializer):
    rules = serializers.SerializerMethodField()

    class Meta(RuleSetSerializer.Meta):
        fields = [*RuleSetSerializer.Meta.fields, "rules"]
        read_only_fields = fields

    def get_rules(self, ruleset: RuleSet) -> list[dict[str, Any]]:
        rules = Rule.objects.filter(ruleset=ruleset).order_by("priority", "code")
        return list(RuleSerializer(rules, many=True, context={"checked": {}}).data)


class DraftSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=400, required=False, default="", allow_blank=True)
    base = serializers.IntegerField(required=False, allow_null=True, default=None, help_text="version to copy")
    empty = serializers.BooleanField(required=False, default=False)


class PublishSerializer(serializers.Serializer):
    replacing = serializers.IntegerField(
        required=False, allow_null=True, default=None, help_text="the version believed in force, 0 for none"
    )


class FactsSerializer(serializers.Serializer):
    type = serializers.ChoiceField(choices=TYPES)
    at = serializers.DateTimeField(required=False, help_text="default: now")
    category = serializers.CharField(required=False, default="", allow_blank=True, help_text="code or path")
    area = serializers.CharField(required=False, default="", allow_blank=True, help_text="code or path")
    text = serializers.CharField(required=False, default="", allow_blank=True, max_length=20_000)
    channel = serializers.CharField(required=False, default="", allow_blank=True)
    urgency = serializers.ChoiceField(choices=URGENCIES, required=False, default="normal")
    caller_kind = serializers.CharField(required=False, default="person")
    accused_unit = serializers.CharField(required=False, default="", allow_blank=True, help_text="code of a unit")
    repeats = serializers.IntegerField(required=False, default=0, min_value=0)
    confidential = serializers.BooleanField(required=False, default=False)


class DecisionSerializer(serializers.Serializer):
    lead = serializers.CharField(help_text="code of a unit; empty when a human is asked")
    assists = serializers.ListField(child=serializers.CharField())
    copies = serializers.ListField(child=serializers.CharField())
    service_class = serializers.CharField()
    urgency = serializers.CharField()
    tags = serializers.ListField(child=serializers.CharField())
    ask = serializers.CharField(help_text="why a human is asked; empty when nobody is")
    trace = serializers.DictField()
    sentences = serializers.ListField(child=serializers.CharField(), help_text="the trace in words")


def namer() -> Any:
    """People's names for codes, in the reader's language."""
    return queries.current().namer(get_language() or "")


def problem_data(rule: str, problem: Problem) -> dict[str, str]:
    """A problem with its sentence in the reader's language."""
    sentence = gettext(problem.template).format(**problem.data)
    return {"rule": rule, "code": problem.code, "path": problem.path, "sentence": sentence}
