"""One rule in the editor: its name and place, its condition as a tree, its outcome as fields."""

import json
import re
from dataclasses import asdict, dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext

from hotline.rulebook.rules import builder, outcome_form
from hotline.rulebook.rules.builder import Node
from hotline.rulebook.rules.offers import Offers
from hotline.rulebook.rules.outcome_form import OutcomeFields
from routing.actions.save_rule import HIGHEST_PRIORITY
from routing.domain.catalogue import check_rule
from routing.domain.compile import Rule
from routing.domain.explain import explain
from routing.domain.language import Problem
from routing.domain.outcomes import explain as explain_outcome
from routing.domain.speech import Name

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,47}")
LONGEST_NAME = 120


@dataclass(slots=True)
class RuleForm:
    """A rule as it stands in the editor. `read` is the digest of what was in the database when it was opened, and `was`
    that itself, to say what others changed meanwhile; both come back with the form and are no more than a memory."""

    code: str
    name: str
    priority: str
    enabled: bool
    when: Node
    then: OutcomeFields
    read: str = ""
    was: str = ""
    json: str = ""
    errors: dict[str, list[str]] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with it."""
        wrong = self.errors or self.stray or self.then.problems
        aims = [aim for role in outcome_form.ROLES for aim in self.then.aims(role)]
        return not wrong and not any(aim.problems for aim in aims) and not any(n.problems for n in self.when.walk())

    def wrong(self, name: str, sentence: str) -> None:
        """Note what is wrong with a field."""
        self.errors.setdefault(name, []).append(sentence)

    def rule(self, offers: Offers) -> Rule:
        """Return the rule it stands for, good or bad."""
        priority = int(self.priority) if self.priority.isascii() and self.priority.isdecimal() else 0
        conditions = builder.to_condition(self.when, offers)
        return Rule(
            self.code, self.name, priority, conditions, outcome_form.to_outcome(self.then, offers), self.enabled
        )

    def check(self, offers: Offers) -> Rule:
        """Return the rule, every problem of it written at its field."""
        rule = self.rule(offers)
        if not CODE.fullmatch(self.code):
            self.wrong("code", gettext("A code has up to 48 letters, digits, dots, dashes and underscores."))
        if not self.name:
            self.wrong("name", gettext("Give the rule a name."))
        elif len(self.name) > LONGEST_NAME:
            self.wrong("name", gettext("At most {most} characters.").format(most=LONGEST_NAME))
        if not (self.priority.isascii() and self.priority.isdecimal()) or int(self.priority[:12]) > HIGHEST_PRIORITY:
            most = HIGHEST_PRIORITY
            self.wrong("priority", gettext("The priority is a whole number from 0 to {most}.").format(most=most))
        if self.then.does == "ask" and not self.then.ask.strip():
            self.then.problems["ask"] = [gettext("Say why a human is asked.")]
        if self.then.does == "send" and not self.then.lead:
            self.then.problems["lead"] = [gettext("Say who leads.")]
        self._place(check_rule(rule, offers.catalogue.vocabulary))
        return rule

    def _place(self, problems: list[Problem]) -> None:
        when: list[Problem] = []
        then: list[Problem] = []
        for one in problems:
            root, _slash, rest = one.path.lstrip("/").partition("/")
            told = Problem(one.code, f"/{rest}" if rest else "", one.template, one.data)
            (when if root == "conditions" else then).append(told)
        self.stray = builder.place_problems(self.when, when, sentence)
        if not ({"ask", "lead"} & set(self.then.problems)):
            outcome_form.place_problems(self.then, then, sentence)


def sentence(problem: Problem) -> str:
    """Say a problem in the reader's language."""
    return gettext(problem.template).format(**problem.data)


def from_rule(rule: Rule, offers: Offers, read: str = "") -> RuleForm:
    """Return the editor of a rule."""
    return RuleForm(
        code=rule.code,
        name=rule.name,
        priority=str(rule.priority),
        enabled=rule.enabled,
        when=builder.from_condition(rule.conditions, offers),
        then=outcome_form.from_outcome(rule.outcome, offers),
        read=read,
        was=whole(rule),
        json=as_json(rule),
    )


def new(priority: int) -> RuleForm:
    """Return the editor of a rule that is to be."""
    when = Node("all", children=[Node("category under")]).number()
    return RuleForm("", "", str(priority), True, when, OutcomeFields(lead=[outcome_form.Aim("duty")]))


def from_sent(sent: QueryDict) -> RuleForm:
    """Return the editor with what was typed into it."""
    return RuleForm(
        code=sent.get("code", "").strip(),
        name=sent.get("name", "").strip(),
        priority=sent.get("priority", "").strip(),
        enabled="enabled" in sent,
        when=builder.read(sent).number(),
        then=outcome_form.read(sent),
        read=sent.get("read", ""),
        was=sent.get("was", ""),
        json=sent.get("json", ""),
    )


def edit(form: RuleForm, do: str, offers: Offers) -> None:
    """Do what a button of the editor asks; an unknown one changes nothing."""
    if do == "json":
        _take_json(form, offers)
    elif not builder.edit(form.when, do):
        outcome_form.edit(form.then, do)


def _take_json(form: RuleForm, offers: Offers) -> None:
    try:
        said = json.loads(form.json)
        trial = Rule(form.code or "new", form.name, 0, said["conditions"], said["outcome"])
        problems = check_rule(trial, offers.catalogue.vocabulary)
    except (ValueError, KeyError, TypeError, RecursionError):
        form.wrong("json", gettext("This is not a JSON object with “conditions” and “outcome”."))
        return
    if problems:
        form.errors["json"] = [f"{one.path}: {sentence(one)}" for one in problems]
        return
    form.when = builder.from_condition(trial.conditions, offers)
    form.then = outcome_form.from_outcome(trial.outcome, offers)


def as_json(rule: Rule) -> str:
    """Return a rule's condition and outcome as experts read them."""
    return json.dumps({"conditions": rule.conditions, "outcome": rule.outcome}, ensure_ascii=False, indent=2)


def whole(rule: Rule) -> str:
    """Return all of a rule as text, which `from_whole` reads back."""
    return json.dumps(asdict(rule), ensure_ascii=False)


def from_whole(text: str) -> Rule | None:
    """Return the rule of a text; None for one that is none."""
    try:
        return Rule(**json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Words:
    """A rule in words: when, and what then."""

    when: str
    then: str


def in_words(rule: Rule, name: Name) -> Words:
    """Return a sound rule in words."""
    when = explain(dict(rule.conditions), say=gettext, name=name)
    then = explain_outcome(rule.outcome, say=gettext, name=name)
    return Words(when, then)
