"""What would become of a matter if it were submitted now: unit, class, every deadline, and why. Nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, gettext

from hotline.citizens.phones import blind_index, canonical
from hotline.intake.taking import repeats_of
from routing import queries as routing
from tickets.actions.register import Rehearsal, locate, rehearse
from tickets.domain.matter import Matter
from tickets.domain.people import Actor
from tickets.queries.timers import TimerView, clocks_of

BLANK = {"type": "other", "title": "…", "content": "…", "channel": "phone"}
"""What is taken for granted while the operator is still typing."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The dispatch preview. `lead` is empty where a human is asked; `ask` then is the reason's code. Codes name units,
    category and area; `why` are sentences in the reader's language."""

    lead: str
    assists: tuple[str, ...]
    copies: tuple[str, ...]
    ask: str
    category: str
    area: str
    urgency: str
    service_class: str
    tags: tuple[str, ...]
    repeats: int
    why: list[str]
    clocks: list[TimerView]


def preview(said: Mapping[str, Any], *, actor: Actor, now: datetime, phone: str = "") -> Preview:
    """Return what `take_complaint` would do with a matter that may still be half typed.

    With the caller's number repeated matters are counted as they would be. Raises what submitting would raise.
    """
    matter = Matter.read({**BLANK, **{name: value for name, value in said.items() if value not in (None, "")}})
    index = blind_index(canonical(phone)) if phone else None
    catalogue = routing.current()
    matter = locate(matter, catalogue)
    repeats = repeats_of(matter, index)
    return _shown(rehearse(matter, actor=actor, now=now, repeats=repeats), repeats, now)


def _shown(done: Rehearsal, repeats: int, now: datetime) -> Preview:
    decision, life = done.decision, done.life
    return Preview(
        lead=decision.lead,
        assists=decision.assists,
        copies=decision.copies,
        ask=decision.ask,
        category=life.category,
        area=life.area,
        urgency=life.urgency.value,
        service_class=life.service_class.value,
        tags=decision.tags,
        repeats=repeats,
        why=decision.trace.sentences(say=gettext, name=routing.current().namer(get_language() or "")),
        clocks=[view for view in clocks_of(life, now) if view.status != "met"],
    )
