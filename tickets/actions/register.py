"""Register: a matter becomes a ticket, is routed, and its clocks start; all in one transaction."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection
from django.utils import timezone

from routing.domain.decision import Decision
from routing.domain.facts import Facts
from routing.domain.speech import _
from routing.queries import Catalogue
from tickets.actions._door import moving
from tickets.actions._move import Case, Move
from tickets.actions._words import our_reasons
from tickets.actions.dispatch import send
from tickets.codes import code_hash, new_code
from tickets.domain.event import paper_digest
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.lifecycle import Verb
from tickets.domain.matter import Matter, service_class
from tickets.domain.numbers import make_number
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.refusals import Invalid
from tickets.domain.vocabulary import ServiceClass, Urgency
from tickets.models import Ticket
from tickets.search_words import words

SURE = 0.8
"""How confident the gazetteer must be before an address alone decides the area: one area fits most of its names."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is read out to the caller: the ticket, and the query code that is never to be had again.

    `decision` is the router's, with its trace; None where nobody asked it. `again` marks a repeated submit.
    """

    ticket: Ticket
    code: str
    decision: Decision | None = None
    again: bool = False


def register(
    said: Mapping[str, Any] | Matter, *, actor: Actor, now: datetime, route: bool = True, repeats: int = 0
) -> Receipt:
    """Register a matter, and with `route` dispatch it where the router is sure.

    A second submit with the same `intake_key`, or of the same `external_id` of a source, returns the first
    ticket. Raises `Invalid` naming the field at fault.
    """
    matter = said if isinstance(said, Matter) else Matter.read(said)
    if not matter.caller:
        matter = replace(matter, caller=actor.caller)
    before = registered_before(matter)
    if before is not None:
        return before
    try:
        with moving(actor, now) as move:
            return begin(move, matter, route=route, repeats=repeats)
    except IntegrityError:
        # The same submit came twice at the same moment, and the other one was first.
        before = registered_before(matter)
        if before is None:
            raise
        return before


def registered_before(matter: Matter) -> Receipt | None:
    """Return the first receipt, query code included, of a matter that is submitted again; None for a new one.

    Raises `Invalid` where the key is somebody else's.
    """
    known = _known(matter)
    return None if known is None else _again(known, matter)


def begin(move: Move, matter: Matter, *, route: bool = True, repeats: int = 0) -> Receipt:
    """Register within a move."""
    if move.actor.caller and matter.caller not in ("", move.actor.caller):
        raise Invalid("not_yours", _("You can only report for yourself."), field="caller")
    matter = locate(matter, move.catalogue)
    decision, urgency, chosen = _settle(move, matter, route, repeats)
    number = make_number(timezone.localdate(move.now), _next_serial())
    code = new_code(matter.intake_key)
    ticket = Ticket(
        number=number,
        code_hash=code_hash(number, code),
        salt=os.urandom(16),
        title=matter.title,
        content=matter.content,
        wants=matter.wants,
        address=matter.address,
        lon=matter.lon,
        lat=matter.lat,
        tags=list(dict.fromkeys((*matter.tags, *(decision.tags if decision else ())))),
        search=" ".join(words(f"{matter.title} {matter.content} {matter.address}")),
        caller=matter.caller or move.actor.caller or None,
        caller_kind=matter.caller_kind,
        channel=matter.channel,
        accused_id=matter.accused or None,
        source=matter.source,
        external_id=matter.external_id,
        intake_key=matter.intake_key or None,
    )
    case = move.begin(ticket)
    _happen(case, matter, decision, urgency, chosen)
    return Receipt(ticket, code, decision)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would become of a matter: the router's decision, and the life it would have, under which law."""

    matter: Matter
    decision: Decision
    life: Life
    law: Lawbook


def rehearse(said: Mapping[str, Any] | Matter, *, actor: Actor, now: datetime, repeats: int = 0) -> Rehearsal:
    """Do everything `register` does on a life that is thrown away: nothing is written, no number is used up.

    Raises what `register` would raise.
    """
    move = Move(actor, now)
    matter = locate(said if isinstance(said, Matter) else Matter.read(said), move.catalogue)
    matter = replace(matter, files=())  # what is thrown away takes nothing with it
    decision, urgency, chosen = _settle(move, matter, True, repeats)
    assert decision is not None
    case = move.begin(Ticket(number="", salt=b""))
    _happen(case, matter, decision, urgency, chosen)
    return Rehearsal(matter, decision, case.life, move.law)


def locate(matter: Matter, catalogue: Catalogue) -> Matter:
    """Return the matter with its area found from coordinates or address, where it names none."""
    if matter.area:
        return matter
    path = ""
    if matter.lon is not None and matter.lat is not None:
        path = catalogue.locate(matter.lon, matter.lat)
    if not path and matter.address:
        place = catalogue.find_place(matter.address)
        path = place.area if place.confidence >= SURE else ""
    return matter.at(path.rpartition("/")[2]) if path else matter


def decide(matter: Matter, actor: Actor, catalogue: Catalogue, now: datetime, repeats: int = 0) -> Decision:
    """Ask the router who should handle a matter. Also what a desk shows as the preview of a dispatch."""
    category, area = catalogue.category(matter.category), catalogue.area(matter.area)
    urgency = _highest(matter.urgency, category.default_urgency if category else "")
    return catalogue.decide(
        Facts(
            type=matter.type,
            category=category.path if category else "",
            area=area.path if area else "",
            text=f"{matter.title}\n{matter.content}",
            channel=matter.channel,
            urgency=urgency.value,
            at=timezone.localtime(now),
            caller_kind=matter.caller_kind,
            accused_unit=matter.accused,
            repeats=repeats,
            confidential=matter.confidential,
        )
    )


def _settle(move: Move, matter: Matter, route: bool, repeats: int) -> tuple[Decision | None, Urgency, ServiceClass]:
    category = _checked(matter, move.catalogue)
    decision = decide(matter, move.actor, move.catalogue, move.now, repeats) if route else None
    urgency = _highest(
        matter.urgency, category.default_urgency if category else "", decision.urgency if decision else ""
    )
    chosen = service_class(
        matter,
        move.law.current,
        by_rule=decision.service_class if decision else "",
        by_category=category.default_class if category else "",
        urgency=urgency,
    )
    return decision, urgency, chosen


def _happen(case: Case, matter: Matter, decision: Decision | None, urgency: Urgency, chosen: str) -> None:
    _register(case, matter, urgency, chosen)
    if decision is not None and decision.lead:
        send(
            case,
            {
                "lead": decision.lead,
                "assists": decision.assists,
                "copies": decision.copies,
                "why": our_reasons(decision, case.move.catalogue),
            },
            actor=SYSTEM,
            facts={"trace": decision.trace.as_data()},
        )


def _register(case: Case, matter: Matter, urgency: Urgency, chosen: str) -> None:
    case.do(
        Verb.REGISTER,
        facts={
            "type": matter.type,
            "channel": matter.channel,
            "category": matter.category,
            "area": matter.area,
            "urgency": urgency.value,
            "service_class": str(chosen),
            "policy": case.move.law.policy,
            "confidential": matter.confidential,
            "caller_kind": matter.caller_kind,
            "accused": matter.accused,
            "matter": paper_digest(
                "\n".join((matter.title, matter.content, matter.wants, matter.address)), bytes(case.ticket.salt)
            ),
            **({"no_callback": True} if matter.no_callback else {}),
            **({"files": list(matter.files)} if matter.files else {}),
        },
    )


def _checked(matter: Matter, catalogue: Catalogue) -> Any:
    category = catalogue.category(matter.category) if matter.category else None
    if matter.category and category is None:
        raise Invalid("unknown_category", _("There is no category “{value}”."), field="category", value=matter.category)
    if matter.area and catalogue.area(matter.area) is None:
        raise Invalid("unknown_area", _("There is no area “{value}”."), field="area", value=matter.area)
    if matter.accused and catalogue.unit(matter.accused) is None:
        raise Invalid("unknown_unit", _("There is no unit “{value}”."), field="accused", value=matter.accused)
    if category is not None and category.needs_place and not (matter.area or matter.address):
        raise Invalid("place_needed", _("Say where it is: this kind of matter needs a place."), field="address")
    return category


def _highest(*words_: str) -> Urgency:
    order = list(Urgency)
    return max((Urgency(word) for word in words_ if word), key=order.index, default=Urgency.NORMAL)


def _known(matter: Matter) -> Ticket | None:
    known = None
    if matter.intake_key:
        known = Ticket.objects.filter(intake_key=matter.intake_key).first()
    if known is None and matter.external_id:
        known = Ticket.objects.filter(source=matter.source, external_id=matter.external_id).first()
    return known


def _again(known: Ticket, matter: Matter) -> Receipt:
    """Repeat the receipt to whoever had it; somebody else who hits on the same key learns nothing of the ticket."""
    if str(known.caller or "") != matter.caller or known.source != matter.source:
        raise Invalid("key_taken", _("This submit was made by somebody else: use a fresh key."), field="intake_key")
    code = new_code(matter.intake_key) if matter.intake_key and known.intake_key == matter.intake_key else ""
    return Receipt(known, code, again=True)


def _next_serial() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('tickets_serial')")
        return int(cursor.fetchone()[0])
