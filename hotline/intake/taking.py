"""Taking a complaint: who calls, what it is about, and what becomes of it, in one transaction.

Whatever channel it comes by, a complaint comes in here. At most 14 statements, begin and commit counted.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from hotline.citizens.identity import Identity, read_care
from hotline.citizens.models import Citizen
from hotline.citizens.records import know
from hotline.knowledge.queries import cite
from routing.domain.speech import _
from tickets.actions._door import moving
from tickets.actions._move import Move
from tickets.actions.register import Receipt, begin, locate
from tickets.codes import new_code
from tickets.domain.lifecycle import Verb
from tickets.domain.matter import Matter
from tickets.domain.people import HOTLINE_FLOOR, Actor, Role
from tickets.domain.refusals import Invalid, NotNow, missing
from tickets.domain.vocabulary import CallerKind, Outcome, State, Urgency
from tickets.models import Ticket

DOINGS = ("route", "hold", "answer", "refer")
"""What becomes of a complaint: dispatched if the router is sure; left for triage; answered on the line; told where it
belongs (Beijing Art. 11: never a bare refusal)."""

EMERGENCY_LINES = ("110", "119", "120", "122", "other")
"""Police, fire, ambulance, traffic accidents: where an emergency is put through to."""

BY_ACTOR = frozenset({Role.INSPECTOR, Role.API_PARTNER})
"""Whose reports carry their sender as the source: it is how they see them again."""


NOBODY = Identity()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: all of it may be empty. `care` None means nobody asked."""

    identity: Identity = NOBODY
    language: str = ""
    care: tuple[str, ...] | None = None

    @classmethod
    def read(cls, said: Mapping[str, Any] | None) -> "Caller":
        """Return the caller that `said` describes: fields of `Identity`, ``language`` and ``care``."""
        words = dict(said or {})
        language = str(words.pop("language", "") or "").strip()
        if len(language) > 10:
            raise Invalid("too_long", _("“{field}” holds at most {most} characters."), field="language", most=10)
        care = words.pop("care", None)
        return cls(Identity.read(words), language, None if care is None else read_care(care))

    def __bool__(self) -> bool:
        return bool(self.identity or self.language or self.care)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken: the kernel's receipt, and how many open tickets of the caller are about such a matter."""

    receipt: Receipt
    repeats: int = 0

    @property
    def number(self) -> str:
        """The ticket's number."""
        return self.receipt.ticket.number


def take_complaint(
    said: Mapping[str, Any],
    caller: Mapping[str, Any] | Caller | None,
    *,
    actor: Actor,
    now: datetime,
    then: str | Mapping[str, Any] = "route",
) -> Taken:
    """Note who calls, register what they say, and do what `then` says with it.

    `said` is a `Matter` without caller; `then` is one of `DOINGS`, or ``{"do": "answer", "answer": …, "article": …}``,
    ``{"do": "refer", "outcome": …, "script": …, "route": …}``, for an emergency also ``"transfer": {"line": "119",
    "taken": true}``. The same ``intake_key`` again gets the first receipt, code included: keys must come scoped by
    sender. Raises refusals; nothing is then written.
    """
    caller = caller if isinstance(caller, Caller) else Caller.read(caller)
    do, words, facts = _read_then(then)
    matter = _matter(said, caller, actor, facts)
    before = _before(matter)
    if before is not None:
        return before
    if words.get("article"):
        words["article"] = cite(words["article"])
    try:
        with moving(actor, now) as move:
            return _take(move, matter, caller, do, words, facts)
    except IntegrityError:
        # The same submit came twice at the same moment, and the other one was first.
        before = _before(matter)
        if before is None:
            raise
        return before


def repeats_of(matter: Matter, phone_index: bytes | memoryview | None) -> int:
    """Return how many open tickets of a number are about the same category, in the same area if it is known."""
    if phone_index is None or not matter.category:
        return 0
    same = Ticket.objects.filter(
        caller__in=Citizen.objects.filter(phone_index=phone_index).values("id"), category__code=matter.category
    ).exclude(state=State.CLOSED)
    return same.filter(area__code=matter.area).count() if matter.area else same.count()


def _take(move: Move, matter: Matter, caller: Caller, do: str, words: dict[str, Any], facts: dict[str, Any]) -> Taken:
    key = uuid.UUID(move.actor.caller) if move.actor.caller else uuid.uuid4()
    index = None
    if caller:
        # A number heard on the line is known; a number typed by somebody we do not see is claimed.
        proved = move.actor.is_any(HOTLINE_FLOOR | {Role.SYSTEM})
        known = know(caller.identity, now=move.now, proved=proved, language=caller.language, care=caller.care, key=key)
        key, index = known.id, known.phone_index
    matter = replace(locate(matter, move.catalogue), caller=str(key))
    repeats = repeats_of(matter, index) if do == "route" else 0
    receipt = begin(move, matter, route=do == "route", repeats=repeats)
    (case,) = move.cases
    if do == "answer":
        case.do(Verb.ANSWER, words)
    elif do == "refer":
        case.do(Verb.REFER, words, facts=facts)
    return Taken(receipt, repeats)


def _matter(said: Mapping[str, Any], caller: Caller, actor: Actor, facts: Mapping[str, Any]) -> Matter:
    if "caller" in said:
        raise Invalid("unknown_field", _("“{field}” is not asked for here."), field="caller")
    matter = Matter.read(said)
    if actor.is_any(BY_ACTOR):
        matter = replace(matter, source=actor.ref)
    if not caller.identity and matter.caller_kind == CallerKind.PERSON:
        matter = replace(matter, caller_kind=CallerKind.ANONYMOUS.value)
    if "transfer" in facts:
        matter = replace(matter, urgency=Urgency.EMERGENCY.value)
    return matter


def _read_then(then: str | Mapping[str, Any]) -> tuple[str, dict[str, Any], dict[str, Any]]:
    words: dict[str, Any] = {"do": then} if isinstance(then, str) else dict(then)
    do = words.pop("do", "route")
    if do not in DOINGS:
        raise Invalid(
            "unknown_code",
            _("“{value}” is not one of: {choices}."),
            field="do",
            value=str(do)[:80],
            choices=", ".join(DOINGS),
        )
    if do in ("route", "hold"):
        if any(words.values()):
            raise Invalid("unknown_field", _("“{field}” is not asked for here."), field=next(iter(words)))
        return do, {}, {}
    transfer = words.pop("transfer", None)
    emergency = words.get("outcome") == Outcome.REFERRED_EMERGENCY
    if emergency and not transfer:
        raise missing("transfer")
    if transfer and not emergency:
        raise Invalid("unknown_field", _("“{field}” is not asked for here."), field="transfer")
    return do, words, {"transfer": _read_transfer(transfer)} if transfer else {}


def _read_transfer(transfer: Mapping[str, Any]) -> dict[str, Any]:
    line = str(transfer.get("line", ""))
    if line not in EMERGENCY_LINES:
        raise Invalid(
            "unknown_code",
            _("“{value}” is not one of: {choices}."),
            field="transfer",
            value=line[:80],
            choices=", ".join(EMERGENCY_LINES),
        )
    return {"line": line, "taken": bool(transfer.get("taken"))}


def _before(matter: Matter) -> Taken | None:
    """Return what a submit that comes again was answered the first time. Raises `NotNow` where the key comes with
    other words: then it is a client's mistake, and must not swallow a complaint."""
    ticket = None
    if matter.intake_key:
        ticket = Ticket.objects.filter(intake_key=matter.intake_key).first()
    elif matter.external_id:
        ticket = Ticket.objects.filter(source=matter.source, external_id=matter.external_id).first()
    if ticket is None:
        return None
    if matter.intake_key and (ticket.type, ticket.title, ticket.content) != (matter.type, matter.title, matter.content):
        raise NotNow("key_used", _("This Idempotency-Key belongs to another request."))
    return Taken(Receipt(ticket, new_code(matter.intake_key) if matter.intake_key else "", again=True))
