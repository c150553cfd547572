"""The words of warnings: what raises them, where they stand, how they end."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Detector(StrEnum):
    """What raises a warning."""

    SURGE = "surge"
    CLUSTER = "cluster"
    REPEAT_PLACE = "repeat_place"
    REPEAT_CALLER = "repeat_caller"
    FALSE_SOLVES = "false_solves"
    HOT_SPOT = "hot_spot"
    SEASON = "season"
    SENSITIVE = "sensitive"


DETECTORS: Mapping[str, object] = {
    Detector.SURGE: _("surge"),
    Detector.CLUSTER: _("cluster"),
    Detector.REPEAT_PLACE: _("the same place again"),
    Detector.REPEAT_CALLER: _("the same caller again"),
    Detector.FALSE_SOLVES: _("comes back after closing"),
    Detector.HOT_SPOT: _("returned or redone too often"),
    Detector.SEASON: _("season ahead"),
    Detector.SENSITIVE: _("sensitive"),
}

MEANINGS: Mapping[str, object] = {
    Detector.SURGE: _(
        "More of one category in one district than the weekday, the season and the last weeks let expect."
    ),
    Detector.CLUSTER: _("Tickets of one category close together in space and time, wherever that is."),
    Detector.REPEAT_PLACE: _("One place is reported again and again, more than its like."),
    Detector.REPEAT_CALLER: _("One caller, known by a reference only, needs care: they call again and again."),
    Detector.FALSE_SOLVES: _("What a unit closed comes back at the same place within ninety days."),
    Detector.HOT_SPOT: _("A category given to a unit is returned or redone too often: the catalogue may be wrong."),
    Detector.SEASON: _("A category that rose at this time of past years will rise in the next four weeks."),
    Detector.SENSITIVE: _("Words of danger, many people: somebody should read it today."),
}

BUDGETED = (Detector.SURGE, Detector.CLUSTER, Detector.REPEAT_PLACE, Detector.REPEAT_CALLER)
"""Detectors whose threshold follows from a false-alert budget."""


class Standing(StrEnum):
    """Where a warning stands."""

    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    ENDED = "ended"


STANDINGS: Mapping[str, object] = {
    Standing.RAISED: _("raised"),
    Standing.ACKNOWLEDGED: _("acknowledged"),
    Standing.ENDED: _("ended"),
}


class Ending(StrEnum):
    """How a warning ended."""

    DISMISSED = "dismissed"
    MERGED = "merged"
    TASK = "task"
    CAMPAIGN = "campaign"


ENDINGS: Mapping[str, object] = {
    Ending.DISMISSED: _("dismissed"),
    Ending.MERGED: _("merged"),
    Ending.TASK: _("became a task"),
    Ending.CAMPAIGN: _("became part of a campaign"),
}


class Reason(StrEnum):
    """Why a warning was dismissed. Only what was real and known counts for its detector."""

    KNOWN = "known"
    SOLVED = "solved"
    EXPECTED = "expected"
    CHANCE = "chance"
    DATA = "data"


REASONS: Mapping[str, object] = {
    Reason.KNOWN: _("real, and already being handled"),
    Reason.SOLVED: _("real, and over by itself"),
    Reason.EXPECTED: _("was to be expected"),
    Reason.CHANCE: _("nothing unusual behind it"),
    Reason.DATA: _("a fault of the data"),
}

REAL = (Reason.KNOWN, Reason.SOLVED)
"""Dismissals that say the detector was right."""


class Step(StrEnum):
    """What happened to a warning."""

    RAISED = "raised"
    GREW = "grew"
    ACKNOWLEDGED = "acknowledged"
    DISMISSED = "dismissed"
    MERGED = "merged"
    TASK = "task"
    CAMPAIGN = "campaign"


STEPS: Mapping[str, object] = {
    Step.RAISED: _("raised"),
    Step.GREW: _("grew"),
    Step.ACKNOWLEDGED: _("acknowledged"),
    Step.DISMISSED: _("dismissed"),
    Step.MERGED: _("merged into another"),
    Step.TASK: _("a task was made of it"),
    Step.CAMPAIGN: _("taken into a campaign"),
}
