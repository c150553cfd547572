"""A condition in words, for the person who must answer for the rule."""

from typing import Any

from routing.domain.conditions import All, Always, Evidence, Json, Leaf, Node, Not, parse
from routing.domain.speech import AND, OR, Name, Say, _, as_code, listed, phrase

# (fact, operator) → said plainly, said of the opposite
LEAVES: dict[tuple[str, str], tuple[str, str]] = {
    ("type", "is"): (_("the type is {value}"), _("the type is not {value}")),
    ("type", "one_of"): (_("the type is {value}"), _("the type is not {value}")),
    ("channel", "is"): (_("it came by {value}"), _("it did not come by {value}")),
    ("channel", "one_of"): (_("it came by {value}"), _("it did not come by {value}")),
    ("caller_kind", "is"): (_("the caller is a {value}"), _("the caller is not a {value}")),
    ("caller_kind", "one_of"): (_("the caller is a {value}"), _("the caller is not a {value}")),
    ("urgency", "is"): (_("the urgency is {value}"), _("the urgency is not {value}")),
    ("urgency", "one_of"): (_("the urgency is {value}"), _("the urgency is not {value}")),
    ("urgency", "at_least"): (_("the urgency is at least {value}"), _("the urgency is below {value}")),
    ("category", "is"): (_("the category is exactly {value}"), _("the category is not exactly {value}")),
    ("category", "one_of"): (_("the category is exactly {value}"), _("the category is not exactly {value}")),
    ("category", "under"): (
        _("the category is or lies under {value}"),
        _("the category does not lie under {value}"),
    ),
    ("category", "known"): (_("the category is known"), _("the category is not known")),
    ("area", "is"): (_("the area is exactly {value}"), _("the area is not exactly {value}")),
    ("area", "one_of"): (_("the area is exactly {value}"), _("the area is not exactly {value}")),
    ("area", "under"): (_("the place lies in {value}"), _("the place does not lie in {value}")),
    ("area", "known"): (_("the place is known"), _("the place is not known")),
    ("accused_unit", "is"): (_("it is about {value}"), _("it is not about {value}")),
    ("accused_unit", "one_of"): (_("it is about {value}"), _("it is not about {value}")),
    ("accused_unit", "known"): (_("it is about a unit"), _("it is not about a unit")),
    ("text", "mentions"): (_("the text mentions {value}"), _("the text does not mention {value}")),
    ("text", "matches"): (
        _("the text matches the pattern {value}"),
        _("the text does not match the pattern {value}"),
    ),
    ("repeats", "is"): (_("it is repeat number {value}"), _("it is not repeat number {value}")),
    ("repeats", "between"): (
        _("it was repeated {first} to {last} times"),
        _("it was not repeated {first} to {last} times"),
    ),
    ("repeats", "at_least"): (
        _("it was repeated at least {value} times"),
        _("it was repeated fewer than {value} times"),
    ),
    ("confidential", "is"): (_("the caller asked for secrecy"), _("the caller did not ask for secrecy")),
    ("time", "between"): (
        _("the time is from {first} to {last}"),
        _("the time is not from {first} to {last}"),
    ),
    ("season", "between"): (
        _("the day is from {first} to {last} (month-day)"),
        _("the day is not from {first} to {last} (month-day)"),
    ),
    ("date", "between"): (
        _("the date is from {first} to {last}"),
        _("the date is not from {first} to {last}"),
    ),
    ("weekday", "is"): (_("the weekday is {value}"), _("the weekday is not {value}")),
    ("weekday", "one_of"): (_("the weekday is {value}"), _("the weekday is not {value}")),
}

ALWAYS = _("always")
NEVER = _("never")
GROUP = _("({inner})")
NOT_GROUP = _("not ({inner})")
QUOTED = _("“{word}”")

WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))

CHOICES: dict[str, str] = {
    "consultation": _("consultation"), "help": _("help"), "complaint": _("complaint"), "report": _("report"),
    "suggestion": _("suggestion"), "praise": _("praise"), "other": _("other"),
    "normal": _("normal"), "urgent": _("urgent"), "emergency": _("emergency"),
    "person": _("person"), "company": _("company"), "organisation": _("organisation"),
    "anonymous": _("anonymous"), "inspector": _("grid inspector"), "partner": _("partner"), "system": _("system"),
    "phone": _("phone"), "web": _("web"), "app": _("app"), "wechat": _("WeChat"), "sms": _("text message"),
    "mail": _("mail"), "visit": _("visit"), "open311": _("Open311"), "import": _("import"),
}  # fmt: skip


def explain(condition: Json | Node, *, say: Say = str, name: Name = as_code) -> str:
    """Say a checked condition in one sentence part (no capital, no full stop), translated by ``say``.

    ``name(kind, code)`` gives people's name for a category, area or unit.
    """
    return _explain(parse(condition) if isinstance(condition, dict) else condition, say, name, False, True)  # type: ignore[arg-type]


def explain_evidence(evidence: Evidence, *, say: Say = str, name: Name = as_code) -> str:
    """Say one leaf as it was wanted: turned round where the rule negates it."""
    return explain_leaf(evidence.leaf.as_data(), evidence.negated, say=say, name=name)


def explain_leaf(leaf: dict[str, Any], negated: bool = False, *, say: Say = str, name: Name = as_code) -> str:
    """Say one leaf from its stored data (`Leaf.as_data`), so that old traces stay readable."""
    fact, operator, operand = leaf["fact"], leaf["operator"], leaf["operand"]
    if operand is False:  # known: false, is: false
        negated = not negated
    template = LEAVES[fact, operator][negated]
    if operator == "between":
        return phrase(say, template, first=operand[0], last=operand[1])
    return phrase(say, template, value=_value(fact, operator, operand, say, name))


def _explain(node: Node, say: Say, name: Name, negated: bool, outermost: bool) -> str:
    if isinstance(node, Leaf):
        return explain_leaf(node.as_data(), negated, say=say, name=name)
    if isinstance(node, Always):
        return say(NEVER if negated else ALWAYS)
    if isinstance(node, Not):
        return _explain(node.part, say, name, not negated, outermost)
    parts = [_explain(part, say, name, False, False) for part in node.parts]
    inner = listed(say, parts, AND if isinstance(node, All) else OR)
    if negated:
        return phrase(say, NOT_GROUP, inner=inner)
    return inner if outermost else phrase(say, GROUP, inner=inner)


def _value(fact: str, operator: str, operand: Any, say: Say, name: Name) -> str:
    if isinstance(operand, bool):  # the template says it all
        return ""
    many = operand if isinstance(operand, list | tuple) else [operand]
    if fact == "text":
        return listed(say, (phrase(say, QUOTED, word=word) for word in many), OR)
    if fact == "weekday":
        return listed(say, (say(WEEKDAYS[int(day) - 1]) for day in many), OR)
    if fact in ("category", "area", "accused_unit"):
        kind = "unit" if fact == "accused_unit" else fact
        return listed(say, (name(kind, code.rpartition("/")[2]) for code in many), OR)
    return listed(say, (say(CHOICES[one]) if one in CHOICES else str(one) for one in many), OR)
