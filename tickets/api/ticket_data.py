"""A ticket as data: what every answer about tickets is made of. No identity, whoever asks.

Rows are built by hand and not by serializers, because a list of a hundred is built on every look at a worklist;
`shapes` describes them for the schema, and a test holds the two together.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from routing import queries as routing
from routing.queries import Catalogue
from tickets.domain.life import ASSIST, Life
from tickets.domain.people import Actor
from tickets.domain.permission import open_verbs
from tickets.domain.vocabulary import (
    ClockKind,
    Outcome,
    ReplyResult,
    ServiceClass,
    State,
    TicketType,
    Urgency,
)
from tickets.domain.wall import due_text
from tickets.models import Assignment, Ticket, Timer
from tickets.queries.lives import life_of
from tickets.words import word

FLAGS = ("confidential", "no_callback", "supervised", "designated", "arbitration", "breached", "provisional")
COUNTERS = ("redos", "dispatches", "returns", "extensions", "attempts", "urges", "contacts")
SHOWN_CLOCKS = {ClockKind.CITIZEN.value: "citizen", ClockKind.HANDLE.value: "unit"}

Data = dict[str, Any]


def rows_of(tickets: Iterable[Ticket], now: datetime) -> list[Data]:
    """Return the rows of a list: two statements for all of them, beside the catalogue's edition."""
    kept = list(tickets)
    if not kept:
        return []
    catalogue, language = routing.current(), get_language() or ""
    keys = [ticket.pk for ticket in kept]
    clocks = _newest_clocks(keys)
    assists = _assists(keys)
    return [
        row_of(ticket, catalogue, language, clocks.get(ticket.pk, {}), assists.get(ticket.pk, []), now)
        for ticket in kept
    ]


def detail_of(ticket: Ticket, actor: Actor, now: datetime) -> Data:
    """Return everything about one ticket that `actor`, who may see it, is shown; with the verbs open to them."""
    life = life_of(ticket)
    catalogue, language = routing.current(), get_language() or ""
    clocks = _clocks_of(life)
    assists = [part.unit for part in life.parts.values() if part.live and part.role == ASSIST]
    return {
        **row_of(ticket, catalogue, language, clocks, assists, now),
        "content": ticket.content,
        "wants": ticket.wants,
        "result": ticket.result,
        "result_label": word(ReplyResult, ticket.result),
        "parts": [
            {
                "unit": _named(catalogue.unit(part.unit), part.unit, language),
                "role": part.role,
                "round": part.round,
                "since": part.since,
                "signed_at": part.signed_at,
                "contacted_at": part.contacted_at,
                "replied_at": part.replied_at,
                "ended_at": part.ended_at,
                "ended": part.ended,
                "handler": part.handler,
            }
            for part in life.parts.values()
        ],
        "supervisions": [
            {
                "no": held.no,
                "kind": held.kind,
                "at": held.at,
                "due_on": held.due_on or None,
                "lifted_at": held.lifted_at,
            }
            for held in life.supervisions.values()
        ],
        "open_verbs": [verb.value for verb in open_verbs(life, actor)],
    }


def row_of(
    ticket: Ticket, catalogue: Catalogue, language: str, clocks: Data, assists: list[str], now: datetime
) -> Data:
    """Return one row. `clocks` maps ``citizen`` and ``unit`` to (due, standing, held at, provisional)."""
    category = catalogue.category(ticket.category_id) if ticket.category_id else None
    area = catalogue.area(ticket.area_id) if ticket.area_id else None
    return {
        "number": ticket.number,
        "version": ticket.seq,
        "state": ticket.state,
        "state_label": word(State, ticket.state),
        "outcome": ticket.outcome,
        "outcome_label": word(Outcome, ticket.outcome),
        "type": ticket.type,
        "type_label": word(TicketType, ticket.type),
        "title": ticket.title,
        "category": _named(category, ticket.category_id, language),
        "area": {**_named(area, ticket.area_id, language), "path": area.path if area else ""}
        if ticket.area_id
        else None,
        "address": ticket.address,
        "lon": ticket.lon,
        "lat": ticket.lat,
        "channel": ticket.channel,
        "caller_kind": ticket.caller_kind,
        "urgency": ticket.urgency,
        "urgency_label": word(Urgency, ticket.urgency),
        "service_class": ticket.service_class,
        "service_class_label": word(ServiceClass, ticket.service_class),
        "policy": ticket.policy,
        "lead": _named(catalogue.unit(ticket.lead_id), ticket.lead_id, language) if ticket.lead_id else None,
        "handler": ticket.handler_id,
        "assists": [_named(catalogue.unit(code), code, language) for code in assists],
        "master": ticket.master_id,
        "tags": ticket.tags,
        "round": ticket.round,
        "pending": ticket.pending,
        "flags": {name: getattr(ticket, name) for name in FLAGS},
        "counters": {name: getattr(ticket, name) for name in COUNTERS},
        "clocks": {name: _clock(clocks.get(name), now) for name in ("citizen", "unit")},
        "registered_at": ticket.registered_at,
        "next_due_at": ticket.next_due_at,
        "closed_at": ticket.closed_at,
        "archived_at": ticket.archived_at,
    }


def etag(ticket: Ticket) -> str:
    """Return the entity tag of a ticket: its version."""
    return f'"{ticket.seq}"'


def _named(card: Any, code: str | None, language: str) -> Any:
    if not code:
        return None
    return {"code": code, "name": (card.names.get(language) or card.name) if card is not None else code}


def _clock(clock: Any, now: datetime) -> Data | None:
    if clock is None:
        return None
    due, standing, held_at, provisional = clock
    if standing == "met":
        status = "met" if held_at <= due else "met_late"
    elif standing == "running":
        status = "late" if due < now else "running"
    else:
        status = standing
    return {
        "due": due,
        "due_text": due_text(due, settings.TIME_ZONE),
        "status": status,
        "provisional": provisional,
    }


def _clocks_of(life: Life) -> Data:
    found: Data = {}
    for clock in life.clocks.values():
        name = SHOWN_CLOCKS.get(clock.kind.value)
        if name and clock.standing != "cancelled":
            found[name] = (clock.due, clock.standing.value, clock.held_at, clock.provisional)
    return found


def _newest_clocks(keys: list[int]) -> dict[int, Data]:
    rows = Timer.objects.filter(ticket__in=keys, kind__in=tuple(SHOWN_CLOCKS)).exclude(standing="cancelled")
    found: dict[int, Data] = {}
    columns = ("ticket_id", "kind", "due_at", "standing", "held_at", "provisional")
    for key, kind, *clock in rows.order_by("pk").values_list(*columns):
        found.setdefault(key, {})[SHOWN_CLOCKS[kind]] = clock
    return found


def _assists(keys: list[int]) -> dict[int, list[str]]:
    rows = Assignment.objects.filter(ticket__in=keys, role=ASSIST, ended_at__isnull=True).order_by("ticket_id", "no")
    found: dict[int, list[str]] = {}
    for key, unit in rows.values_list("ticket_id", "unit_id"):
        found.setdefault(key, []).append(str(unit))
    return found
