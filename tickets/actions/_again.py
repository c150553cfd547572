"""Another round, however it came about: an unhappy citizen, a supervisor, new facts."""

from collections.abc import Mapping
from typing import Any

from routing.domain.speech import _
from tickets.actions._move import Case
from tickets.actions._targets import check_target
from tickets.actions._words import our
from tickets.domain.life import ASSIST, COPY, LEAD
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.refusals import Invalid, missing
from tickets.domain.vocabulary import SupervisionKind
from tickets.models import Assignment


def again(case: Case, said: Mapping[str, Any], actor: Actor) -> None:
    """Redo the ticket, with the units that handled it last unless `said` names a lead.

    The second redo also supervises (domain.md §1.2 N): a matter that comes back twice has a problem that another
    dispatch will not solve. Raises `Invalid` where no lead is named and none handled it.
    """
    life = case.life
    old = [part for part in life.parts.values() if part.live]
    named = said.get("lead")
    if named and not isinstance(named, str):
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="lead")
    lead = named or _lead_of_master(case) or next((part.unit for part in old if part.role == LEAD), None)
    if not lead:
        raise missing("lead")
    check_target(case, lead, "lead")
    others = [part for part in old if part.unit != lead and part.unit not in _barred(case)]
    case.do(
        Verb.REDO,
        {**said, "lead": lead},
        actor=actor,
        facts={
            "assists": [part.unit for part in others if part.role == ASSIST],
            "copies": [part.unit for part in others if part.role == COPY],
        },
    )
    if life.redos >= 2:
        case.do(
            Verb.SUPERVISE,
            {"kind": SupervisionKind.WRITTEN.value, "why": our(_("Handled a second time and still not solved."))},
            actor=SYSTEM,
        )


def _barred(case: Case) -> frozenset[str]:
    """Return the units that may not have the ticket, which may have come to be since they last had it."""
    catalogue = case.move.catalogue
    units = {part.unit: catalogue.unit(part.unit) for part in case.life.parts.values()}
    closed = {code for code, card in units.items() if card is None or not card.active or not card.accepts_dispatch}
    line = catalogue.line(case.life.accused) if case.life.accused else frozenset()
    return frozenset(closed) | frozenset(line)


def _lead_of_master(case: Case) -> str | None:
    if not case.ticket.master_id:
        return None
    last = Assignment.objects.filter(ticket__number=case.ticket.master_id, role=LEAD).order_by("-no").first()
    return last.unit_id if last else None
