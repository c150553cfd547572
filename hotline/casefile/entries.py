"""The timeline as staff read it: every act in their language, with what was said, and what the citizen reads of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hotline.casefile.steps import step_title, told_words
from routing.domain.speech import Name
from tickets import choices
from tickets.domain.lifecycle import VERBS, Kind, Say, Verb
from tickets.domain.people import Role
from tickets.domain.vocabulary import ClockKind, RequestKind
from tickets.models import Event
from tickets.queries.timeline import Entry, PublicEntry
from tickets.words import done_word, word

ALL, PUBLIC, CLOCKS = "all", "public", "clocks"
SHOWN = (ALL, PUBLIC, CLOCKS)
NEWEST, OLDEST = "newest", "oldest"
AT_ONCE = 12
ORDERS = (NEWEST, OLDEST)

GIVEN = frozenset({Verb.DISPATCH, Verb.REDIRECT, Verb.REDO})
FOLDED = frozenset({Verb.ESCALATE, Verb.RECOMPUTE, Verb.ARCHIVE, Verb.FORGET})
"""What the system does by itself, beside the people's work."""


@dataclass(frozen=True, slots=True)
class DueMoved:
    """A deadline that an act moved."""

    clock: str
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, slots=True)
class Line:
    """One act. `facts` are (label, value), `texts` (label, words) with the words empty where they were erased;
    `citizen` is the sentence in the citizen's timeline."""

    seq: int
    verb: Verb
    at: datetime
    title: str
    who: str
    role: str
    unit: str
    public: bool
    facts: list[tuple[str, str]]
    texts: list[tuple[str, str]]
    citizen: str
    moved: list[DueMoved]
    files: list[str]
    folded: bool
    breach: bool
    clocks: bool


@dataclass(slots=True)
class Fold:
    """Lines that follow each other; more than one step of the system is folded together."""

    lines: list[Line] = field(default_factory=list)
    folded: bool = False

    @property
    def first(self) -> int:
        """The number of the earliest: the fold's name while it grows."""
        return min(line.seq for line in self.lines)

    @property
    def breaches(self) -> int:
        """How many of them say that a deadline passed."""
        return sum(line.breach for line in self.lines)


def lines_of(acts: Sequence[Entry], public: Iterable[PublicEntry], name: Name, people: Mapping[int, str]) -> list[Line]:
    """Return the acts, oldest first. `people` names staff by account. No statement."""
    told = {entry.seq: entry.sentence for entry in public}
    requests = [act.data.get("kind", "reopen") for act in acts if act.verb in (Verb.REQUEST, Verb.ASK_REOPEN)]
    return [_line(act, told.get(act.seq, ""), name, people, requests) for act in acts]


def wanted(lines: Sequence[Line], shown: str, order: str) -> list[Fold]:
    """Return the lines that are asked for, in the order asked, steps of the system folded."""
    kept = [
        line
        for line in lines
        if shown == ALL or (shown == PUBLIC and line.public and line.citizen) or (shown == CLOCKS and line.clocks)
    ]
    if order == NEWEST:
        kept.reverse()
    folds: list[Fold] = []
    for line in kept:
        fold = shown == ALL and line.folded
        if not (fold and folds and folds[-1].folded):
            folds.append(Fold(folded=fold))
        folds[-1].lines.append(line)
    for one in folds:
        one.folded = one.folded and len(one.lines) > 1
    return folds


def begun(folds: Sequence[Fold]) -> list[Fold]:
    """Return the folds that a page begins with: a long story's rest is fetched when it is opened. A rest of one or two
    would not be worth the click."""
    so_far = list(accumulate(len(fold.lines) for fold in folds))
    if not folds or so_far[-1] <= AT_ONCE + 2:
        return list(folds)
    return [fold for fold, lines in zip(folds, so_far, strict=True) if lines <= AT_ONCE] or list(folds[:1])


def people_in(events: Iterable[Event]) -> set[int]:
    """Return the accounts that events name by number."""
    return {int(event.data["person"]) for event in events if event.data.get("person")}


def _line(act: Entry, citizen: str, name: Name, people: Mapping[int, str], requests: list[str]) -> Line:
    verb, data = Verb(act.verb), act.data
    says = {say.name: say for say in VERBS[verb].says}
    step = verb is Verb.ESCALATE and "clock" in data
    facts = [
        (capfirst(choices.label(say.name, verb)), _value(verb, say, data[say.name], name, people, requests))
        for say in says.values()
        if _told(verb, say, data)
    ]
    if step and data.get("tell"):
        facts.append((_("Told"), told_words(data["tell"])))
    if verb in GIVEN and verb is Verb.REDO and data.get("assists"):
        facts.append((_("Assisting units"), _listed(data["assists"], name)))
    # The rules' reasons stand beside the ticket, in the reader's language; as a text they were kept in one.
    own = {} if "trace" in data and act.role == Role.SYSTEM else act.texts
    papers = [(_label(act, field), text) for field, text in own.items()]
    moved = [_moved(key, new) for key, new in data.get("moved", {}).items()]
    return Line(
        seq=act.seq,
        verb=verb,
        at=act.at,
        title=step_title(data, name) if step else _title(verb, data, name),
        who="" if act.role == Role.SYSTEM else act.name,
        role=word(Role, act.role),
        unit=name("unit", act.unit) if act.unit else "",
        public=act.public,
        facts=facts,
        texts=papers,
        citizen=citizen,
        moved=moved,
        files=[one["id"] for one in data.get("files", [])],
        folded=act.role == Role.SYSTEM and verb in FOLDED,
        breach=bool(data.get("breach")),
        clocks=step or bool(moved) or bool(VERBS[verb].starts or VERBS[verb].meets),
    )


def _label(act: Entry, field: str) -> str:
    if act.verb == Verb.REPLY and field == "text" and not act.public:  # an assisting unit's, to the lead
        return _("What the unit did")
    return capfirst(choices.label(field, Verb(act.verb)))


def _told(verb: Verb, say: Say, data: Mapping[str, Any]) -> bool:
    """Say whether something said stands among the facts: files have pictures, and the lead stands in the title."""
    shown = say.kind is not Kind.FILES and not (verb in GIVEN and say.name == "lead")
    return shown and data.get(say.name) not in (None, "", [], False)


def _title(verb: Verb, data: Mapping[str, Any], name: Name) -> str:
    title = capfirst(done_word(verb))
    if verb in GIVEN:
        return f"{title} → {name('unit', data['lead'])}"
    if verb is Verb.REQUEST:
        return f"{title}: {word(RequestKind, data['kind'])}"
    if verb is Verb.SIGN_FOR and data.get("auto"):
        return _("Signed for by the system")
    return title


def _value(verb: Verb, say: Say, value: Any, name: Name, people: Mapping[int, str], requests: list[str]) -> str:
    if say.name == "request" and 0 < int(value) <= len(requests):
        return f"{value} ({word(RequestKind, requests[int(value) - 1])})"
    if say.kind is Kind.CODE:
        return choices.choices(verb, say.name).get(value, str(value))
    if say.kind in (Kind.UNIT, Kind.CATEGORY, Kind.AREA):
        return name(say.kind.value, value)
    if say.kind is Kind.UNITS:
        return _listed(value, name)
    if say.kind is Kind.PERSON:
        return people.get(int(value), f"#{value}")
    if say.kind is Kind.DATE:
        return written_day(str(value))
    if say.kind is Kind.FLAG:
        return _("yes")
    return str(value)


def _listed(codes: Iterable[str], name: Name) -> str:
    return _(", ").join(name("unit", code) for code in codes)


def _moved(key: str, new: Mapping[str, str]) -> DueMoved:
    kind = key.partition("#")[0]
    return DueMoved(word(ClockKind, kind), parse_datetime(new["from"]), parse_datetime(new["to"]))


def written_day(iso: str) -> str:
    """Return a date in the reader's manner; what is none stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return date_format(day, "DATE_FORMAT")
