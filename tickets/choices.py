"""What people read for the things said with a verb: the names of its fields, and of the choices a field offers.

Kinds with a class of their own are named in `tickets.words`; here are the lists of reasons and ways.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tickets.domain.lifecycle import ROWS, VERBS, Verb
from tickets.domain.vocabulary import (
    Decision,
    LegalRoute,
    Level,
    Outcome,
    Reach,
    ReplyResult,
    RequestKind,
    ServiceClass,
    Solved,
    SupervisionKind,
    TicketType,
    Urgency,
)
from tickets.words import WORDS

REQUEST_REASONS: Mapping[str, object] = {
    "wrong_area": _("lies outside the unit's area"),
    "wrong_duty": _("not a duty of the unit"),
    "duty_overlap": _("duties overlap"),
    "private_property": _("a matter of private property"),
    "other_level": _("a matter of another level"),
    "already_elsewhere": _("another unit deals with it already"),
    "missing_facts": _("necessary facts are missing"),
    "legal_route": _("belongs in a legal procedure"),
    "conflict_of_interest": _("the matter concerns the unit itself"),
    "inspection": _("needs inspection or testing"),
    "several_units": _("needs several units"),
    "statutory_procedure": _("a statutory procedure takes its time"),
    "season_or_weather": _("season or weather"),
    "budget_or_plan": _("needs budget or planning"),
    "caller_asked": _("the caller asked for it"),
    "force_majeure": _("force majeure"),
    "historic": _("left over from the past"),
    "money_bound": _("there is no money for it now"),
    "planning": _("waits for planning"),
    "court_pending": _("before a court"),
    "not_acceptable": _("cannot be taken up"),
    "caller_refuses": _("the caller refuses to help with it"),
    "settled_by_law": _("settled by law already"),
    "duplicate_of_final": _("repeats a matter that was settled"),
    "new_facts": _("new facts"),
}
CALLBACK_REASONS: Mapping[str, object] = {
    "slow": _("too slow"),
    "rude": _("unfriendly or careless"),
    "not_solved": _("not solved"),
    "not_explained": _("not explained"),
    "told_to_withdraw": _("pressed to withdraw"),
    "other": _("other"),
}
CONTACT_WAYS: Mapping[str, object] = {
    "phone": _("telephone"),
    "visit": _("meeting in person"),
    "message": _("message"),
    "video": _("video call"),
    "other": _("other"),
}
REVEAL_REASONS: Mapping[str, object] = {
    "call_back": _("call back"),
    "contact_caller": _("contact the caller"),
    "site_visit": _("visit on site"),
    "verify_identity": _("verify the identity"),
    "legal_duty": _("a duty by law"),
    "complaint_about_staff": _("a complaint about staff"),
}
SENSITIVE_FLAGS: Mapping[str, object] = {
    "gas_leak": _("gas leak"),
    "fire": _("fire"),
    "collapse": _("collapse"),
    "self_harm": _("self-harm"),
    "violence": _("violence"),
    "minors": _("minors"),
    "food_poisoning": _("food poisoning"),
    "mass": _("many people gathered"),
    "group_wages": _("unpaid wages of a group"),
    "strike": _("strike"),
    "epidemic": _("epidemic"),
    "media": _("media"),
    "identity_leak": _("leaked identity"),
    "foreign_party": _("foreign nationals"),
}

CHOICES: Mapping[tuple[Verb, str], type[StrEnum] | Mapping[str, object]] = {
    (Verb.REFER, "outcome"): Outcome,
    (Verb.REFER, "route"): LegalRoute,
    (Verb.REQUEST, "kind"): RequestKind,
    (Verb.REQUEST, "reason"): REQUEST_REASONS,
    (Verb.DECIDE, "decision"): Decision,
    (Verb.CONTACT, "way"): CONTACT_WAYS,
    (Verb.REPLY, "result"): ReplyResult,
    (Verb.CALL_BACK, "reach"): Reach,
    (Verb.CALL_BACK, "solved"): Solved,
    (Verb.CALL_BACK, "reason"): CALLBACK_REASONS,
    (Verb.SUPERVISE, "kind"): SupervisionKind,
    (Verb.ESCALATE, "level"): Level,
    (Verb.RECLASSIFY, "type"): TicketType,
    (Verb.RECLASSIFY, "urgency"): Urgency,
    (Verb.RECLASSIFY, "service_class"): ServiceClass,
    (Verb.REVEAL, "reason"): REVEAL_REASONS,
}

_OF_A_MATTER: Mapping[str, object] = {
    "type": _("type"),
    "title": _("title"),
    "content": _("what happened"),
    "wants": _("what the caller asks for"),
    "channel": _("channel"),
    "category": _("category"),
    "area": _("area"),
    "address": _("address"),
    "lon": _("longitude"),
    "lat": _("latitude"),
    "urgency": _("urgency"),
    "confidential": _("confidential"),
    "no_callback": _("no callback wanted"),
    "caller": _("caller"),
    "caller_kind": _("kind of caller"),
    "accused": _("accused unit"),
    "tags": _("tags"),
    "name": _("name"),
    "phone": _("telephone"),
    "email": _("e-mail"),
    "language": _("language"),
}

_SAYS = sorted((say for row in ROWS for say in row.says), key=lambda say: len(say.label), reverse=True)
_LABELS = {say.name: say.label for say in _SAYS}
"""A field's shortest label, which says the least about one verb."""


def choices(verb: Verb, field: str) -> dict[str, str]:
    """Return the codes a verb's field offers with what people call them; empty for a field without such a list."""
    table = CHOICES.get((verb, field), {})
    words = {str(code): str(name) for code, name in (table if isinstance(table, Mapping) else WORDS[table]).items()}
    offered = next((say.choices for say in VERBS[verb].says if say.name == field), ())
    return {code: words[code] for code in offered or words}


def label(field: str, verb: Verb | None = None) -> str:
    """Return what people call a field, of `verb` where that is known; the field itself where it has no name."""
    own = {say.name: say.label for say in VERBS[verb].says} if verb else {}
    found = own.get(field) or _LABELS.get(field)
    return gettext(found) if found else str(_OF_A_MATTER.get(field, field))
