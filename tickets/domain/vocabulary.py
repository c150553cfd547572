"""The words of the trade: states, outcomes, clocks and code lists (law.md "States", domain.md Annex A).

Values are stable codes; they stand in events, in the API and in the database. What people read is made from
them in `tickets/words.py`, in both languages.
"""

from enum import StrEnum


class State(StrEnum):
    """Where a ticket stands. Everything else (urged, supervised, confidential …) is a record or a flag."""

    REGISTERED = "registered"
    DISPATCHED = "dispatched"
    HANDLING = "handling"
    SUSPENDED = "suspended"
    REPLIED = "replied"
    CALLBACK = "callback"
    CLOSED = "closed"
    MERGED = "merged"


OPEN = frozenset(State) - {State.CLOSED}


class TicketType(StrEnum):
    """What the caller wants of the city (Beijing ordinance Art. 2; praise from Tianjin's standard)."""

    CONSULTATION = "consultation"
    HELP = "help"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    OTHER = "other"


class Urgency(StrEnum):
    """How soon harm comes if nobody acts."""

    NORMAL = "normal"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    def raised(self) -> "Urgency":
        """Return the next higher urgency; an emergency stays one."""
        order = list(Urgency)
        return order[min(order.index(self) + 1, len(order) - 1)]


class ServiceClass(StrEnum):
    """Which row of a policy's promises holds for a ticket."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    NORMAL = "normal"
    COMPLEX = "complex"
    STATUTORY = "statutory"
    CONSULTATION = "consultation"
    REPORT = "report"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class ClockKind(StrEnum):
    """What a clock measures. `CITIZEN` and `HANDLE` are the two everybody sees."""

    CITIZEN = "citizen"
    TRIAGE = "triage"
    SIGN_FOR = "sign_for"
    FIRST_CONTACT = "first_contact"
    HANDLE = "handle"
    ASSIST = "assist"
    PROMISE = "promise"
    REPLY_REVIEW = "reply_review"
    CALLBACK = "callback"
    LEDGER_REVIEW = "ledger_review"
    SUPERVISION_DUE = "supervision_due"


UNIT_CLOCKS = frozenset(
    {ClockKind.SIGN_FOR, ClockKind.FIRST_CONTACT, ClockKind.HANDLE, ClockKind.ASSIST, ClockKind.PROMISE}
)
"""Clocks a unit answers for: they end when the ticket leaves the unit."""


class Channel(StrEnum):
    """How the matter reached the hotline."""

    PHONE = "phone"
    WEB = "web"
    APP = "app"
    WECHAT = "wechat"
    SMS = "sms"
    MAIL = "mail"
    VISIT = "visit"
    INSPECTOR = "inspector"
    PARTNER = "partner"
    OPEN311 = "open311"
    SYSTEM = "system"
    IMPORT = "import"


class CallerKind(StrEnum):
    """Who calls, as far as handling cares."""

    PERSON = "person"
    COMPANY = "company"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    SYSTEM = "system"


class Outcome(StrEnum):
    """How a closed ticket ended. Never a bare "rejected": each names what happened instead."""

    ANSWERED = "answered"
    RESOLVED = "resolved"
    PARTLY_RESOLVED = "partly_resolved"
    EXPLAINED = "explained"
    PLAN_AGREED = "plan_agreed"
    UNRESOLVED = "unresolved"
    CANNOT_VERIFY = "cannot_verify"
    WITHDRAWN = "withdrawn"
    UNRATED = "unrated"
    TERMINATED = "terminated"
    FORWARDED = "forwarded"
    REFERRED_EMERGENCY = "referred_emergency"
    REFERRED_LEGAL = "referred_legal"
    KNOWN_MATTER = "known_matter"
    SECRET_PRIVACY = "secret_privacy"
    OUT_OF_DUTY = "out_of_duty"
    UNLAWFUL = "unlawful"
    OTHER_CITY = "other_city"
    CENTRAL_UNIT = "central_unit"
    NO_CONTENT = "no_content"
    ABUSE = "abuse"
    TEST = "test"


REFERRALS = (
    Outcome.REFERRED_EMERGENCY,
    Outcome.REFERRED_LEGAL,
    Outcome.KNOWN_MATTER,
    Outcome.SECRET_PRIVACY,
    Outcome.OUT_OF_DUTY,
    Outcome.UNLAWFUL,
    Outcome.OTHER_CITY,
    Outcome.CENTRAL_UNIT,
    Outcome.NO_CONTENT,
    Outcome.ABUSE,
    Outcome.TEST,
)
"""Non-dispatch outcomes of intake (Beijing ordinance Art. 11, Sichuan's guide of 2025)."""


class LegalRoute(StrEnum):
    """Where the law sends what a hotline cannot take up (Beijing ordinance Art. 11 (2))."""

    LITIGATION = "litigation"
    ARBITRATION = "arbitration"
    DISCIPLINE = "discipline"
    ADMINISTRATIVE_REVIEW = "administrative_review"
    INFORMATION_DISCLOSURE = "information_disclosure"
    PETITION = "petition"
    POLICE = "police"
    MARKET = "market"


class RequestKind(StrEnum):
    """What a unit or a citizen may ask the hotline to decide."""

    RETURN = "return"
    EXTENSION = "extension"
    SUSPEND = "suspend"
    TERMINATE = "terminate"
    REOPEN = "reopen"


class Decision(StrEnum):
    """How the hotline decides a request."""

    GRANTED = "granted"
    REFUSED = "refused"
    DESIGNATED = "designated"


RETURN_REASONS = (
    "wrong_area",
    "wrong_duty",
    "duty_overlap",
    "private_property",
    "other_level",
    "already_elsewhere",
    "missing_facts",
    "legal_route",
    "conflict_of_interest",
)
UNCOUNTED_RETURNS = frozenset({"missing_facts"})
"""Sent back to the hotline for facts it should have asked: not counted as a return."""

EXTENSION_REASONS = (
    "inspection",
    "several_units",
    "statutory_procedure",
    "season_or_weather",
    "budget_or_plan",
    "caller_asked",
    "force_majeure",
)
SUSPEND_REASONS = ("historic", "money_bound", "planning", "court_pending", "season_or_weather")
TERMINATE_REASONS = ("not_acceptable", "caller_refuses", "settled_by_law", "duplicate_of_final")
REQUEST_REASONS: dict[RequestKind, tuple[str, ...]] = {
    RequestKind.RETURN: RETURN_REASONS,
    RequestKind.EXTENSION: EXTENSION_REASONS,
    RequestKind.SUSPEND: SUSPEND_REASONS,
    RequestKind.TERMINATE: TERMINATE_REASONS,
    RequestKind.REOPEN: ("new_facts",),
}


class ReplyResult(StrEnum):
    """What a lead unit says came of it."""

    SOLVED = "solved"
    PARTLY = "partly"
    EXPLAINED = "explained"
    PLAN_AGREED = "plan_agreed"
    CANNOT_VERIFY = "cannot_verify"
    CALLER_WITHDREW = "caller_withdrew"
    LEGAL_PROCEDURE = "legal_procedure"


REPLY_OUTCOMES: dict[ReplyResult, Outcome] = {
    ReplyResult.SOLVED: Outcome.RESOLVED,
    ReplyResult.PARTLY: Outcome.PARTLY_RESOLVED,
    ReplyResult.EXPLAINED: Outcome.EXPLAINED,
    ReplyResult.PLAN_AGREED: Outcome.PLAN_AGREED,
    ReplyResult.CANNOT_VERIFY: Outcome.CANNOT_VERIFY,
    ReplyResult.CALLER_WITHDREW: Outcome.WITHDRAWN,
    ReplyResult.LEGAL_PROCEDURE: Outcome.REFERRED_LEGAL,
}
"""The outcome of a ticket that closes on a reply nobody was, or could be, asked about."""


class Reach(StrEnum):
    """How a callback attempt went."""

    REACHED = "reached"
    REFUSED = "refused"
    WRONG_NUMBER = "wrong_number"
    NO_ANSWER = "no_answer"
    LATER = "later"
    WEB_RATED = "web_rated"
    NOT_ASKED = "not_asked"


SPOKEN = frozenset({Reach.REACHED, Reach.WEB_RATED})
"""Results in which the three questions were put and answered."""


class Solved(StrEnum):
    """The second question: is it solved?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


CALLBACK_REASONS = ("slow", "rude", "not_solved", "not_explained", "told_to_withdraw", "other")

CONTACT_WAYS = ("phone", "visit", "message", "video", "other")


class SupervisionKind(StrEnum):
    """Forms of supervision, lightest first (Jinan Art. 28, Wuhu, domain.md §1.2 N)."""

    YELLOW = "yellow"
    RED = "red"
    WRITTEN = "written"
    LISTED = "listed"
    ON_SITE = "on_site"
    INTERVIEW = "interview"
    LEADER_NOTE = "leader_note"


class Level(StrEnum):
    """To whom a matter is raised (Jinan Art. 29–30, Weifang Art. 23)."""

    DISTRICT = "district"
    HOTLINE = "hotline"
    CITY_OFFICE = "city_office"
    MAYOR = "mayor"


REVEAL_REASONS = (
    "call_back",
    "contact_caller",
    "site_visit",
    "verify_identity",
    "legal_duty",
    "complaint_about_staff",
)

SENSITIVE_FLAGS = (
    "gas_leak",
    "fire",
    "collapse",
    "self_harm",
    "violence",
    "minors",
    "food_poisoning",
    "mass",
    "group_wages",
    "strike",
    "epidemic",
    "media",
    "identity_leak",
    "foreign_party",
)
