"""Events that many people call about within hours or days: what detectors, merging and alarms are for."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotline.demo.city.almanac import is_feast
from hotline.demo.city.places import Place, address_in
from hotline.demo.city.voices import CLUB
from hotline.demo.city.words import Words

ZONE = ZoneInfo("Asia/Shanghai")


COLD = ((18, 5, 90), (6, 8, 700), (6, 16, 720), (7, 6, 500))
"""Days of a heating failure: the first hour of calls, how many, within how many minutes."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One event. `place` is the same for every caller, or None when each speaks of their own home in `street`;
    `fixed` are holes of the stories that are the same for all."""

    key: str
    name: Words
    code: str
    street: str
    place: Place | None
    times: tuple[datetime, ...]
    fixed: tuple[tuple[str, Words], ...] = ()


def _moment(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)


def _spread(first: datetime, count: int, minutes: float, rng: random.Random) -> tuple[datetime, ...]:
    """Give the first moment, then `count` − 1 within so many minutes, thickest at the start."""
    later = [first + timedelta(seconds=int(60 * minutes * rng.random() ** 1.6)) for _ in range(count - 1)]
    return tuple(sorted([first, *later]))


def incidents(start: date, days: int, rng: random.Random) -> tuple[Incident, ...]:
    """Place the incidents within a span of days; a span of less than four days has only the burst main."""

    def day(share: float) -> date:
        return start + timedelta(days=min(days - 1, int(days * share)))

    main_street = "lin/gudu/gudu-dukou"
    found = [
        Incident(
            "burst-main",
            Words("Burst main in Dukou", "渡口街道主水管爆裂"),
            "0504",
            main_street,
            address_in(main_street, rng),
            _spread(_moment(day(0.62), 7, 20), 12, 40, rng),
        )
    ]
    if days < 4:
        return tuple(found)
    feasts = [start + timedelta(days=i) for i in range(days) if is_feast(start + timedelta(days=i))]
    sundays = [start + timedelta(days=i) for i in range(days) if (start + timedelta(days=i)).weekday() == 6]
    night = (feasts or sundays or [day(0.5)])[0]
    gas_street = "lin/landong/landong-fangzhilu"
    found.append(
        Incident(
            "gas-leak",
            Words("Gas leak at night on a holiday", "节假日凌晨燃气泄漏"),
            "0602",
            gas_street,
            address_in(gas_street, rng),
            _spread(_moment(night, 2, 10), 3, 9, rng),
        )
    )
    club = rng.choice(CLUB)
    collapse = day(0.3)
    times: list[datetime] = []
    for offset, count in enumerate((4, 11, 9, 6, 4, 2)):
        if collapse + timedelta(days=offset) < start + timedelta(days=days):
            times += _spread(_moment(collapse + timedelta(days=offset), 9, 5), count, 660, rng)
    found.append(
        Incident(
            "prepaid-collapse",
            Words(f"The cards of {club.en} collapse", f"{club.zh}预付卡集中退费"),
            "0102",
            "lin/xinggang/xinggang-wangfan",
            None,
            tuple(times),
            (("club", club),),
        )
    )
    cold = next((d for d in _span(start, days) if d.month in (12, 1, 2) or (d.month == 11 and d.day >= 15)), None)
    if cold is not None:
        found.append(
            Incident(
                "cold-estate",
                Words("A whole estate goes cold", "小区集中供暖不热"),
                "0603",
                "lin/landong/landong-hongzhuan",
                address_in("lin/landong/landong-hongzhuan", rng),
                # It begins with one block on an evening and grows until the exchanger is changed.
                tuple(
                    moment
                    for offset, (hour, count, minutes) in enumerate(COLD)
                    for moment in _spread(
                        _moment(cold + timedelta(days=min(4, (days - 1) // 2) + offset), hour, 30), count, minutes, rng
                    )
                ),
            )
        )
    storm = next((d for d in _span(start, days) if d.month in (6, 7)), None)
    if storm is not None:
        found.append(
            Incident(
                "cloudburst",
                Words("A cloudburst floods the low streets", "强降雨致低洼路段积水"),
                "0506",
                "lin/gudu/gudu-liudi",
                None,
                _spread(_moment(storm + timedelta(days=min(5, (days - 1) // 2)), 15, 40), 26, 240, rng),
            )
        )
    last = start + timedelta(days=days)
    return tuple(one for one in found if one.times and one.times[0].date() < last)


def _span(start: date, days: int) -> list[date]:
    return [start + timedelta(days=i) for i in range(days)]
