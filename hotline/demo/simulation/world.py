"""The heap of what is going to happen, and the time: happenings that lie close together are one transaction."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from hotline.demo.city.words import Language, Words
from hotline.demo.simulation.fates import Fates
from hotline.demo.simulation.file import File
from hotline.demo.simulation.hours import Hours
from hotline.demo.simulation.people import People
from hotline.demo.simulation.tally import Tally
from routing import queries as routing
from routing.refusal import Refusal
from tickets import law as statutes
from tickets.actions.batch import Batch, Hand, batch
from tickets.domain.life import Life
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.vocabulary import ClockKind, State

AT_ONCE = 200
"""Happenings looked for at once: so many tickets are taken and written by one set of statements."""

TICK = 5
"""Seconds between two looks at the clocks, as in the real house: a step is done at the first look after it is due."""

Act = Callable[["World", File], None]
Happening = tuple[datetime, int, object, Act, File | None]


class World:
    """Everything an act needs: who there is, what time it is, the tickets in hand, and the heap to plan on."""

    def __init__(self, people: People, language: Language, now: datetime, until: datetime) -> None:
        self.people = people
        self.language = language
        self.now = now
        self.until = until
        self.lately = until
        self.work: Batch
        self.tally = Tally()
        self.fates = Fates()
        self.entering: Mapping[State, Act] = {}
        self.articles: Mapping[str, tuple[str, str]] = {}
        self.incidents: dict[str, list[File]] = {}
        self.latest: dict[tuple[str, str], File] = {}
        self.erase: list[File] = []
        self.photos: Counter[str] = Counter()
        self._turns: Counter[str] = Counter()
        self._heap: list[Happening] = []
        self._count = 0
        self.hand = Hand()
        self.read_law()

    def read_law(self) -> None:
        """Look at the catalogue and the calendar in force, which may have changed, and at every ticket anew."""
        self.hand.let_go()
        self.catalogue = routing.current()
        self.law = statutes.in_force(self.catalogue.edition)
        self.hours = Hours(self.law.calendar("city", self.law.newest["city"]))

    # Planning ----------------------------------------------------------------------------------------

    def plan(self, at: datetime, act: Act, file: File | None = None, *, anyway: bool = False) -> None:
        """Put on the heap that `act` happens to a file at `at`: void when plans are made anew, unless `anyway`."""
        stamp = None if anyway or file is None else file.turn
        self._push(max(at, self.now), stamp, act, file)

    def _push(self, at: datetime, stamp: object, act: Act, file: File | None) -> None:
        if at <= self.until:
            self._count += 1
            heapq.heappush(self._heap, (at, self._count, stamp, act, file))

    def void(self, file: File) -> None:
        """Drop what is planned for a file."""
        file.turn += 1

    # Acting ------------------------------------------------------------------------------------------

    def say(self, words: Words) -> str:
        """Return a text in the language of the city."""
        return words.in_(self.language)

    def life(self, file: File) -> Life:
        """Return the ticket's life now."""
        return self.work.life(file.number)

    def do(self, file: File, verb: Verb, said: Mapping[str, Any], actor: Actor) -> bool:
        """Do a verb, and say whether the law allowed it. Refusals are counted: people try what they may not."""
        try:
            self.work.do(file.number, verb, said, actor)
        except Refusal as refused:
            self.tally.refusals[f"{verb}: {refused.code}"] += 1
            return False
        return True

    def due(self, life: Life, kind: ClockKind, unit: str = "") -> tuple[datetime, datetime] | None:
        """Return start and due of the clock of a kind that runs, or None."""
        for clock in life.running(kind, unit=unit):
            if clock.due is not None:
                return clock.start, clock.due
        return None

    def turn(self, what: str) -> int:
        """Count how often something was asked for: what comes in several forms comes in all of them."""
        self._turns[what] += 1
        return self._turns[what] - 1

    # Running -----------------------------------------------------------------------------------------

    def run(self, end: datetime) -> None:
        """Let everything happen that is planned up to `end`."""
        while ready := self._ready(end):
            last = ready[-1][0]
            for happening in ready:
                heapq.heappush(self._heap, happening)
            with batch(ready[0][0], self.hand) as self.work:
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL synchronous_commit = off")
                files = {file.number: file for *_rest, file in ready if file is not None and file.number}
                self.work.take(files)
                self._run_batch(last)
        self.now = end

    def _ready(self, end: datetime) -> list[Happening]:
        """Take the next happenings that are still meant to be from the heap."""
        ready: list[Happening] = []
        while self._heap and len(ready) < AT_ONCE and self._heap[0][0] <= end:
            happening = heapq.heappop(self._heap)
            if not _void(happening):
                ready.append(happening)
        return ready

    def _run_batch(self, last: datetime) -> None:
        while self._heap and self._heap[0][0] <= last:
            happening = heapq.heappop(self._heap)
            if _void(happening):
                continue
            at, _no, _stamp, act, file = happening
            self.now = at
            self.work.at(at)
            if file is not None and file.number:
                self.work.take([file.number])
            act(self, file)  # type: ignore[arg-type]
            if file is not None:
                self.look(file)

    def look(self, file: File) -> None:
        """See where a ticket stands after something happened; if it moved, plan what comes next."""
        if not file.number:
            return
        life = self.life(file)
        lead = life.lead
        place = (life.state, life.round, lead.no if lead else 0)
        if place != file.place:
            file.place = place
            self.tally.entered[life.state] += 1
            self.void(file)
            self.entering[life.state](self, file)
            for child in file.children if life.state in PAST_HANDLING else ():
                self.work.take([child.number])
                self.look(child)
        self._watch(file, life)

    def _watch(self, file: File, life: Life) -> None:
        """Plan to be there when the next step of a clock falls due."""
        due = min((clock.next_at for clock in life.clocks.values() if clock.next_at), default=None)
        if due is not None and due != file.step_at:
            self._push(_tick_after(max(due, self.now)), (due,), _look_at_clocks, file)
        file.step_at = due


PAST_HANDLING = frozenset({State.REPLIED, State.CALLBACK, State.CLOSED})


def _void(happening: Happening) -> bool:
    stamp, file = happening[2], happening[4]
    if stamp is None or file is None:
        return False
    return stamp != (file.step_at,) if isinstance(stamp, tuple) else stamp != file.turn


def _look_at_clocks(world: World, file: File) -> None:
    """Do nothing: whoever takes a ticket in hand does the steps that are due on it."""
    world.life(file)


def _tick_after(at: datetime) -> datetime:
    late = at.timestamp() % TICK
    return at + timedelta(seconds=TICK - late)
