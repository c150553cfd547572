"""A policy: what is promised to whom, per service class, as data.

A policy document is JSON that a city edits, publishes and versions; `Policy.from_data` reads it, refusing what
cannot be kept. Shape (every key of a class but ``clocks`` may be left out):

    {"key": "shandong", "version": 3, "calendar": "city",
     "counting": {"days": "next_day_to_end", "day_end": "24:00", "last_day_off": "moves"},
     "class_by_type": {"consultation": "consultation", …},
     "classes": {"normal": {
         "clocks": {"handle": {"span": "5 wd", "ladder": [{"at": "-25%", "do": "tell", "tell": ["handler"]}]},
                    "promise": {"ladder": […]}},
         "return_window": "2 wd", "dispatches": 3,
         "extension": {"most": 1, "span": "5 wd"},
         "pauses": [], "review": "human", "callback": "all", "attempts": 3,
         "reopen": "30 d", "suspend": true}},
     "items": {"0602": {"clocks": {"handle": {"span": "2 h"}}}}}

``items`` are the catalogue's own promises: what a category (by code) does differently, whatever the class.
A clock without ``span`` is started with a date of its own (promise, ledger_review, supervision_due). Sources of
the presets: domain.md §2 and Annex B.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from routing.domain.speech import _
from routing.refusal import Refusal
from tickets.domain.counting import Counting
from tickets.domain.ladder import Ladder
from tickets.domain.span import Span
from tickets.domain.vocabulary import ClockKind, ServiceClass, TicketType

DATED = frozenset({ClockKind.PROMISE, ClockKind.LEDGER_REVIEW, ClockKind.SUPERVISION_DUE})
"""Clocks that run to a date somebody names, not for a budget."""


DATED_LADDERS = {
    ClockKind.PROMISE: Ladder.from_data([{"at": "0", "do": "tell", "tell": ["unit_lead", "supervisor"]}]),
    ClockKind.LEDGER_REVIEW: Ladder.from_data(
        [{"at": "-5 wd", "do": "tell", "tell": ["unit_lead"]}, {"at": "0", "do": "wake", "tell": ["unit_lead"]}]
    ),
    ClockKind.SUPERVISION_DUE: Ladder.from_data([{"at": "0", "do": "tell", "tell": ["supervisor"]}]),
}
"""What happens on a named date where a policy says nothing: a ledger item wakes by itself."""


class PolicyError(Refusal):
    """The policy document cannot be kept: ``template`` is the whole sentence, so that doors can translate all of it;
    ``data["problem"]`` is that sentence in English."""

    def __init__(self, template: str, /, **data: object) -> None:
        super().__init__("bad_policy", template, **{"problem": template.format(**data), **data})

    def __reduce__(self) -> tuple[object, ...]:
        return partial(type(self), self.template, **self.data), ()


UNREADABLE = _("The policy cannot be kept: {problem}")
NO_NORMAL = _("The class “normal” must be there: others fall back on it.")
NO_TERMS = _("“class_by_type” names the class “{name}”, which has no terms.")
NO_SPAN = _("{name}: the clock “{word}” has no span.")
NO_CITIZEN = _("{name}: every class promises the citizen something: “citizen” is missing.")
BAD_SHARE = _("{where}: “{word}” is none of {known}.")


@dataclass(frozen=True, slots=True)
class ClockTerm:
    """One clock's promise: budget (None for `DATED` clocks), calendar key, way of counting, ladder."""

    span: Span | None
    calendar: str
    counting: Counting
    ladder: Ladder


@dataclass(frozen=True, slots=True)
class ExtensionTerm:
    """How often and by how much a unit may be given more time; `most` = 0 forbids it."""

    most: int = 0
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a policy promises for one service class.

    `review` is ``human``, ``automatic`` or ``sample:N`` (N % are read by a person); `callback` is ``all``,
    ``none`` or ``sample:N``; `dispatches` is after how many the next goes to arbitration; `attempts` is how
    many callback attempts precede "unrated".
    """

    clocks: Mapping[ClockKind, ClockTerm]
    return_window: Span | None
    dispatches: int
    extension: ExtensionTerm
    pauses: tuple[str, ...]
    review: str
    callback: str
    attempts: int
    reopen: Span
    suspendable: bool
    counting: Counting
    calendar: str


@dataclass(frozen=True)
class Policy:
    """A published (or drafted) policy version; `ref` is how events name it."""

    key: str
    version: int
    classes: Mapping[ServiceClass, Terms]
    class_by_type: Mapping[TicketType, ServiceClass]
    items: Mapping[str, Mapping[ServiceClass, Terms]] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        """The policy's name in events, e.g. ``shandong@3``."""
        return f"{self.key}@{self.version}"

    def terms(self, service_class: str, category: str = "") -> Terms:
        """Return the terms of a class, with what the category's own item says.

        A class the policy does not name is served as ``normal``. The item of a parent category does not reach
        its children: a catalogue names leaves.
        """
        classes = self.items.get(category, self.classes)
        try:
            return classes[ServiceClass(service_class)]
        except (KeyError, ValueError):
            return classes[ServiceClass.NORMAL]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Policy":
        """Read a policy document. Raises `PolicyError` naming the first thing wrong with it."""
        try:
            classes = {ServiceClass(name): _terms(name, body, data) for name, body in data["classes"].items()}
            items = {
                str(code): {
                    ServiceClass(name): _terms(f"{name}, item {code}", _over(body, item), data)
                    for name, body in data["classes"].items()
                }
                for code, item in data.get("items", {}).items()
            }
            by_type = {TicketType(kind): ServiceClass(name) for kind, name in data.get("class_by_type", {}).items()}
            key, version = str(data["key"]), int(data["version"])
        except PolicyError:
            raise
        except Refusal as error:
            raise PolicyError(error.template, **error.data) from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise PolicyError(UNREADABLE, problem=f"{type(error).__name__}: {error}") from error
        if ServiceClass.NORMAL not in classes:
            raise PolicyError(NO_NORMAL)
        for name in by_type.values():
            if name not in classes:
                raise PolicyError(NO_TERMS, name=name.value)
        return cls(key=key, version=version, classes=classes, class_by_type=by_type, items=items)


def _over(body: Mapping[str, Any], item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lay an item over a class: clock by clock, and key by key within a clock."""
    clocks = dict(body["clocks"])
    for kind, term in item.get("clocks", {}).items():
        clocks[kind] = {**clocks.get(kind, {}), **term}
    return {**body, **item, "clocks": clocks}


def _terms(name: str, body: Mapping[str, Any], policy: Mapping[str, Any]) -> Terms:
    counting = Counting.from_data({**policy.get("counting", {}), **body.get("counting", {})})
    calendar = str(body.get("calendar", policy.get("calendar", "city")))
    clocks: dict[ClockKind, ClockTerm] = {}
    for word, term in body["clocks"].items():
        kind = ClockKind(word)
        span = Span.parse(term["span"]) if term.get("span") else None
        if span is None and kind not in DATED:
            raise PolicyError(NO_SPAN, name=name, word=word)
        own = term.get("counting")
        clocks[kind] = ClockTerm(
            span=span,
            calendar=str(term.get("calendar", calendar)),
            counting=Counting.from_data({**counting.as_data(), **own}) if own else counting,
            ladder=Ladder.from_data(term.get("ladder", [])),
        )
    for kind, ladder in DATED_LADDERS.items():
        clocks.setdefault(kind, ClockTerm(None, calendar, counting, ladder))
    if ClockKind.CITIZEN not in clocks:
        raise PolicyError(NO_CITIZEN, name=name)
    extension = body.get("extension", {})
    review, callback = str(body.get("review", "human")), str(body.get("callback", "all"))
    _check_share(f"{name}.review", review, ("human", "automatic"))
    _check_share(f"{name}.callback", callback, ("all", "none"))
    return Terms(
        clocks=clocks,
        return_window=Span.parse(body["return_window"]) if body.get("return_window") else None,
        dispatches=int(body.get("dispatches", 3)),
        extension=ExtensionTerm(
            most=int(extension.get("most", 0)),
            span=Span.parse(extension["span"]) if extension.get("span") else None,
        ),
        pauses=tuple(body.get("pauses", ())),
        review=review,
        callback=callback,
        attempts=int(body.get("attempts", 3)),
        reopen=Span.parse(body.get("reopen", "30 d")),
        suspendable=bool(body.get("suspend", True)),
        counting=counting,
        calendar=calendar,
    )


def _check_share(where: str, word: str, plain: tuple[str, ...]) -> None:
    kind, _, share = word.partition(":")
    if word in plain or (kind == "sample" and share.isdecimal() and 0 < int(share) <= 100):
        return
    raise PolicyError(BAD_SHARE, where=where, word=word, known=", ".join((*plain, "sample:1…100")))
