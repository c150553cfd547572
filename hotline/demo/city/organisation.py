"""Who there is: the hotline, 6 district dispatch centres, 40 street offices, 30 bureaus with district twins
and 12 public-service enterprises.

`parent` is the line of command: a district's bureaus answer to its dispatch centre, so a district
coordinator sees them and a report about one of them never goes there. `line` is the city bureau that guides
a district twin, or supervises an enterprise, in its trade; it is no superior, and may well be asked to look
into a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hotline.demo.city.areas import CITY, atlas
from hotline.demo.city.words import Words, rows

Kind = Literal["hotline", "district", "street", "bureau", "district_bureau", "enterprise"]

HOTLINE = "hotline"

# code | Chinese | English | t = has a twin in each district
BUREAUS = """
market | 市场监督管理局 | Market Regulation Bureau | t
urban | 城市管理局 | Urban Management Bureau | t
housing | 住房和城乡建设局 | Housing and Construction Bureau | t
planning | 自然资源和规划局 | Natural Resources and Planning Bureau | t
water-affairs | 水务局 | Water Affairs Bureau | t
transport | 交通运输局 | Transport Bureau | t
police | 公安局 | Public Security Bureau | t
traffic-police | 公安局交通警察支队 | Traffic Police |
environment | 生态环境局 | Ecology and Environment Bureau | t
fire | 消防救援支队 | Fire and Rescue Service | t
emergency | 应急管理局 | Emergency Management Bureau | t
labour | 人力资源和社会保障局 | Labour and Social Security Bureau | t
health | 卫生健康委员会 | Health Commission | t
insurance | 医疗保障局 | Medical Insurance Bureau | t
education | 教育局 | Education Bureau | t
civil | 民政局 | Civil Affairs Bureau | t
agriculture | 农业农村局 | Agriculture and Rural Affairs Bureau | t
parks | 园林绿化局 | Parks and Greening Bureau | t
culture | 文化广电和旅游局 | Culture, Broadcasting and Tourism Bureau | t
sport | 体育局 | Sport Bureau |
gov-service | 政务服务和数据管理局 | Government Services and Data Bureau |
justice | 司法局 | Justice Bureau |
development | 发展和改革委员会 | Development and Reform Commission |
industry | 工业和信息化局 | Industry and Information Bureau |
commerce | 商务局 | Commerce Bureau |
tax | 税务局 | Tax Service |
housing-fund | 住房公积金管理中心 | Housing Fund Centre |
telecom-admin | 通信管理办公室 | Communications Office |
post-admin | 邮政管理局 | Postal Administration |
petitions | 信访局 | Petitions Bureau |
"""

# code | Chinese | English | supervising bureau
ENTERPRISES = """
water | 临澜自来水公司 | Linlan Water | water-affairs
drainage | 临澜排水公司 | Linlan Drainage | water-affairs
power | 临澜供电公司 | Linlan Power | industry
gas | 临澜燃气公司 | Linlan Gas | urban
heat | 临澜热力公司 | Linlan Heat | housing
bus | 临澜公交公司 | Linlan Buses | transport
metro | 临澜轨道交通公司 | Linlan Metro | transport
telecom-lan | 澜信通信 | Lanxin Telecom | telecom-admin
telecom-qing | 青禾移动 | Qinghe Mobile | telecom-admin
telecom-he | 合川通讯 | Hechuan Communications | telecom-admin
post | 临澜邮政 | Linlan Post | post-admin
sanitation | 临澜环卫公司 | Linlan Sanitation | urban
"""

ROUND_THE_CLOCK = frozenset(
    {"water", "drainage", "power", "gas", "heat", "metro", "police", "traffic-police", "fire", "emergency"}
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One organisation. `area` is the path of the ground it serves; `parent`, `line` are unit codes or ""."""

    code: str
    name: Words
    short: Words
    kind: Kind
    area: str
    parent: str = ""
    line: str = ""
    duty_phone: str = ""
    round_the_clock: bool = False
    accepts_dispatch: bool = True

    @property
    def district(self) -> str:
        """Give the code of the district it belongs to, "" for a unit of the whole city."""
        parts = self.area.split("/")
        return parts[1] if len(parts) > 1 else ""


def _bureaus() -> list[tuple[str, Words, bool]]:
    return [(code, Words(en, zh), twin == "t") for code, zh, en, twin in rows(BUREAUS)]


def with_twins() -> tuple[str, ...]:
    """Give the codes of the bureaus that have a twin in every district."""
    return tuple(code for code, _, twin in _bureaus() if twin)


def _drawn() -> Iterator[Unit]:
    yield Unit(
        HOTLINE,
        Words("Linlan Citizen Hotline Centre", "临澜市市民热线服务中心"),
        Words("Hotline Centre", "热线中心"),
        "hotline",
        CITY,
        parent="gov-service",
        round_the_clock=True,
        accepts_dispatch=False,
    )
    for code, name, _twin in _bureaus():
        parent = "police" if code == "traffic-police" else ""
        yield Unit(
            code,
            Words(f"Linlan {name.en}", f"临澜市{name.zh}"),
            Words(name.en, f"市{name.zh}"),
            "bureau",
            CITY,
            parent=parent,
            round_the_clock=code in ROUND_THE_CLOCK,
        )
    for code, zh, en, bureau in rows(ENTERPRISES):
        name = Words(en, zh)
        yield Unit(code, name, name, "enterprise", CITY, line=bureau, round_the_clock=code in ROUND_THE_CLOCK)
    for district in atlas().at("district"):
        place = district.name
        centre = f"{district.code}-centre"
        yield Unit(
            centre,
            Words(f"{place.en} Dispatch Centre", f"{place.zh}接诉即办调度中心"),
            Words(f"{district.short.en} Dispatch Centre", f"{place.zh}调度中心"),
            "district",
            district.path,
        )
        for code, name, twin in _bureaus():
            if twin:
                zh = name.zh if code != "fire" else "消防救援大队"
                yield Unit(
                    f"{district.code}-{code}",
                    Words(f"{place.en} {name.en}", place.zh + zh),
                    Words(f"{district.short.en} {name.en}", place.zh + zh),
                    "district_bureau",
                    district.path,
                    parent=centre,
                    line=code,
                    round_the_clock=code in ROUND_THE_CLOCK,
                )
    for street in atlas().at("street"):
        district_code = street.path.split("/")[1]
        if street.name.zh.endswith("街道"):
            name = Words(f"{street.short.en} Street Office", f"{street.name.zh}办事处")
        else:
            kind = "Town" if street.name.zh.endswith("镇") else "Township"
            name = Words(f"{street.short.en} {kind} Government", f"{street.name.zh}人民政府")
        yield Unit(
            f"{street.code}-office",
            name,
            Words(name.en, street.name.zh),
            "street",
            street.path,
            parent=f"{district_code}-centre",
        )


@cache
def units() -> tuple[Unit, ...]:
    """Give every unit, superiors before subordinates, each with a duty phone of its own.

    Area code 012 is not in use in the national numbering plan, so nobody's phone rings.
    """
    found: list[Unit] = []
    waiting = list(_drawn())
    known = {""}
    while waiting:
        ready = [unit for unit in waiting if unit.parent in known]
        found.extend(ready)
        known.update(unit.code for unit in ready)
        waiting = [unit for unit in waiting if unit.code not in known]
    return tuple(
        Unit(
            code=unit.code,
            name=unit.name,
            short=unit.short,
            kind=unit.kind,
            area=unit.area,
            parent=unit.parent,
            line=unit.line,
            duty_phone=f"012-8{100 + i:03d}-{1200 + i * 7 % 8800:04d}",
            round_the_clock=unit.round_the_clock,
            accepts_dispatch=unit.accepts_dispatch,
        )
        for i, unit in enumerate(found)
    )


@cache
def unit(code: str) -> Unit:
    """Give the unit with this code; raises KeyError when there is none."""
    return {one.code: one for one in units()}[code]
