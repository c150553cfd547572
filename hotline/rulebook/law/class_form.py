"""One service class of a policy as fields: what each clock gives, what its ladder does, what a unit may ask for."""

import copy
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.rulebook.law import spans
from routing.refusal import Refusal
from tickets.choices import REQUEST_REASONS
from tickets.domain.ladder import Do, Ladder, Recipient
from tickets.domain.span import Span
from tickets.domain.terms import DATED, DATED_LADDERS
from tickets.domain.vocabulary import ClockKind
from tickets.words import choices_of, word

MOST_STEPS = 20

SHARES = {"review": "human", "callback": "all"}
"""What everybody or a sample of them gets, and what a class that says nothing has. Their fields begin with ``share.``:
a callback has a clock as well."""

NAMES = {
    "return_window": _("A return may be asked for within"),
    "extension": _("An extension gives"),
    "most": _("Extensions at most"),
    "dispatches": _("Dispatches before arbitration"),
    "suspend": _("It may be put on the ledger"),
    "pauses": _("Reasons that stop the clock"),
    "review": _("Replies"),
    "callback": _("Callbacks"),
    "attempts": _("Callback attempts at most"),
    "reopen": _("Reopening may be asked for within"),
}
"""What the fields are called, besides the clocks."""


@dataclass(slots=True)
class StepFields:
    """A step of a ladder as typed."""

    side: str = "-"
    amount: str = "25"
    unit: str = "%"
    do: str = "tell"
    tell: list[str] = field(default_factory=list)
    note: str = ""
    error: str = ""


@dataclass(slots=True)
class ClockFields:
    """A clock as typed: its budget (none for those that run to a named date) and its ladder."""

    kind: str
    name: str
    dated: bool
    amount: str = ""
    unit: str = "wd"
    steps: list[StepFields] = field(default_factory=list)
    error: str = ""

    @property
    def needed(self) -> bool:
        return self.kind == ClockKind.CITIZEN

    @property
    def wrong(self) -> bool:
        """Whether something in it is to be mended."""
        return bool(self.error) or any(step.error for step in self.steps)


@dataclass(slots=True)
class ClassFields:
    """A class as typed; `errors` by the name of the field."""

    clocks: list[ClockFields]
    values: dict[str, str]
    pauses: list[str] = field(default_factory=list)
    suspend: bool = True
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """What is wrong, field by field: the id of where it stands, what that is called, and what is to be mended."""
        found = []
        for clock in self.clocks:
            steps = [(number, step.error) for number, step in enumerate(clock.steps, 1) if step.error]
            found += [(f"{clock.kind}-clock", capfirst(clock.name), clock.error)] if clock.error else []
            for number, error in steps:
                name = gettext("{clock}, step {number}").format(clock=capfirst(clock.name), number=number)
                found.append((f"{clock.kind}-clock", name, error))
        return found + [(f"field-{name}", str(NAMES[name]), error) for name, error in self.errors.items()]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong


def from_body(body: dict[str, Any]) -> ClassFields:
    """Return the fields of a class as its document has it."""
    clocks = []
    for kind in ClockKind:
        term = body["clocks"].get(kind.value, {})
        amount, unit = spans.split(term.get("span", ""))
        dated = kind in DATED
        ladder = term.get("ladder", DATED_LADDERS[kind].as_data() if dated and kind in DATED_LADDERS else [])
        clocks.append(
            ClockFields(kind.value, word(ClockKind, kind), dated, amount, unit, [_step(one) for one in ladder])
        )
    extension = body.get("extension", {})
    values: dict[str, str] = {"dispatches": str(body.get("dispatches", 3)), "attempts": str(body.get("attempts", 3))}
    values["most"] = str(extension.get("most", 0))
    for name, text in (
        ("return_window", body.get("return_window", "")),
        ("extension", extension.get("span", "")),
        ("reopen", body.get("reopen", "30 d")),
    ):
        values[f"{name}.n"], values[f"{name}.u"] = spans.split(text)
    for name, usual in SHARES.items():
        share, _colon, percent = str(body.get(name, usual)).partition(":")
        values[f"share.{name}"], values[f"share.{name}.n"] = share, percent
    return ClassFields(clocks, values, list(body.get("pauses", ())), bool(body.get("suspend", True)))


def _step(data: dict[str, Any]) -> StepFields:
    return StepFields(
        *spans.split_offset(data["at"]), str(data.get("do", "tell")), list(data.get("tell", ())), data.get("note", "")
    )


def read(sent: QueryDict) -> ClassFields:
    """Return the fields as they were sent."""
    clocks = []
    for kind in ClockKind:
        clock = ClockFields(kind.value, word(ClockKind, kind), kind in DATED)
        clock.amount, clock.unit = sent.get(f"{kind}.n", "").strip(), sent.get(f"{kind}.u", "wd")
        for index in range(MOST_STEPS):
            at = f"{kind}.{index}"
            if f"{at}.side" not in sent:
                break
            clock.steps.append(
                StepFields(
                    sent.get(f"{at}.side", ""),
                    sent.get(f"{at}.n", "").strip(),
                    sent.get(f"{at}.u", "wd"),
                    sent.get(f"{at}.do", "tell"),
                    sent.getlist(f"{at}.tell"),
                    sent.get(f"{at}.note", ""),
                )
            )
        clocks.append(clock)
    names = ["dispatches", "attempts", "most", *(f"share.{name}{part}" for name in SHARES for part in ("", ".n"))]
    names += [f"{name}.{part}" for name in ("return_window", "extension", "reopen") for part in "nu"]
    values = {name: sent.get(name, "").strip() for name in names}
    return ClassFields(clocks, values, sent.getlist("pauses"), "suspend" in sent)


def edit(fields: ClassFields, do: str) -> None:
    """Do what a button asks: ``step:handle`` adds a step, ``unstep:handle#1`` takes one out."""
    verb, _colon, at = do.partition(":")
    kind, _hash, index = at.partition("#")
    clock = next((one for one in fields.clocks if one.kind == kind), None)
    if clock is None:
        return
    if verb == "step" and len(clock.steps) < MOST_STEPS:
        clock.steps.append(StepFields())
    elif verb == "unstep" and index.isdecimal() and int(index) < len(clock.steps):
        del clock.steps[int(index)]


def to_body(fields: ClassFields, body: dict[str, Any]) -> dict[str, Any]:
    """Return the class's document with what was typed, what is wrong written at its field. Calendars and ways of
    counting that a clock has of its own stay."""
    body = copy.deepcopy(body)
    for clock in fields.clocks:
        _clock(clock, body["clocks"])
    if not fields.clocks[0].amount and not fields.clocks[0].error:
        fields.clocks[0].error = gettext("Every class promises the citizen something.")
    for name in ("return_window", "reopen"):
        text = _span(fields, name)
        if text:
            body[name] = text
        else:
            body.pop(name, None)
    most, span = _whole(fields, "most", 0, 20), _span(fields, "extension")
    if most and not span:
        fields.errors.setdefault("extension", gettext("Say by how much time is given."))
    body["extension"] = {"most": most, "span": span} if most and span else {"most": 0}
    body["dispatches"], body["attempts"] = _whole(fields, "dispatches", 1, 20), _whole(fields, "attempts", 1, 20)
    for name in SHARES:
        share = fields.values[f"share.{name}"]
        if share not in dict(lists()[f"{name}s"]):
            fields.errors[name] = gettext("Choose one of these.")
        body[name] = f"sample:{_whole(fields, f'share.{name}.n', 1, 100)}" if share == "sample" else share
    body["pauses"] = [reason for reason in fields.pauses if reason in REQUEST_REASONS]
    body["suspend"] = fields.suspend
    return body


def _clock(clock: ClockFields, clocks: dict[str, Any]) -> None:
    if not clock.dated and not clock.amount:
        clocks.pop(clock.kind, None)
        return
    term = clocks.setdefault(clock.kind, {})
    if not clock.dated:
        try:
            term["span"] = str(Span.parse(f"{clock.amount} {clock.unit}"))
        except Refusal as no:
            clock.error = sentence(no)
    ladder: list[dict[str, Any]] = []
    before = [list(step.get("tell", ())) for step in term.get("ladder", ())]
    for number, step in enumerate(clock.steps):
        # Boxes come back in the order of the page: who is told in another order than before is the same people.
        same = number < len(before) and set(before[number]) == set(step.tell)
        data: dict[str, Any] = {
            "at": spans.read_offset(step.side, step.amount, step.unit),
            "do": step.do,
            "tell": before[number] if same else step.tell,
        }
        try:
            Ladder.from_data([data])
        except Refusal as no:
            step.error = sentence(no)
        ladder.append({**data, "note": step.note} if step.note else data)
    if not any(step.error for step in clock.steps):
        try:
            Ladder.from_data(ladder)
        except Refusal as no:
            clock.error = sentence(no)
    term["ladder"] = ladder


def _span(fields: ClassFields, name: str) -> str:
    amount, unit = fields.values[f"{name}.n"], fields.values[f"{name}.u"]
    if not amount:
        return ""
    try:
        return str(Span.parse(f"{amount} {unit}"))
    except Refusal as no:
        fields.errors[name] = sentence(no)
        return ""


def _whole(fields: ClassFields, name: str, least: int, most: int) -> int:
    text = fields.values[name]
    if text.isascii() and text.isdecimal() and least <= int(text[:6]) <= most:
        return int(text)
    told = gettext("A whole number from {least} to {most}.").format(least=least, most=most)
    fields.errors[name.removeprefix("share.").partition(".")[0]] = told
    return least


def sentence(no: Refusal) -> str:
    """Say a refusal of the law in the reader's language."""
    return no.sentence(gettext)


def lists() -> dict[str, Any]:
    """Return what the selects offer."""
    return {
        "units": list(spans.UNITS.items()),
        "offset_units": [("%", gettext("% of the time")), *spans.UNITS.items()],
        "sides": list(spans.SIDES.items()),
        "dos": choices_of(Do),
        "people": choices_of(Recipient),
        "reasons": list(REQUEST_REASONS.items()),
        "reviews": [
            ("human", gettext("a person reads each")),
            ("sample", gettext("a person reads a sample")),
            ("automatic", gettext("they pass by themselves")),
        ],
        "callbacks": [
            ("all", gettext("everybody is asked")),
            ("sample", gettext("a sample is asked")),
            ("none", gettext("nobody is asked")),
        ],
    }
