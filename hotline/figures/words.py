"""What figures are called."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hotline.figures.rates.claiming import Origin, Standing, Step
from hotline.figures.rates.ranking import Standing as Class
from hotline.figures.rates.scored import LeftOut
from routing.domain.directory import UNIT_KINDS

BY: Mapping[str, Any] = {
    "unit": _("Unit"),
    "district": _("District"),
    "street": _("Street"),
    "category": _("Category"),
    "channel": _("Channel"),
}
"""What the table of rates is made by."""

RATES: Mapping[str, Any] = {
    "response": _("Response"),
    "resolution": _("Resolution"),
    "satisfaction": _("Satisfaction"),
    "first_time": _("First time"),
    "on_time": _("On time"),
    "returns": _("Returned"),
    "redo": _("Redone"),
    "coverage": _("Answered"),
}

MEANINGS: Mapping[str, Any] = {
    "response": _("contacted within the limit, of all orders whose callback fell due"),
    "resolution": _("solved by the citizen’s own word in the last round, of those who answered; partly counts in part"),
    "satisfaction": _("satisfied in the last round, of those who answered"),
    "first_time": _("solved in the first round, of those asked in it"),
    "on_time": _("replied to by the deadline, of the parts that fell due"),
    "returns": _("given back to the hotline, of the parts given"),
    "redo": _("handled again, of all orders due"),
    "coverage": _("citizens who answered, of all orders due"),
}

CLASSES: Mapping[str, Any] = {
    Class.ADVANCED: _("advanced"),
    Class.PROGRESS: pgettext_lazy("class of a ranking", "progress"),
    Class.RECTIFY: _("to rectify"),
    Class.GOVERNANCE: _("governance"),
}
TONES = {Class.ADVANCED: "good", Class.PROGRESS: "work", Class.RECTIFY: "bad", Class.GOVERNANCE: "warn"}
CLASS_ICONS = {
    Class.ADVANCED: "trophy",
    Class.PROGRESS: "trending-up",
    Class.RECTIFY: "triangle-alert",
    Class.GOVERNANCE: "layers",
}

LEFT_OUT: Mapping[str, Any] = {
    LeftOut.ANSWERED: _("answered on the line"),
    LeftOut.NOT_A_MATTER: _("no content, abuse or a test"),
    LeftOut.LEGAL_ROUTE: _("for a legal route"),
    LeftOut.REFERRED: _("referred elsewhere"),
    LeftOut.PRAISE: _("praise"),
    LeftOut.MERGED: _("merged: counted with its master"),
    LeftOut.LEDGER: _("on the ledger"),
    LeftOut.WITHDRAWN: _("withdrawn by the citizen"),
    LeftOut.TERMINATED: _("terminated by the hotline"),
    LeftOut.NOT_ASKED: _("not asked, by the policy"),
    LeftOut.MALICIOUS: _("malicious"),
    LeftOut.WRONG_DISPATCH: _("dispatched wrongly"),
    LeftOut.BEYOND_DUTY: _("beyond any unit’s duty"),
    LeftOut.ENFORCEMENT: _("enforcement: satisfaction does not count"),
    LeftOut.MEDIATION: _("mediation: satisfaction does not count"),
    LeftOut.FALSE_ANSWER: _("the answers are proved false: they do not count"),
    LeftOut.FORCE_MAJEURE: _("force majeure"),
}

ORIGINS: Mapping[str, Any] = {Origin.HOTLINE: _("the hotline"), Origin.UNIT: _("appeal of the unit")}
STANDINGS: Mapping[str, Any] = {
    Standing.ASKED: _("waits for a second person"),
    Standing.IN_FORCE: _("left out"),
    Standing.REFUSED: _("refused: it counts"),
    Standing.LIFTED: _("lifted: it counts again"),
}
STEPS: Mapping[str, Any] = {
    Step.ASKED: _("asked"),
    Step.GRANTED: _("granted"),
    Step.REFUSED: _("refused"),
    Step.LIFTED: _("lifted"),
}

PEERS: Mapping[str, Any] = dict(
    zip(
        UNIT_KINDS,
        (
            _("bureaus"),
            _("districts"),
            _("street offices"),
            _("enterprises"),
            _("bureaus of districts"),
            _("the hotline"),
            _("communities"),
        ),
        strict=True,
    )
)
"""Peer groups by the kind of unit; a group of the city’s own is called by its own name."""

MEASURES: Mapping[str, Any] = {
    "due": _("callbacks due"),
    "left_out": _("left out"),
    "responded": _("contacted in time"),
    "yes": _("solved"),
    "partly": _("partly solved"),
    "no": _("not solved"),
    "sat1": _("very unsatisfied"),
    "sat2": _("unsatisfied"),
    "sat3": _("basically satisfied"),
    "sat4": _("satisfied"),
    "sat5": _("very satisfied"),
    "first_asked": _("asked in the first round"),
    "first_yes": _("solved in the first round"),
    "redone": _("handled again"),
    "told": _("told to withdraw or to say “satisfied”"),
    "given": _("given to the unit"),
    "returned": _("returned"),
    "handled": _("to be handled"),
    "on_time": _("handled in time"),
}
