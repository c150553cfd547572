"""The law as one table: every verb, from where to where, who may do it, what they must say, what clocks do.

Endpoints, buttons, permissions, OpenAPI texts, the diagram in `docs/lifecycle.md` and the test that each verb
has its file, endpoint and tests are derived from `VERBS`. To add a verb: add its row here, what it means to a
life in `tickets/domain/stages/`, and its door in `tickets/actions/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from routing.domain.speech import _
from tickets.domain.people import HOTLINE, HOTLINE_FLOOR, STAFF_ROLES, UNIT, Role
from tickets.domain.vocabulary import (
    CALLBACK_REASONS,
    CONTACT_WAYS,
    OPEN,
    REFERRALS,
    REVEAL_REASONS,
    ClockKind,
    Decision,
    LegalRoute,
    Level,
    Reach,
    ReplyResult,
    RequestKind,
    ServiceClass,
    Solved,
    State,
    SupervisionKind,
    TicketType,
    Urgency,
)


class Verb(StrEnum):
    """Everything that can happen to a citizen's complaint."""

    REGISTER = "register"
    ANSWER = "answer"
    REFER = "refer"
    DISPATCH = "dispatch"
    SIGN_FOR = "sign_for"
    REQUEST = "request"
    DECIDE = "decide"
    REDIRECT = "redirect"
    ASSIGN = "assign"
    CONTACT = "contact"
    INTERIM_REPLY = "interim_reply"
    SUSPEND = "suspend"
    WAKE = "wake"
    REPLY = "reply"
    RETURN_REPLY = "return_reply"
    PASS_REPLY = "pass_reply"
    CALL_BACK = "call_back"
    REDO = "redo"
    ASK_REOPEN = "ask_reopen"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    UNMERGE = "unmerge"
    FOLLOW = "follow"
    APPEND = "append"
    URGE = "urge"
    SUPERVISE = "supervise"
    LIFT = "lift"
    ESCALATE = "escalate"
    RECLASSIFY = "reclassify"
    NOTE = "note"
    REVEAL = "reveal"
    RECOMPUTE = "recompute"
    ARCHIVE = "archive"
    FORGET = "forget"


class Kind(StrEnum):
    """What a `Say` holds. `TEXT` is kept as a paper, erasable; all others stand in the event, of `FILES` their ids
    and digests."""

    TEXT = "text"
    CODE = "code"
    UNIT = "unit"
    UNITS = "units"
    PERSON = "person"
    CATEGORY = "category"
    AREA = "area"
    TICKET = "ticket"
    DATE = "date"
    DAYS = "days"
    NUMBER = "number"
    FLAG = "flag"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Say:
    """One thing the actor says with a verb: a field of the form, of the API and of the event.

    `needed` marks what the table calls "must say"; `choices` bounds a code; `most` bounds a text's characters,
    a number's value or how many files.
    """

    name: str
    kind: Kind
    label: str
    needed: bool = True
    choices: tuple[str, ...] = ()
    most: int = 4000


@dataclass(frozen=True, slots=True)
class Row:
    """One verb's law.

    `to` lists every state the verb may lead to; empty means the state is kept. `ways` says it by source where not
    every target can be reached from every source. `public` acts stand in the
    citizen's timeline. `partner` verbs may be granted to API partners. `chinese` is the trade's own word.
    """

    verb: Verb
    chinese: str
    meaning: str
    sources: frozenset[State]
    to: tuple[State, ...]
    who: frozenset[Role]
    says: tuple[Say, ...] = ()
    starts: tuple[ClockKind, ...] = ()
    meets: tuple[ClockKind, ...] = ()
    public: bool = True
    manual: bool = True  # False: only the system does it; it has no endpoint of its own
    ways: Mapping[State, tuple[State, ...]] = field(default_factory=dict, hash=False)

    def leads_to(self, source: State) -> tuple[State, ...]:
        """Return the states the verb may lead to from `source`; empty means that the state is kept."""
        return self.ways.get(source, self.to)


S = State
C = ClockKind
SUPERVISORS = frozenset({Role.SUPERVISOR})
DECIDERS = frozenset({Role.SUPERVISOR, Role.DISPATCHER})
REVIEWERS = frozenset({Role.REVIEWER, Role.SUPERVISOR})
FLOOR = HOTLINE_FLOOR
UNIT_PEOPLE = UNIT | {Role.DISTRICT_COORDINATOR}
BY_SYSTEM = frozenset({Role.SYSTEM})
CITIZEN = frozenset({Role.CITIZEN})
REGISTRARS = FLOOR | {Role.CITIZEN, Role.INSPECTOR, Role.API_PARTNER, Role.SYSTEM}
LOOKERS = HOTLINE_FLOOR | UNIT_PEOPLE
WITH_UNIT = frozenset({S.DISPATCHED, S.HANDLING})


def text(name: str, label: str, needed: bool = True, most: int = 4000) -> Say:
    """A free text, kept as a paper."""
    return Say(name, Kind.TEXT, label, needed, (), most)


def code(name: str, label: str, choices: tuple[str, ...] | type[StrEnum], needed: bool = True) -> Say:
    """A code out of a list."""
    return Say(name, Kind.CODE, label, needed, tuple(str(choice) for choice in choices))


def say(name: str, kind: Kind, label: str, needed: bool = True, most: int = 4000) -> Say:
    """Anything else."""
    return Say(name, kind, label, needed, (), most)


FILES_OF_AN_ACT = 9
FILES = say("files", Kind.FILES, _("Photos and documents"), needed=False, most=FILES_OF_AN_ACT)
"""What may prove what is said. Whoever reads the act's texts sees them."""

ROWS: tuple[Row, ...] = (
    Row(
        Verb.REGISTER,
        "登记",
        _("The matter gets a number, a query code and two clocks."),
        frozenset(),
        (S.REGISTERED, S.DISPATCHED),
        REGISTRARS,
        starts=(C.CITIZEN, C.TRIAGE),
        manual=False,
    ),
    Row(
        Verb.ANSWER,
        "直接答复",
        _("The question is answered on the line and the ticket closes."),
        frozenset({S.REGISTERED}),
        (S.CLOSED,),
        FLOOR | BY_SYSTEM,
        (text("answer", _("The answer")), say("article", Kind.CODE, _("Knowledge article used"), needed=False)),
        meets=(C.TRIAGE, C.CITIZEN),
    ),
    Row(
        Verb.REFER,
        "引导",
        _("The matter is not dispatched: the caller is told what it is and where to go with it."),
        frozenset({S.REGISTERED}),
        (S.CLOSED,),
        FLOOR,
        (
            code("outcome", _("Outcome"), REFERRALS),
            text("script", _("What the caller was told")),
            code("route", _("Legal route told"), LegalRoute, needed=False),
        ),
        meets=(C.TRIAGE, C.CITIZEN),
    ),
    Row(
        Verb.DISPATCH,
        "派单",
        _("The ticket goes to one lead unit, and to assisting units with deadlines of their own."),
        frozenset({S.REGISTERED}),
        (S.DISPATCHED,),
        HOTLINE | BY_SYSTEM,
        (
            say("lead", Kind.UNIT, _("Lead unit")),
            say("assists", Kind.UNITS, _("Assisting units"), needed=False),
            say("copies", Kind.UNITS, _("Copies to"), needed=False),
            text("why", _("Why this unit")),
            say("designated", Kind.FLAG, _("Designated: may not be returned"), needed=False),
        ),
        starts=(C.SIGN_FOR, C.FIRST_CONTACT, C.HANDLE, C.ASSIST),
        meets=(C.TRIAGE,),
    ),
    Row(
        Verb.SIGN_FOR,
        "签收",
        _("The lead unit confirms receipt. The handling clock already runs."),
        frozenset({S.DISPATCHED}),
        (S.HANDLING,),
        UNIT_PEOPLE | BY_SYSTEM,
        meets=(C.SIGN_FOR,),
    ),
    Row(
        Verb.REQUEST,
        "申请",
        _("The unit asks the hotline for a return, more time, suspension or termination; clocks keep running."),
        WITH_UNIT,
        (),
        UNIT_PEOPLE,
        (
            code("kind", _("What is asked"), tuple(k for k in RequestKind if k is not RequestKind.REOPEN)),
            say("reason", Kind.CODE, _("Reason")),
            text("basis", _("Basis: facts, law, duty list")),
            say("suggested", Kind.UNIT, _("Unit that should handle it"), needed=False),
            say("days", Kind.DAYS, _("Days more"), needed=False, most=365),
            text("plan", _("Plan"), needed=False),
            text("owner", _("Who owns the plan"), needed=False, most=80),
            say("review_on", Kind.DATE, _("Review date"), needed=False),
        ),
    ),
    Row(
        Verb.DECIDE,
        "审批",
        _("The hotline grants or refuses a request; refusing a return may designate the unit."),
        frozenset({S.DISPATCHED, S.HANDLING, S.CLOSED}),
        (S.REGISTERED, S.SUSPENDED, S.CLOSED, S.DISPATCHED),
        DECIDERS,
        (
            say("request", Kind.NUMBER, _("Request")),
            code("decision", _("Decision"), Decision),
            text("why", _("Why")),
            say("days", Kind.DAYS, _("Days granted"), needed=False, most=365),
            say("lead", Kind.UNIT, _("Unit that handles it again, if another one"), needed=False),
        ),
        starts=(C.TRIAGE, C.LEDGER_REVIEW),
        meets=(C.CITIZEN,),
        ways={
            S.DISPATCHED: (S.REGISTERED, S.CLOSED),
            S.HANDLING: (S.REGISTERED, S.SUSPENDED, S.CLOSED),
            S.CLOSED: (S.DISPATCHED,),
        },
    ),
    Row(
        Verb.REDIRECT,
        "改派",
        _("The ticket is sent to another lead unit without coming back first."),
        WITH_UNIT,
        (S.DISPATCHED,),
        SUPERVISORS | {Role.DISTRICT_COORDINATOR} | BY_SYSTEM,
        (
            say("lead", Kind.UNIT, _("New lead unit")),
            text("why", _("Why")),
            say("designated", Kind.FLAG, _("Designated: may not be returned"), needed=False),
        ),
        starts=(C.SIGN_FOR, C.FIRST_CONTACT, C.HANDLE),
    ),
    Row(
        Verb.ASSIGN,
        "分办",
        _("The unit gives the ticket to one of its people."),
        WITH_UNIT,
        (),
        UNIT_PEOPLE,
        (say("person", Kind.PERSON, _("Person")),),
        public=False,
    ),
    Row(
        Verb.CONTACT,
        "联系",
        _("Two-way contact with the citizen is logged."),
        frozenset({S.HANDLING}),
        (),
        UNIT_PEOPLE | FLOOR,
        (code("way", _("How"), CONTACT_WAYS), text("note", _("What was talked about")), FILES),
        meets=(C.FIRST_CONTACT,),
    ),
    Row(
        Verb.INTERIM_REPLY,
        "阶段答复",
        _("What is done so far, and the date by which more is promised."),
        frozenset({S.HANDLING}),
        (),
        UNIT_PEOPLE,
        (text("text", _("What is done and what comes next")), say("promise_on", Kind.DATE, _("Promised by")), FILES),
        starts=(C.PROMISE,),
        meets=(C.PROMISE, C.FIRST_CONTACT),
    ),
    Row(
        Verb.SUSPEND,
        "挂账",
        _("Cannot be solved now: on the ledger with a plan, an owner and a review date within 90 days."),
        frozenset({S.HANDLING}),
        (S.SUSPENDED,),
        SUPERVISORS,
        (
            text("plan", _("Plan")),
            text("owner", _("Who owns the plan"), most=80),
            say("review_on", Kind.DATE, _("Review date")),
        ),
        starts=(C.LEDGER_REVIEW,),
    ),
    Row(
        Verb.WAKE,
        "销账",
        _("Handling goes on where it stood."),
        frozenset({S.SUSPENDED}),
        (S.HANDLING,),
        UNIT_PEOPLE | SUPERVISORS | BY_SYSTEM,
        (text("why", _("Why"), needed=False),),
        meets=(C.LEDGER_REVIEW,),
    ),
    Row(
        Verb.REPLY,
        "回复",
        _("The lead unit replies; an assisting unit's reply completes its part."),
        WITH_UNIT,
        (S.REPLIED, S.CALLBACK, S.CLOSED),
        UNIT_PEOPLE,
        (
            code("result", _("Result"), ReplyResult),
            text("text", _("The reply, as the citizen will read it")),
            text("evidence", _("Evidence: what shows that it is done"), needed=False),
            FILES,
        ),
        starts=(C.REPLY_REVIEW,),
        meets=(C.HANDLE, C.PROMISE, C.ASSIST),
        ways={S.DISPATCHED: ()},  # only an assisting unit replies before the lead has signed for it
    ),
    Row(
        Verb.RETURN_REPLY,
        "退回重办",
        _("The reply is not good enough; handling, and what assisting units still owe, goes on where it stood."),
        frozenset({S.REPLIED}),
        (S.HANDLING,),
        REVIEWERS,
        (
            text("missing", _("What is missing")),
            say("assists", Kind.UNITS, _("Assisting units that must go on, too"), needed=False),
        ),
        meets=(C.REPLY_REVIEW,),
    ),
    Row(
        Verb.PASS_REPLY,
        "审核通过",
        _("The reply passes review; the citizen is asked, where the policy asks and they did not decline it."),
        frozenset({S.REPLIED}),
        (S.CALLBACK, S.CLOSED),
        REVIEWERS | BY_SYSTEM,
        (text("remark", _("Remark"), needed=False),),
        starts=(C.CALLBACK,),
        meets=(C.REPLY_REVIEW, C.CITIZEN),
    ),
    Row(
        Verb.CALL_BACK,
        "回访",
        _("The citizen is asked: contacted, solved, satisfied? At most three attempts, then unrated."),
        frozenset({S.CALLBACK}),
        (S.CLOSED, S.DISPATCHED),
        FLOOR | CITIZEN | BY_SYSTEM,
        (
            code("reach", _("How the attempt went"), Reach),
            say("contacted", Kind.FLAG, _("Did the unit contact you?"), needed=False),
            code("solved", _("Is it solved?"), Solved, needed=False),
            say(
                "satisfied",
                Kind.NUMBER,
                _("Are you satisfied? 1 very unsatisfied … 5 very satisfied"),
                needed=False,
                most=5,
            ),
            code("reason", _("Reason"), CALLBACK_REASONS, needed=False),
            text("remark", _("In the citizen's words"), needed=False),
            say("accept", Kind.FLAG, _("Not solved, but the citizen accepts the explanation"), needed=False),
            FILES,
        ),
        meets=(C.CALLBACK, C.CITIZEN),
    ),
    Row(
        Verb.REDO,
        "重办",
        _("A new round: handled again with new unit clocks; the citizen clock never resets."),
        frozenset({S.CALLBACK, S.CLOSED}),
        (S.DISPATCHED,),
        frozenset({Role.OPERATOR, Role.SUPERVISOR}) | BY_SYSTEM,
        (text("why", _("Why")), say("lead", Kind.UNIT, _("Another lead unit"), needed=False)),
        starts=(C.SIGN_FOR, C.FIRST_CONTACT, C.HANDLE, C.ASSIST),
    ),
    Row(
        Verb.ASK_REOPEN,
        "申请重启",
        _("The citizen brings new facts about a closed matter."),
        frozenset({S.CLOSED}),
        (),
        CITIZEN | FLOOR,
        (text("facts", _("New facts")), FILES),
    ),
    Row(
        Verb.WITHDRAW,
        "撤诉",
        _("The citizen takes the complaint back."),
        OPEN,
        (S.CLOSED,),
        CITIZEN | FLOOR,
        (text("why", _("Why")),),
        meets=(C.CITIZEN,),
    ),
    Row(
        Verb.MERGE,
        "并单",
        _("Joined to a master ticket: one handling, but the caller keeps number, promise, reply and rating."),
        frozenset({S.REGISTERED, S.DISPATCHED, S.HANDLING}),
        (S.MERGED,),
        frozenset({Role.OPERATOR, Role.DISPATCHER, Role.SUPERVISOR}) | BY_SYSTEM,
        (say("master", Kind.TICKET, _("Master ticket")), text("why", _("Why it is the same matter"))),
    ),
    Row(
        Verb.UNMERGE,
        "拆单",
        _("Taken out of the master again, back to where it was."),
        frozenset({S.MERGED}),
        (S.REGISTERED, S.DISPATCHED, S.HANDLING),
        frozenset({Role.OPERATOR, Role.DISPATCHER, Role.SUPERVISOR}),
        (text("why", _("Why it is another matter")),),
    ),
    Row(
        Verb.FOLLOW,
        "随主单",
        _("The master's end is carried to a merged ticket: its caller is told, and asked, for themselves."),
        frozenset({S.MERGED}),
        (S.CALLBACK, S.CLOSED),
        BY_SYSTEM,
        starts=(C.CALLBACK,),
        meets=(C.CITIZEN,),
        manual=False,
    ),
    Row(
        Verb.APPEND,
        "补充",
        _("New material or a repeat call on the same ticket, not a new ticket."),
        OPEN,
        (),
        CITIZEN | FLOOR | {Role.API_PARTNER},
        (text("text", _("What is added")), say("repeat_call", Kind.FLAG, _("A repeat call"), needed=False), FILES),
    ),
    Row(
        Verb.URGE,
        "催办",
        _("The citizen presses for progress."),
        OPEN,
        (),
        CITIZEN | FLOOR,
        (text("text", _("Why it is pressing"), needed=False),),
    ),
    Row(
        Verb.SUPERVISE,
        "督办",
        _("Formal pressure on the unit, from a yellow card to a visit on site."),
        OPEN - {S.MERGED},
        (),
        SUPERVISORS | BY_SYSTEM,
        (
            code("kind", _("Kind"), SupervisionKind),
            text("why", _("Why")),
            say("due_on", Kind.DATE, _("Report due on"), needed=False),
        ),
        starts=(C.SUPERVISION_DUE,),
    ),
    Row(
        Verb.LIFT,
        "解除督办",
        _("A supervision is lifted."),
        OPEN,
        (),
        SUPERVISORS,
        (say("supervision", Kind.NUMBER, _("Supervision")), text("why", _("Why"))),
        meets=(C.SUPERVISION_DUE,),
    ),
    Row(
        Verb.ESCALATE,
        "提级",
        _("A step of the ladder, or a supervisor, raises the matter to a higher level."),
        OPEN,
        (),
        SUPERVISORS | BY_SYSTEM,
        (code("level", _("To whom"), Level), text("why", _("Why"))),
    ),
    Row(
        Verb.RECLASSIFY,
        "改类",
        _("Type, category, place, urgency or class was wrong; due dates are counted anew from the same start."),
        frozenset({S.REGISTERED, S.DISPATCHED, S.HANDLING}),
        (),
        frozenset({Role.OPERATOR, Role.DISPATCHER, Role.SUPERVISOR}),
        (
            code("type", _("Type"), TicketType, needed=False),
            say("category", Kind.CATEGORY, _("Category"), needed=False),
            say("area", Kind.AREA, _("Area"), needed=False),
            code("urgency", _("Urgency"), Urgency, needed=False),
            code("service_class", _("Class"), ServiceClass, needed=False),
            text("why", _("Why")),
        ),
    ),
    Row(
        Verb.NOTE,
        "备注",
        _("A remark on the ticket, internal unless marked public."),
        frozenset(State),
        (),
        STAFF_ROLES - {Role.ANALYST, Role.AUDITOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN},
        (text("text", _("Text")), say("shown", Kind.FLAG, _("Show it to the citizen"), needed=False), FILES),
        public=False,
    ),
    Row(
        Verb.REVEAL,
        "查看身份",
        _("The caller's identity is shown for some minutes; the citizen can see who looked."),
        frozenset(State),
        (),
        LOOKERS,
        (code("reason", _("Reason"), REVEAL_REASONS), text("detail", _("In words"), needed=False, most=400)),
    ),
    Row(
        Verb.RECOMPUTE,
        "重算时限",
        _("A calendar or policy changed; open deadlines are counted anew, both values kept."),
        OPEN,
        (),
        BY_SYSTEM,
        manual=False,
    ),
    Row(
        Verb.ARCHIVE,
        "归档",
        _("The content is locked; retention of personal data begins to run."),
        frozenset({S.CLOSED}),
        (),
        BY_SYSTEM,
        public=False,
        manual=False,
    ),
    Row(
        Verb.FORGET,
        "清除身份",
        _("Identity and free texts are erased, statistics kept."),
        frozenset({S.CLOSED}),
        (),
        BY_SYSTEM | {Role.SECURITY_ADMIN},
        public=False,
        manual=False,
    ),
)

VERBS: dict[Verb, Row] = {row.verb: row for row in ROWS}


def open_to(state: State, roles: frozenset[Role]) -> tuple[Verb, ...]:
    """Return the verbs that somebody with `roles` may attempt on a ticket in `state`, in table order.

    Whether the ticket is theirs at all, and what its own history forbids, is decided when they try.
    """
    return tuple(row.verb for row in ROWS if row.manual and state in row.sources and not row.who.isdisjoint(roles))
