"""What detectors read of the city as of a moment: roll-ups for the past, rows for what has just come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

import numpy as np
from django.db.models import Min, QuerySet
from django.utils import timezone
from numpy.typing import NDArray

from hotline.figures.queries import intake_table
from hotline.insight.detectors.stream import Floats, Ints, kilometres
from hotline.insight.detectors.surge import Surge, holes
from routing import queries as routing
from tickets.domain.vocabulary import Channel
from tickets.models import Ticket

YEARS = 3 * 364 + 120
"""Days of roll-ups that are read: the season of three years, and the weeks before the first."""

DISTRICT = "district"

Table = NDArray[np.int64]

OURS = (Channel.SYSTEM, Channel.INSPECTOR, Channel.IMPORT)
"""Channels that say what the city does itself, not what it suffers."""

COLUMNS = ("number", "registered_at", "category_id", "area_id", "lon", "lat", "address", "caller", "caller_kind")


@dataclass(frozen=True, slots=True)
class Came:
    """A ticket as it came in: what detectors look at. `district` is the district its area lies in."""

    number: str
    at: datetime
    category: str
    area: str
    district: str
    lon: float | None
    lat: float | None
    address: str
    caller: str
    caller_kind: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Tickets by category and district for each day up to today (which is only so far), as the surge detector takes
    them: `pairs` are (category, district) of each row, `weekday` that of the first day."""

    pairs: list[tuple[str, str]]
    counts: Floats
    category: Ints
    area: Ints
    weekday: int


class City:
    """The city as of a moment. A replay of the past gives a `memo`, which keeps roll-ups for the steps of a day."""

    def __init__(self, at: datetime, memo: dict[date, Table] | None = None) -> None:
        self.at = at
        self._memo = memo
        self.today = timezone.localdate(at)
        self.midnight = timezone.make_aware(datetime.combine(self.today, datetime.min.time()))
        self.catalogue = routing.current()

    def district(self, area: str) -> str:
        """Return the district an area lies in: the area itself where it is none and lies in none, "" for none."""
        card = self.catalogue.area(area) if area else None
        if card is None:
            return ""
        for part in card.path.split("/"):
            above = self.catalogue.area(part)
            if above is not None and above.level == DISTRICT:
                return part
        return card.code

    def came(self, since: datetime, categories: Iterable[str] | None = None) -> list[Came]:
        """Return what citizens brought from `since` (excluded) to this moment (included), in order of time."""
        rows = Ticket.objects.filter(registered_at__gt=since, registered_at__lte=self.at)
        if categories is not None:
            rows = rows.filter(category__in=list(categories))
        return self.read(rows)

    def read(self, rows: QuerySet[Ticket]) -> list[Came]:
        """Return what citizens brought of these tickets, in order of time."""
        found = rows.exclude(channel__in=OURS).order_by("registered_at", "id").values_list(*COLUMNS)
        return [
            Came(
                number, at, category or "", area or "", self.district(area or ""), lon, lat, address,
                str(caller or ""), kind,
            )
            for number, at, category, area, lon, lat, address, caller, kind in found
        ]  # fmt: skip

    @cached_property
    def _begun(self) -> datetime:
        return Ticket.objects.aggregate(first=Min("registered_at"))["first"] or self.at

    def known_for(self, at: datetime) -> float:
        """Return for how many days before a moment anything is known of the city."""
        return max((at - self._begun) / timedelta(days=1), 0.0)

    @cached_property
    def leaves(self) -> set[str]:
        """Codes of the categories that have none below them."""
        above = {card.path.rpartition("/")[0] for card in self.catalogue.categories.values()}
        return {code for code, card in self.catalogue.categories.items() if card.path not in above}

    @cached_property
    def districts(self) -> list[str]:
        """Codes of the districts."""
        return [code for code, card in self.catalogue.areas.items() if card.level == DISTRICT]

    def counts(self, today: Iterable[Came], rule: Surge) -> Counts | None:
        """Return what came in, by roll-ups up to yesterday and by `today`'s tickets; None without weeks behind it."""
        yesterday = self.today - timedelta(days=1)
        categories, districts = sorted(self.leaves), self.districts
        if self._memo is not None and yesterday in self._memo:
            table = self._memo[yesterday]
        else:
            first = self.today - timedelta(days=YEARS)
            table = intake_table(categories, districts, first=first, last=yesterday)
            if self._memo is not None:
                self._memo.clear()
                self._memo[yesterday] = table
        added: dict[tuple[str, str], int] = {}
        for one in today:
            if one.at >= self.midnight and one.district in districts and one.category in self.leaves:
                added[one.category, one.district] = added.get((one.category, one.district), 0) + 1
        rows, columns = np.nonzero(table.any(axis=2))
        known = {(categories[row], districts[at]) for row, at in zip(rows.tolist(), columns.tolist(), strict=True)}
        pairs = sorted({*known, *added})
        behind = np.flatnonzero(table.sum(axis=(0, 1)))
        if not len(behind) or table.shape[2] - behind[0] < 21 + rule.guard:
            return None
        begin = int(behind[0])
        place = {code: number for number, code in enumerate(categories)}
        column = {code: number for number, code in enumerate(districts)}
        counts = np.array(
            [[*table[place[c], column[a], begin:], added.get((c, a), 0)] for c, a in pairs], dtype=np.float64
        )
        category = np.array([place[c] for c, _a in pairs])
        area = np.array([column[a] for _c, a in pairs])
        start = self.today - timedelta(days=table.shape[2] - begin)
        # Today is not over: a category that is silent so far is no hole.
        counts[:, :-1] = holes(counts[:, :-1], category)
        return Counts(pairs, counts, category, area, start.weekday())


def placed(rows: Iterable[Came]) -> tuple[list[Came], Floats, Floats]:
    """Return those with a point, and their kilometres east and north."""
    kept = [one for one in rows if one.lon is not None and one.lat is not None]
    lon, lat = (np.array([getattr(one, name) for one in kept], dtype=np.float64) for name in ("lon", "lat"))
    return kept, *kilometres(lon, lat)
