"""Everything the page of one ticket shows, read once, each part when it is first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.contrib.auth import get_user_model
from django.utils.translation import get_language, gettext

from hotline.casefile import entries, place, waterfall
from hotline.casefile.clocked import Clocked
from hotline.casefile.verbs.about import About
from hotline.casefile.verbs.order import Buttons, buttons
from hotline.citizens import looking
from hotline.citizens.access_log import LOG_READERS, Look, access_log
from hotline.citizens.identity import Masked
from hotline.files.gallery import Shown, gallery
from routing import queries as routing
from routing.domain import paths, trace
from routing.domain.speech import Name
from routing.queries import Catalogue
from tickets.domain.life import ASSIST, COPY, LEAD, Life, Part, Supervision
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.permission import open_verbs
from tickets.domain.refusals import Refusal
from tickets.domain.vocabulary import ClockKind, State
from tickets.looking import may_look
from tickets.models import Event, Ticket
from tickets.queries.detail import ticket_of
from tickets.queries.holding import holds
from tickets.queries.kin import children_of, others_of_caller
from tickets.queries.lives import life_of
from tickets.queries.requests import Asked, requests_of
from tickets.queries.timeline import Entry, PublicEntry, events_of, public_timeline, staff_timeline
from tickets.queries.timers import TimerView, clocks_of

LIVE = ("late", "running", "paused")


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a unit was chosen: when, by whom (empty: the rules), and the sentences of the decision."""

    seq: int
    at: datetime
    unit: str
    who: str
    sentences: list[str]


class Reading:
    """One ticket before one person. Raises `Absent` for what is not there or not theirs."""

    def __init__(self, number: str, actor: Actor, now: datetime) -> None:
        self.actor, self.now = actor, now
        self.ticket: Ticket = ticket_of(number, actor)

    # The ticket and its life -------------------------------------------------------------------------

    @cached_property
    def catalogue(self) -> Catalogue:
        """Units, areas and categories."""
        return routing.current()

    @cached_property
    def name(self) -> Name:
        """What people call them."""
        return self.catalogue.namer(get_language() or "")

    @cached_property
    def life(self) -> Life:
        """The ticket's life."""
        return life_of(self.ticket)

    @property
    def about(self) -> About:
        """The occasion of a form about this ticket."""
        return About(actor=self.actor, now=self.now, ticket=self.ticket, life=self.life)

    @cached_property
    def category(self) -> list[str]:
        """The category with those above it."""
        card = self.catalogue.category(self.ticket.category_id or "")
        return [self.name("category", code) for code in paths.segments(card.path)] if card else []

    @cached_property
    def area(self) -> list[str]:
        """The area with those above it, below the city."""
        card = self.catalogue.area(self.ticket.area_id or "")
        names = [self.name("area", code) for code in paths.segments(card.path)] if card else []
        return names[1:] or names

    @cached_property
    def map(self) -> place.Map | None:
        """Where it is."""
        return place.map_of(self.ticket, self.catalogue)

    # Verbs -------------------------------------------------------------------------------------------

    @cached_property
    def no_look(self) -> Refusal | None:
        """Why the caller's identity is not for this person now; None: they may look."""
        return may_look(self.ticket, self.actor, self.now, self.life)

    @cached_property
    def verbs(self) -> list[Verb]:
        """What this person may do now: what the law leaves open to them. Looking at the caller asks for more than the
        table's row."""
        found = open_verbs(self.life, self.actor)
        return [verb for verb in found if verb is not Verb.REVEAL or self.no_look is None]

    @cached_property
    def buttons(self) -> Buttons:
        """The same as buttons; looking at the caller has its button beside the caller."""
        return buttons(State(self.ticket.state), [verb for verb in self.verbs if verb is not Verb.REVEAL])

    @property
    def may_reveal(self) -> bool:
        """Whether the caller's identity may be asked for."""
        return Verb.REVEAL in self.verbs

    # Clocks ------------------------------------------------------------------------------------------

    @cached_property
    def clocks(self) -> list[Clocked]:
        """Every clock, those that run first; why they are due when they are is asked of one at a time (`clock`)."""
        return sorted(self._clocked(explain=()), key=lambda one: (one.view.status not in LIVE, one.view.due))

    def clock(self, slug: str) -> Clocked | None:
        """Return the clock of that name with its explanation, None where there is none."""
        key = next((one.view.key for one in self.clocks if one.slug == slug), "")
        return next((one for one in self._clocked(explain=(key,)) if one.view.key == key), None)

    def _clocked(self, explain: tuple[str, ...]) -> list[Clocked]:
        views = clocks_of(self.life, self.now, edition=self.catalogue.edition, explain=explain)
        return [Clocked(view, self.name("unit", view.unit) if view.unit else "", self.now) for view in views]

    @cached_property
    def clocks_now(self) -> list[Clocked]:
        """The clocks that run, and the two everybody sees: what one asks about."""
        shared = {one.view.key for one in self.shared_clocks}
        return [one for one in self.clocks if one.view.status in LIVE or one.view.key in shared]

    @cached_property
    def clocks_before(self) -> list[Clocked]:
        """The others: met, cancelled, of rounds before."""
        now = {one.view.key for one in self.clocks_now}
        return [one for one in self.clocks if one.view.key not in now]

    @cached_property
    def shared_clocks(self) -> list[Clocked]:
        """The two clocks everybody sees: the citizen's, and the unit's of this round."""
        found = []
        for kind in (ClockKind.CITIZEN, ClockKind.HANDLE):
            of_kind = [one for one in self.clocks if one.view.kind == kind and one.view.status != "cancelled"]
            found += sorted(of_kind, key=lambda one: one.view.start)[-1:]
        return found

    @cached_property
    def waterfall(self) -> waterfall.Waterfall | None:
        """Who held it how long."""
        return waterfall.waterfall(holds(self.events, self.now), self.name)

    # Who has it --------------------------------------------------------------------------------------

    @cached_property
    def parts(self) -> list[tuple[Part, str, str, TimerView | None]]:
        """The live parts: (part, unit, person, the clock that runs for it)."""
        found = []
        for part in self.life.parts.values():
            if not part.live:
                continue
            kind = {LEAD: ClockKind.HANDLE, ASSIST: ClockKind.ASSIST}.get(part.role)
            clock = next(
                (one.view for one in self.clocks if one.view.kind == kind and one.view.unit == part.unit), None
            )
            person = self.people.get(part.handler, "") if part.handler else ""
            found.append((part, self.name("unit", part.unit), person, clock))
        return sorted(found, key=lambda one: (LEAD, ASSIST, COPY).index(one[0].role))

    @cached_property
    def people(self) -> Mapping[int, str]:
        """Names of staff by account: handlers, and people the events name. One statement."""
        wanted = entries.people_in(self.events) | {
            part.handler for part in self.life.parts.values() if part.handler is not None
        }
        rows = get_user_model()._default_manager.filter(pk__in=wanted)
        return {row.pk: str(row) for row in rows}

    @cached_property
    def supervisions(self) -> list[Supervision]:
        """Formal pressure that holds."""
        return [one for one in self.life.supervisions.values() if one.lifted_at is None]

    @cached_property
    def requests(self) -> list[Asked]:
        """What was asked of the hotline, latest first."""
        return requests_of(self.ticket)[::-1] if self.ticket.asked else []

    @cached_property
    def children(self) -> list[Ticket]:
        """Tickets merged into this one."""
        return children_of(self.ticket, self.actor) if self.ticket.joined else []

    # What happened -----------------------------------------------------------------------------------

    @cached_property
    def events(self) -> list[Event]:
        """Every act, oldest first."""
        return events_of(self.ticket)

    @cached_property
    def acts(self) -> list[Entry]:
        """The same as staff read them."""
        return staff_timeline(self.events)

    @cached_property
    def lines(self) -> list[entries.Line]:
        """Every act as staff read it."""
        return entries.lines_of(self.acts, self.told, self.name, self.people)

    @cached_property
    def told(self) -> list[PublicEntry]:
        """What of it the citizen reads."""
        return public_timeline(self.events, self.catalogue)

    @cached_property
    def gallery(self) -> Mapping[int, list[Shown]]:
        """Photos and documents by the act that carries them. At most one statement."""
        return gallery(self.acts, now=self.now)

    @property
    def reply_text(self) -> str:
        """What the lead unit replied last, as the citizen reads it."""
        for event in reversed(self.events):
            if event.verb == Verb.REPLY and event.public:
                return next((paper.text for paper in event.papers.all() if paper.field == "text"), "")
        return ""

    def since(self, version: int) -> list[entries.Line]:
        """Return what happened after the version somebody read."""
        return [line for line in self.lines if line.seq > version]

    @property
    def given(self) -> list[Event]:
        """The acts that gave it to a unit, the latest first."""
        return [event for event in reversed(self.events) if event.verb in entries.GIVEN]

    @cached_property
    def traces(self) -> list[Trace]:
        """Why it went where it went, the latest dispatch first."""
        return [
            Trace(
                event.seq,
                event.at,
                self.name("unit", event.data.get("lead", "")),
                "" if event.actor == "system" else event.name,
                trace.sentences(event.data["trace"], say=gettext, name=self.name) if event.data.get("trace") else [],
            )
            for event in self.given
        ]

    # The caller --------------------------------------------------------------------------------------

    @cached_property
    def caller(self) -> Masked:
        """What everybody who sees the ticket may see of its caller."""
        return looking.masked(self.ticket, self.actor)

    @cached_property
    def shown(self) -> looking.Shown | None:
        """The identity in clear, while this person's last look is valid."""
        if self.no_look is not None:
            return None
        return looking.still_shown(self.ticket, actor=self.actor, now=self.now)

    @cached_property
    def others(self) -> list[Ticket]:
        """Other tickets of the same caller, unless who called is withheld from this person: tickets tied together tell
        more of somebody than each does."""
        return others_of_caller(self.ticket, self.actor) if self.caller.withheld in ("", "sealed") else []

    @property
    def reads_log(self) -> bool:
        """Whether the access log is for this person."""
        return self.actor.is_any(LOG_READERS)

    @cached_property
    def looks(self) -> list[Look]:
        """Who looked at the caller's identity, and who tried, latest first."""
        return access_log(self.ticket.number, self.actor)[::-1] if self.reads_log else []
