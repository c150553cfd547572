"""The words of a breach review: why a deadline was missed, and what is held of it."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Cause(StrEnum):
    """Why a deadline was missed. Several may hold."""

    SLOW_SIGNING = "slow_signing"
    SLOW_HANDLING = "slow_handling"
    WRONG_DISPATCH = "wrong_dispatch"
    REPEATED_RETURNS = "repeated_returns"
    REPLY_SENT_BACK = "reply_sent_back"
    WAITING_FOR_CITIZEN = "waiting_for_citizen"
    WAITING_FOR_ASSIST = "waiting_for_assist"
    HOTLINE_SLOW = "hotline_slow"
    WORKLOAD = "workload"
    BUDGET_TOO_SHORT = "budget_too_short"
    CALENDAR_ERROR = "calendar_error"
    OUTSIDE = "outside"
    OTHER = "other"


CAUSES: Mapping[str, object] = {
    Cause.SLOW_SIGNING: _("signed for late"),
    Cause.SLOW_HANDLING: _("handled too slowly"),
    Cause.WRONG_DISPATCH: _("sent to the wrong unit"),
    Cause.REPEATED_RETURNS: _("returned again and again"),
    Cause.REPLY_SENT_BACK: _("reply sent back for want of substance"),
    Cause.WAITING_FOR_CITIZEN: _("waiting for the citizen"),
    Cause.WAITING_FOR_ASSIST: _("waiting for an assisting unit"),
    Cause.HOTLINE_SLOW: _("the hotline was slow"),
    Cause.WORKLOAD: _("more work than people"),
    Cause.BUDGET_TOO_SHORT: _("the policy’s time is too short for such matters"),
    Cause.CALENDAR_ERROR: _("the calendar was wrong"),
    Cause.OUTSIDE: _("a cause outside anybody’s reach"),
    Cause.OTHER: _("something else"),
}


class Verdict(StrEnum):
    """What is held of a breach."""

    UPHELD = "upheld"
    EXCUSED = "excused"
    POLICY = "policy"


VERDICTS: Mapping[str, object] = {
    Verdict.UPHELD: _("upheld"),
    Verdict.EXCUSED: _("excused"),
    Verdict.POLICY: _("policy at fault"),
}

MEANINGS: Mapping[str, object] = {
    Verdict.UPHELD: _("Who had the ticket answers for it; it counts."),
    Verdict.EXCUSED: _("It is left out of the figures. Needs evidence, and a second supervisor who confirms."),
    Verdict.POLICY: _("It counts, and goes to those who keep rules, deadlines and calendars."),
}


class Standing(StrEnum):
    """How a verdict stands."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    REFUSED = "refused"


STANDINGS: Mapping[str, object] = {
    Standing.PROPOSED: _("waits for a second person"),
    Standing.IN_FORCE: _("decided"),
    Standing.REFUSED: _("not confirmed, open again"),
}


class Step(StrEnum):
    """What happened to a review."""

    DECIDED = "decided"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    TAKEN_UP = "taken_up"


STEPS: Mapping[str, object] = {
    Step.DECIDED: _("decided"),
    Step.PROPOSED: _("proposed to excuse it"),
    Step.CONFIRMED: _("confirmed"),
    Step.REFUSED: _("not confirmed"),
    Step.TAKEN_UP: _("taken up by those who keep the policy"),
}
