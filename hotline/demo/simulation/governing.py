"""Active governance in the simulated city: each night the detectors look at the day, each morning a supervisor acts.

What the detectors raise is real; which of it the supervisor takes seriously is drawn. Tasks are proactive tickets that
the city's units sign for, handle and close like any other. The last days' warnings are left to whoever opens the demo.
"""

from __future__ import annotations

import random
import uuid
from datetime import datetime, time, timedelta
from typing import Any

import numpy as np
from django.db.models import Count
from django.utils import timezone

from hotline.demo.city.callers import caller
from hotline.demo.city.places import address_in
from hotline.demo.city.rhythm import ZONE, Arrival
from hotline.demo.city.texts import tell
from hotline.demo.city.words import Words
from hotline.demo.simulation.file import File
from hotline.demo.simulation.world import World
from hotline.insight import campaigns, ending
from hotline.insight.telling import headline, reasons
from hotline.insight.watching.city import OURS, City, Table
from hotline.insight.watching.models import EarlyWarning
from hotline.insight.watching.peaks import measure_peaks
from hotline.insight.watching.watch import look
from hotline.insight.words import Detector, Reason, Standing
from tickets.domain.matter import Matter
from tickets.domain.people import SYSTEM, Actor, Role
from tickets.models import Ticket

LEFT = timedelta(days=5)
"""Before the end of the simulation: what is raised then is left open."""

LARGE = 8
"""Tickets from which on a surge is taken seriously whatever it is about."""

HEATING = "0603"
CARDS = "0102"

TOPIC = Words("Prepaid cards: money back when the shop closes", "预付卡：商家关门，钱要退得回")
QUESTION = Words(
    "Shops close overnight with what people paid in advance. Every operator above the limit deposits a guarantee, and"
    " a collapse is paid back within thirty days.",
    "商家一夜关门，群众预付的钱要不回来。规模以上经营者须缴存保证金，跑路后三十日内完成退费。",
)
MEASURES = Words(
    "A guarantee from operators above the limit; a public list of those who closed; one desk for all claims.",
    "规模以上经营者缴存保证金；公示关门商家名单；设一个窗口统一登记退费。",
)
DISMISSALS: tuple[tuple[Reason, Words], ...] = (
    (Reason.CHANCE, Words("Four different matters that happened to come together.", "四件互不相关的事碰巧赶在一起。")),
    (Reason.KNOWN, Words("The unit has been at it since yesterday.", "承办单位昨日起已在处理。")),
    (Reason.SOLVED, Words("It has not come up again since.", "此后未再出现。")),
    (Reason.EXPECTED, Words("As every year at this time.", "每年此时都会如此。")),
)
DANGER = Words("The emergency line was told at once; read.", "已第一时间转应急处置，已阅。")
WANTS = Words(
    "Find the common cause, put it right, and say what was done and when it will be over.",
    "查明共同原因并解决，说明已采取的措施和预计完成时间。",
)


class Governing:
    """The detectors' nights and the supervisor's mornings."""

    def __init__(self, world: World, seed: str) -> None:
        self.world = world
        self.rng = random.Random(f"{seed} governing")
        self.city = City(world.now)
        self.categories, self.districts = sorted(self.city.leaves), self.city.districts
        self.days: list[Table] = []
        self.promised: list[tuple[EarlyWarning, Actor, datetime]] = []
        self.number = 0

    def night(self, since: datetime, end: datetime) -> None:
        """Let the detectors look at a day that is over, end what was decided in the morning, and plan the next one."""
        self._keep_promises()
        memo: dict[Any, Table] = {}
        last = end - timedelta(microseconds=1)
        if self.days:
            memo[timezone.localdate(last) - timedelta(days=1)] = np.stack(self.days, axis=2)
        look(since, last, memo)
        self.days.append(self._counted(since, end))
        if end > self.world.until - LEFT:
            return
        for warning in EarlyWarning.objects.filter(raised_at__gt=since, standing=Standing.RAISED).order_by("pk"):
            self._consider(warning, self._morning(end))

    def end(self) -> None:
        """Look back on when most came in, once all is over."""
        self._keep_promises()
        end = self.world.until
        for weeks in range(60):
            measure_peaks(end - timedelta(days=13 * weeks))

    def _counted(self, since: datetime, end: datetime) -> Table:
        rows = Ticket.objects.filter(registered_at__gte=since, registered_at__lt=end).exclude(channel__in=OURS)
        counted: Table = np.zeros((len(self.categories), len(self.districts)), dtype=np.int64)
        for category, area, count in rows.values_list("category_id", "area_id").annotate(count=Count("pk")):
            district = self.city.district(area or "")
            if category in self.city.leaves and district in self.districts:
                counted[self.categories.index(category), self.districts.index(district)] += count
        return counted

    def _morning(self, end: datetime) -> datetime:
        local = end.astimezone(ZONE)
        early = datetime.combine(local.date(), time(8, 20), ZONE) + timedelta(minutes=self.rng.randint(0, 70))
        return early.astimezone(end.tzinfo)

    def _consider(self, warning: EarlyWarning, at: datetime) -> None:
        actor = self.world.people.one(Role.SUPERVISOR, self.rng)
        serious = warning.detector in (Detector.SURGE, Detector.CLUSTER, Detector.REPEAT_PLACE) and (
            warning.category == HEATING or warning.seen >= LARGE
        )
        ending.acknowledge(warning.pk, actor=actor, now=at, expect=1)
        if warning.category == CARDS and serious:
            self._campaign(warning, actor, at)
        elif serious:
            self._send(warning, actor, at)
        elif warning.detector == Detector.SENSITIVE:
            self._dismiss(warning, Reason.KNOWN, DANGER, actor, at)
        elif warning.detector != Detector.REPEAT_CALLER and self.rng.random() < 0.7:
            reason, why = DISMISSALS[self.world.turn("dismissal") % len(DISMISSALS)]
            self._dismiss(warning, reason, why, actor, at)

    def _dismiss(self, warning: EarlyWarning, reason: Reason, why: Words, actor: Actor, at: datetime) -> None:
        ending.dismiss(warning.pk, reason=reason, why=self.world.say(why), actor=actor, now=at, expect=2)

    def _campaign(self, warning: EarlyWarning, actor: Actor, at: datetime) -> None:
        start = at.astimezone(ZONE).date()
        said = campaigns.Said(
            self.world.say(TOPIC),
            self.world.say(QUESTION),
            warning.category,
            self._lead(warning),
            start,
            start + timedelta(days=45),
            policies=self.world.say(MEASURES),
        )
        key = str(uuid.UUID(int=self.rng.getrandbits(128), version=4))
        made = campaigns.begin(said, key=key, actor=actor, now=at)
        ending.take_into(warning.pk, campaign=made.pk, why="", actor=actor, now=at, expect=2)

    def _lead(self, warning: EarlyWarning) -> str:
        ticket = Ticket.objects.filter(number__in=warning.numbers).exclude(lead=None).first()
        return str(ticket.lead_id) if ticket is not None else "market"

    def _send(self, warning: EarlyWarning, actor: Actor, at: datetime) -> None:
        """Plan the proactive ticket; the warning ends with it the night after, when it is in the books."""
        rng, language = random.Random(f"task {warning.detector} {warning.matter} {warning.window}"), self.world.language
        street = Ticket.objects.filter(number__in=warning.numbers).exclude(area=None).values_list("area_id").first()
        card = self.world.catalogue.area(str(street[0]) if street else warning.area)
        assert card is not None
        place = address_in("/".join(card.path.split("/")[:3]), rng)
        arrival = Arrival(
            at, warning.category, tell(warning.category, rng, language), caller(rng, language), place, "phone"
        )
        self.number += 1
        file = File(1_000_000 + self.number, rng, arrival, SYSTEM)
        name = self.world.catalogue.namer(language)
        said = {
            "type": "help",
            "title": headline(warning, name)[:200],
            "content": "\n".join(reasons(warning)),
            "wants": self.world.say(WANTS),
            "channel": "system",
            "caller_kind": "system",
            "no_callback": True,
            "category": warning.category,
            "area": card.code,
            "intake_key": f"warning:{warning.pk}",
        }

        def register(world: World, one: File) -> None:
            receipt = world.work.register(Matter.read(said), actor=SYSTEM)
            one.number = receipt.ticket.number
            world.look(one)

        self.world.plan(at, register, file, anyway=True)
        self.promised.append((warning, actor, at))

    def _keep_promises(self) -> None:
        for warning, actor, at in self.promised:
            # The ticket is there by its key: this finds it, and makes no other.
            ending.make_task(warning.pk, title="-", content="-", wants="", why="", actor=actor, now=at, expect=2)
        self.promised = []
