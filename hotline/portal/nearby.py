"""What is known already near a place: so that twelve people who see one hole make one matter with twelve promises.

Somebody who asks is told the kind of matter, the street, how far, since when and how many people: never a number, a
title, a word anybody wrote, or a matter that was reported in confidence.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from routing import queries as routing
from tickets.actions.merge import MASTER_STATES
from tickets.domain.people import SYSTEM
from tickets.domain.vocabulary import TicketType
from tickets.queries.look_alikes import LookAlike, look_alikes

SHOWN = 3
STEP = 50
"""Metres to which a distance is rounded."""

JOINABLE = frozenset({TicketType.COMPLAINT, TicketType.HELP, TicketType.REPORT})


@dataclass(frozen=True, slots=True)
class Known:
    """A matter that may be the same one. `number` stays in the sealed draft; everything else is shown."""

    number: str
    category: str
    area: str
    since: str
    state: str
    people: int
    metres: int | None

    def as_data(self) -> dict[str, Any]:
        """Return it as the draft keeps it."""
        return asdict(self)


def known_nearby(words: dict[str, Any], now: datetime) -> list[Known]:
    """Return open matters of the same kind at the same place, the likest first."""
    category = routing.current().category(words.get("category", ""))
    if category is None or not category.needs_place or words.get("type") not in JOINABLE:
        return []
    found = look_alikes(
        SYSTEM,
        now,
        text=words.get("content", ""),
        category=category.code,
        area=words.get("area", ""),
        lon=words.get("lon"),
        lat=words.get("lat"),
    )
    return [_known(one) for one in found if _may_be_told(one)][:SHOWN]


def _may_be_told(one: LookAlike) -> bool:
    ticket = one.ticket
    return (
        ticket.state in MASTER_STATES
        and not ticket.confidential
        and ticket.accused_id is None
        and ticket.type in JOINABLE
    )


def _known(one: LookAlike) -> Known:
    ticket = one.ticket
    return Known(
        number=ticket.number,
        category=ticket.category_id or "",
        area=ticket.area_id or "",
        since=ticket.registered_at.isoformat(),
        state=ticket.state,
        people=ticket.joined + 1,
        metres=None if one.distance is None else max(STEP, round(one.distance / STEP) * STEP),
    )
