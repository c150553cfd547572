"""What people read for the codes of the vocabulary, in the reader's language.

Codes stand in events, the API and the database; these are the labels beside them. One table per kind of code.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tickets.domain.clock import Standing
from tickets.domain.ladder import Do, Recipient
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.vocabulary import (
    CallerKind,
    Channel,
    ClockKind,
    Decision,
    LegalRoute,
    Level,
    Outcome,
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

REQUEST_STATUSES = {
    "pending": _("waits for a decision"),
    "granted": _("granted"),
    "refused": _("refused"),
    "designated": _("refused, and the unit is designated"),
    "void": _("overtaken by events"),
}

PART_ROLES = {"lead": _("lead"), "assist": _("assist"), "copy": _("copy")}

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, object]] = {
    State: {
        State.REGISTERED: _("registered"),
        State.DISPATCHED: _("waits to be signed for"),
        State.HANDLING: _("being handled"),
        State.SUSPENDED: _("on the ledger"),
        State.REPLIED: _("reply under review"),
        State.CALLBACK: _("waits for the callback"),
        State.CLOSED: _("closed"),
        State.MERGED: _("merged"),
    },
    TicketType: {
        TicketType.CONSULTATION: _("question"),
        TicketType.HELP: _("request for help"),
        TicketType.COMPLAINT: _("complaint"),
        TicketType.REPORT: _("report of wrongdoing"),
        TicketType.SUGGESTION: _("suggestion"),
        TicketType.PRAISE: _("praise"),
        TicketType.OTHER: _("other"),
    },
    Urgency: {
        Urgency.NORMAL: _("normal"),
        Urgency.URGENT: _("urgent"),
        Urgency.EMERGENCY: _("emergency"),
    },
    ServiceClass: {
        ServiceClass.EMERGENCY: _("emergency"),
        ServiceClass.URGENT: _("urgent"),
        ServiceClass.NORMAL: _("normal"),
        ServiceClass.COMPLEX: _("complex"),
        ServiceClass.STATUTORY: _("statutory"),
        ServiceClass.CONSULTATION: _("question"),
        ServiceClass.REPORT: _("report of wrongdoing"),
        ServiceClass.SUGGESTION: _("suggestion"),
        ServiceClass.PRAISE: _("praise"),
    },
    ClockKind: {
        ClockKind.CITIZEN: _("promise to the citizen"),
        ClockKind.TRIAGE: _("triage"),
        ClockKind.SIGN_FOR: _("signing for"),
        ClockKind.FIRST_CONTACT: _("first contact"),
        ClockKind.HANDLE: _("handling"),
        ClockKind.ASSIST: _("assisting"),
        ClockKind.PROMISE: _("promised date"),
        ClockKind.REPLY_REVIEW: _("review of the reply"),
        ClockKind.CALLBACK: _("callback"),
        ClockKind.LEDGER_REVIEW: _("review of the ledger"),
        ClockKind.SUPERVISION_DUE: _("report on the supervision"),
    },
    Standing: {
        Standing.RUNNING: _("running"),
        Standing.PAUSED: _("paused"),
        Standing.MET: _("met"),
        Standing.CANCELLED: _("cancelled"),
    },
    Channel: {
        Channel.PHONE: _("telephone"),
        Channel.WEB: _("web site"),
        Channel.APP: _("app"),
        Channel.WECHAT: _("WeChat"),
        Channel.SMS: _("text message"),
        Channel.MAIL: _("letter or e-mail"),
        Channel.VISIT: _("visit"),
        Channel.INSPECTOR: _("grid inspector"),
        Channel.PARTNER: _("partner system"),
        Channel.OPEN311: _("Open311"),
        Channel.SYSTEM: _("the system itself"),
        Channel.IMPORT: _("import"),
    },
    CallerKind: {
        CallerKind.PERSON: _("person"),
        CallerKind.COMPANY: _("company"),
        CallerKind.ORGANISATION: _("organisation"),
        CallerKind.ANONYMOUS: _("anonymous"),
        CallerKind.SYSTEM: _("the system itself"),
    },
    Outcome: {
        Outcome.ANSWERED: _("answered"),
        Outcome.RESOLVED: _("resolved"),
        Outcome.PARTLY_RESOLVED: _("partly resolved"),
        Outcome.EXPLAINED: _("explained"),
        Outcome.PLAN_AGREED: _("a plan was agreed"),
        Outcome.UNRESOLVED: _("not resolved"),
        Outcome.CANNOT_VERIFY: _("could not be verified"),
        Outcome.WITHDRAWN: _("withdrawn by the caller"),
        Outcome.UNRATED: _("closed, the caller could not be asked"),
        Outcome.TERMINATED: _("ended by decision of the hotline"),
        Outcome.FORWARDED: _("forwarded"),
        Outcome.REFERRED_EMERGENCY: _("referred to the emergency services"),
        Outcome.REFERRED_LEGAL: _("referred to a legal procedure"),
        Outcome.KNOWN_MATTER: _("known already and being dealt with"),
        Outcome.SECRET_PRIVACY: _("touches secrets or privacy"),
        Outcome.OUT_OF_DUTY: _("not a duty of the government"),
        Outcome.UNLAWFUL: _("against the law"),
        Outcome.OTHER_CITY: _("a matter of another city"),
        Outcome.CENTRAL_UNIT: _("a matter of a central authority"),
        Outcome.NO_CONTENT: _("no matter was stated"),
        Outcome.ABUSE: _("abuse"),
        Outcome.TEST: _("a test"),
    },
    ReplyResult: {
        ReplyResult.SOLVED: _("solved"),
        ReplyResult.PARTLY: _("partly solved"),
        ReplyResult.EXPLAINED: _("explained"),
        ReplyResult.PLAN_AGREED: _("a plan was agreed"),
        ReplyResult.CANNOT_VERIFY: _("could not be verified"),
        ReplyResult.CALLER_WITHDREW: _("the caller withdrew"),
        ReplyResult.LEGAL_PROCEDURE: _("belongs in a legal procedure"),
    },
    RequestKind: {
        RequestKind.RETURN: _("return"),
        RequestKind.EXTENSION: _("more time"),
        RequestKind.SUSPEND: _("suspension"),
        RequestKind.TERMINATE: _("termination"),
        RequestKind.REOPEN: _("reopening"),
    },
    Decision: {
        Decision.GRANTED: _("granted"),
        Decision.REFUSED: _("refused"),
        Decision.DESIGNATED: _("refused, and the unit is designated"),
    },
    LegalRoute: {
        LegalRoute.LITIGATION: _("litigation"),
        LegalRoute.ARBITRATION: _("arbitration"),
        LegalRoute.DISCIPLINE: _("discipline inspection"),
        LegalRoute.ADMINISTRATIVE_REVIEW: _("administrative review"),
        LegalRoute.INFORMATION_DISCLOSURE: _("disclosure of information"),
        LegalRoute.PETITION: _("petition"),
        LegalRoute.POLICE: _("police"),
        LegalRoute.MARKET: _("market supervision"),
    },
    Reach: {
        Reach.REACHED: _("reached"),
        Reach.REFUSED: _("did not want to answer"),
        Reach.WRONG_NUMBER: _("wrong number"),
        Reach.NO_ANSWER: _("no answer"),
        Reach.LATER: _("asked for another time"),
        Reach.WEB_RATED: _("rated on the web"),
        Reach.NOT_ASKED: _("not asked"),
    },
    Solved: {Solved.YES: _("solved"), Solved.PARTLY: _("partly solved"), Solved.NO: _("not solved")},
    Level: {
        Level.DISTRICT: _("district government"),
        Level.HOTLINE: _("hotline centre"),
        Level.CITY_OFFICE: _("general office of the city"),
        Level.MAYOR: _("mayor"),
    },
    Do: {
        Do.TELL: _("remind"),
        Do.YELLOW_CARD: _("yellow card"),
        Do.RED_CARD: _("red card"),
        Do.SUPERVISE: _("supervise"),
        Do.RAISE_URGENCY: _("raise the urgency"),
        Do.HAND_TO_PARENT: _("raise it to the unit above"),
        Do.AUTO_ACCEPT: _("sign for the unit"),
        Do.WAKE: _("take off the ledger"),
        Do.CLOSE_UNRATED: _("close without a rating"),
        Do.PASS_REPLY: _("pass the reply"),
    },
    Recipient: {
        Recipient.UNIT: _("unit"),
        Recipient.UNIT_LEAD: _("unit lead"),
        Recipient.HANDLER: _("handler"),
        Recipient.DISTRICT: _("district coordinator"),
        Recipient.SUPERVISOR: _("supervisor"),
        Recipient.OPERATOR: _("operator"),
        Recipient.REVIEWER: _("reviewer"),
        Recipient.CITIZEN: _("citizen"),
    },
    SupervisionKind: {
        SupervisionKind.YELLOW: _("yellow card"),
        SupervisionKind.RED: _("red card"),
        SupervisionKind.WRITTEN: _("written supervision"),
        SupervisionKind.LISTED: _("listed supervision"),
        SupervisionKind.ON_SITE: _("visit on site"),
        SupervisionKind.INTERVIEW: _("interview"),
        SupervisionKind.LEADER_NOTE: _("instruction of a leader"),
    },
    Role: {
        Role.CITIZEN: _("citizen"),
        Role.OPERATOR: _("operator"),
        Role.CONTRACTOR: _("contractor operator"),
        Role.DISPATCHER: _("dispatcher"),
        Role.REVIEWER: _("reviewer"),
        Role.SUPERVISOR: _("supervisor"),
        Role.UNIT_CLERK: _("unit clerk"),
        Role.HANDLER: _("handler"),
        Role.UNIT_LEAD: _("unit lead"),
        Role.DISTRICT_COORDINATOR: _("district coordinator"),
        Role.INSPECTOR: _("grid inspector"),
        Role.ANALYST: _("analyst"),
        Role.AUDITOR: _("auditor"),
        Role.SYSTEM_ADMIN: _("system administrator"),
        Role.SECURITY_ADMIN: _("security administrator"),
        Role.API_PARTNER: _("API partner"),
        Role.SYSTEM: _("the system"),
    },
    Verb: {
        Verb.REGISTER: _("register"),
        Verb.ANSWER: _("answer on the line"),
        Verb.REFER: _("refer elsewhere"),
        Verb.DISPATCH: _("dispatch"),
        Verb.SIGN_FOR: _("sign for"),
        Verb.REQUEST: _("request"),
        Verb.DECIDE: _("decide"),
        Verb.REDIRECT: _("redirect"),
        Verb.ASSIGN: _("assign"),
        Verb.CONTACT: _("log a contact"),
        Verb.INTERIM_REPLY: _("interim reply"),
        Verb.SUSPEND: _("put on the ledger"),
        Verb.WAKE: _("take off the ledger"),
        Verb.REPLY: _("reply"),
        Verb.RETURN_REPLY: _("return the reply"),
        Verb.PASS_REPLY: _("pass the reply"),
        Verb.CALL_BACK: _("call back"),
        Verb.REDO: _("redo"),
        Verb.ASK_REOPEN: _("ask for reopening"),
        Verb.WITHDRAW: _("withdraw"),
        Verb.MERGE: _("merge"),
        Verb.UNMERGE: _("unmerge"),
        Verb.FOLLOW: _("follow the master"),
        Verb.APPEND: _("append"),
        Verb.URGE: _("urge"),
        Verb.SUPERVISE: _("supervise"),
        Verb.LIFT: _("lift a supervision"),
        Verb.ESCALATE: _("escalate"),
        Verb.RECLASSIFY: _("reclassify"),
        Verb.NOTE: _("note"),
        Verb.REVEAL: _("reveal the identity"),
        Verb.RECOMPUTE: _("count deadlines anew"),
        Verb.ARCHIVE: _("archive"),
        Verb.FORGET: _("forget"),
    },
}


DONE: Mapping[Verb, object] = {
    Verb.REGISTER: _("registered"),
    Verb.ANSWER: _("answered on the line"),
    Verb.REFER: _("referred elsewhere"),
    Verb.DISPATCH: _("dispatched"),
    Verb.SIGN_FOR: _("signed for"),
    Verb.REQUEST: _("request made"),
    Verb.DECIDE: _("request decided"),
    Verb.REDIRECT: _("redirected"),
    Verb.ASSIGN: _("assigned"),
    Verb.CONTACT: _("contact logged"),
    Verb.INTERIM_REPLY: _("interim reply given"),
    Verb.SUSPEND: _("moved to the ledger"),
    Verb.WAKE: _("taken off the ledger"),
    Verb.REPLY: _("reply given"),
    Verb.RETURN_REPLY: _("reply returned"),
    Verb.PASS_REPLY: _("reply passed"),
    Verb.CALL_BACK: _("called back"),
    Verb.REDO: _("sent to be redone"),
    Verb.ASK_REOPEN: _("reopening asked for"),
    Verb.WITHDRAW: _("withdrawn"),
    Verb.MERGE: _("merged"),
    Verb.UNMERGE: _("taken out of its master"),
    Verb.FOLLOW: _("followed its master"),
    Verb.APPEND: _("added to"),
    Verb.URGE: _("urged"),
    Verb.SUPERVISE: _("supervision begun"),
    Verb.LIFT: _("supervision lifted"),
    Verb.ESCALATE: _("escalated"),
    Verb.RECLASSIFY: _("reclassified"),
    Verb.NOTE: _("noted"),
    Verb.REVEAL: _("identity revealed"),
    Verb.RECOMPUTE: _("deadlines counted anew"),
    Verb.ARCHIVE: _("moved to the archive"),
    Verb.FORGET: _("identity and texts erased"),
}
"""What people read of an act that was done (in timelines, lists, toasts): the verb itself would read as an order."""


def word(kind: type[StrEnum], code: str) -> str:
    """Return what people call `code` in the reader's language; empty for an empty code, the code if unknown."""
    return _word(kind, str(code), get_language() or "") if code else ""


@lru_cache(maxsize=2_048)
def _word(kind: type[StrEnum], code: str, _language: str) -> str:
    try:
        return str(WORDS[kind][kind(code)])
    except (KeyError, ValueError):
        return code


def done_word(verb: str) -> str:
    """Return what people call an act that was done; the code itself where no verb is called so."""
    try:
        return str(DONE[Verb(verb)])
    except ValueError:
        return verb


def choices_of(kind: type[StrEnum]) -> list[tuple[str, object]]:
    """Return the codes of a kind with what people call them, in the order of the vocabulary."""
    return [(code.value, WORDS[kind][code]) for code in kind]
