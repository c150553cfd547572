"""A rule's outcome as fields: who leads, who helps, who is told, and what else is set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.rulebook.rules.offers import Offers
from routing.domain.language import Problem
from routing.domain.outcomes import KIND_NAMES, LEVEL_NAMES, LEVELS, parse
from tickets.domain.vocabulary import ServiceClass, Urgency
from tickets.words import choices_of

WAYS: Mapping[str, Any] = {
    "unit": _("this unit"),
    "duty": _("whoever holds the duty"),
    "duty_of:category": _("whoever holds the category's own duty"),
    "office:street": _("the street office of the place"),
    "office:district": _("the district government of the place"),
    "above:lead": _("the superior of the lead unit"),
}
ROLES = ("lead", "assists", "copies")
DOES = ("send", "ask", "on")
MOST = 20


@dataclass(slots=True)
class Aim:
    """One target as typed: the way to find it, and what that way needs."""

    way: str = "unit"
    value: str = ""
    level: str = ""
    if_lead: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def shelf(self) -> str:
        """Where its value is looked up; empty where the way needs none."""
        return self.way if self.way in ("unit", "duty") else ""

    @property
    def has_level(self) -> bool:
        return self.way in ("duty", "duty_of:category")


@dataclass(slots=True)
class OutcomeFields:
    """The fields of an outcome."""

    does: str = "send"
    lead: list[Aim] = field(default_factory=list)
    assists: list[Aim] = field(default_factory=list)
    copies: list[Aim] = field(default_factory=list)
    ask: str = ""
    service_class: str = ""
    urgency: str = ""
    tags: str = ""
    problems: dict[str, list[str]] = field(default_factory=dict)

    def aims(self, role: str) -> list[Aim]:
        """Return the targets of a role."""
        found: list[Aim] = getattr(self, role)
        return found

    @property
    def groups(self) -> list[tuple[str, str, str, list[Aim], list[tuple[str, str]]]]:
        """What the template draws: role, heading, button, targets, and ways to find one."""
        heads = {
            "lead": (gettext("Who leads (the first that is found)"), gettext("Add a second choice")),
            "assists": (gettext("Who assists"), gettext("Add an assisting unit")),
            "copies": (gettext("Who gets a copy"), gettext("Add a copy")),
        }
        return [
            (role, *heads[role], self.aims(role), [(way, str(name)) for way, name in WAYS.items() if fits(way, role)])
            for role in ROLES
        ]


def fits(way: str, role: str) -> bool:
    """Say whether a target of the role may be found so: the lead cannot be found from itself."""
    return role != "lead" or way != "above:lead"


def from_outcome(outcome: Mapping[str, Any], offers: Offers) -> OutcomeFields:
    """Return the fields of an outcome that passed `check`."""
    value = parse(outcome)
    does = "on" if value.goes_on else "ask" if value.ask else "send"
    fields = OutcomeFields(
        does=does,
        ask=value.ask,
        service_class=value.service_class,
        urgency=value.urgency,
        tags=", ".join(value.tags),
    )
    for role in ROLES:
        for target in getattr(value, role):
            way = target.by if target.by in ("unit", "duty") else f"{target.by}:{target.value}"
            text = offers.text(target.by, target.value) if way == target.by else ""
            fields.aims(role).append(Aim(way, text, target.level, target.if_lead))
    return fields


def to_outcome(fields: OutcomeFields, offers: Offers) -> dict[str, Any]:
    """Return the outcome the fields stand for, good or bad."""
    outcome: dict[str, Any] = {}
    for role in ROLES:
        if role == "lead" and fields.does != "send":
            continue
        targets = [_target(aim, offers) for aim in fields.aims(role)]
        if targets:
            outcome[role] = targets
    if fields.does == "ask":
        outcome["ask"] = fields.ask.strip()
    if fields.does == "on":
        outcome["continue"] = True
    for name in ("service_class", "urgency"):
        if getattr(fields, name):
            outcome[name] = getattr(fields, name)
    tags = [tag.strip() for tag in fields.tags.replace("，", ",").split(",") if tag.strip()]
    if tags:
        outcome["tags"] = tags
    return outcome


def _target(aim: Aim, offers: Offers) -> dict[str, str]:
    by, _colon, value = aim.way.partition(":")
    target = {by: value or offers.code(by, aim.value)}
    if aim.level and aim.has_level:
        target["level"] = aim.level
    if aim.if_lead and by == "above":
        target["if_lead"] = aim.if_lead
    return target


def read(sent: QueryDict) -> OutcomeFields:
    """Return the fields as they were sent."""
    does = sent.get("does", "")
    fields = OutcomeFields(
        does=does if does in DOES else "send",
        ask=sent.get("ask", ""),
        service_class=sent.get("service_class", ""),
        urgency=sent.get("urgency", ""),
        tags=sent.get("tags", ""),
    )
    for role in ROLES:
        for index in range(MOST):
            way = sent.get(f"{role}.{index}.way")
            if way is None:
                break
            if way not in WAYS or not fits(way, role):
                way = "unit"
            value, level, if_lead = (sent.get(f"{role}.{index}.{name}", "") for name in ("value", "level", "if_lead"))
            fields.aims(role).append(Aim(way, value, level, if_lead))
    return fields


def edit(fields: OutcomeFields, do: str) -> bool:
    """Do what a button asks: ``aim:lead`` adds a target, ``unaim:lead#0`` takes one out. Says whether it knew it."""
    verb, _colon, at = do.partition(":")
    role, _hash, index = at.partition("#")
    if role not in ROLES:
        return False
    aims = fields.aims(role)
    if verb == "aim" and len(aims) < MOST:
        aims.append(Aim("duty"))
    elif verb == "unaim" and index.isdecimal() and int(index) < len(aims):
        del aims[int(index)]
    else:
        return False
    return True


def place_problems(fields: OutcomeFields, problems: list[Problem], say: Any) -> None:
    """Write each problem at the field it is about; at ``does`` where it is about the outcome as a whole."""
    for problem in problems:
        name, _slash, rest = problem.path.strip("/").partition("/")
        index = rest.partition("/")[0]
        aims = fields.aims(name) if name in ROLES else []
        if index.isdecimal() and int(index) < len(aims):
            aims[int(index)].problems.append(say(problem))
        elif name in ROLES:
            fields.problems.setdefault(name, []).append(say(problem))
        else:
            at = {"continue": "does", "": "does"}.get(name, name)
            if at == "does" and fields.does == "ask":
                at = "ask"
            fields.problems.setdefault(at, []).append(say(problem))


def lists() -> dict[str, list[tuple[str, Any]]]:
    """Return what the selects offer."""
    return {
        "levels": [(level, gettext(LEVEL_NAMES[level])) for level in LEVELS],
        "kinds": [(kind, gettext(name)) for kind, name in KIND_NAMES.items()],
        "classes": choices_of(ServiceClass),
        "urgencies": choices_of(Urgency),
    }
