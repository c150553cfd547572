"""Who does what where: duties and their holders, so that a few rules serve every street.

A holder answers for an area and everything below it; the nearest one is asked first. A duty of a bureau
with twins is held by each district's twin, and by the city bureau for matters whose district is unknown; the
same key with "-city" is held by the city bureau alone, for matters that the city leads even where a district
could act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hotline.demo.city.areas import CITY, DISTRICTS, atlas
from hotline.demo.city.organisation import unit, units, with_twins
from hotline.demo.city.words import Words, rows


@dataclass(frozen=True, slots=True)
class Duty:
    """A piece of public work with a stable key."""

    key: str
    name: Words


@dataclass(frozen=True, slots=True)
class Holder:
    """`unit` does `duty` in `area` (a path) and below it."""

    duty: str
    area: str
    unit: str


# key | Chinese | English | who in the core and new districts | who in the two counties
# "unit" is citywide; "~bureau" is the district twin; "street" is each street office or town government.
MATTERS = """
water-supply | 供水 | Water supply | water | water
drainage | 排水防涝 | Drainage and flooding | drainage | ~water-affairs
power-supply | 供电 | Power supply | power | power
gas-supply | 燃气供应 | Gas supply | gas | gas
heating | 集中供热 | District heating | heat | ~housing
bus | 公共汽车 | Buses | bus | bus
metro | 轨道交通 | Metro | metro | metro
mail | 邮政服务 | Mail | post | post
telecom | 通信服务 | Telecommunications | telecom-admin | telecom-admin
parcels | 快递 | Parcels | post-admin | post-admin
waste-collection | 垃圾清运 | Waste collection | sanitation | street
street-cleaning | 道路清扫 | Street cleaning | sanitation | street
public-toilets | 公共厕所 | Public toilets | sanitation | street
street-lighting | 路灯照明 | Street lighting | ~urban | ~urban
road-maintenance | 道路养护 | Road maintenance | ~urban | ~transport
traffic-signals | 交通信号 | Traffic signals | traffic-police | traffic-police
illegal-parking | 违法停车 | Illegal parking | traffic-police | traffic-police
parking-places | 停车场管理 | Parking places | ~urban | ~urban
shared-bikes | 共享单车 | Shared bicycles | ~urban | ~urban
taxi | 出租汽车 | Taxis and ride hailing | transport | transport
lifts | 电梯安全监察 | Lift safety | ~market | ~market
prices | 价格监督检查 | Price inspection | ~market | ~market
food-safety | 食品安全 | Food safety | ~market | ~market
night-noise | 社会生活噪声 | Night-time noise from people | ~police | ~police
site-noise | 建筑施工噪声 | Noise from building sites | ~environment | ~environment
site-safety | 建设工程安全 | Safety on building sites | ~housing | ~housing
property-service | 物业服务监管 | Property management | ~housing | ~housing
wages | 劳动保障监察 | Wages and labour inspection | ~labour | ~labour
dogs | 犬只管理 | Dog control | ~police | ~police
rivers | 河道管理 | Rivers and banks | ~water-affairs | ~water-affairs
trees | 树木养护 | Trees | ~parks | ~parks
shelter | 流浪救助 | Help for people without shelter | ~civil | ~civil
conduct | 机关作风监督 | Conduct of public bodies | gov-service | gov-service
one-stop-service | 政务服务大厅 | Government service counters | gov-service | gov-service
household-register | 户籍证件 | Household register and papers | ~police | ~police
business-climate | 营商环境 | Business climate | development | development
energy-prices | 水电气热价格政策 | Tariffs of water, power, gas and heat | development | development
community-order | 社区综合治理 | Community affairs | street | street
neighbours | 邻里调解 | Neighbour disputes | street | street
"""

# Where a duty of the district bureau reads better under another name than the bureau's.
BUREAU_DUTIES = {
    "market": Words("Market regulation", "市场监管"),
    "urban": Words("Urban management", "城市管理"),
    "housing": Words("Housing and construction", "住房和城乡建设"),
    "planning": Words("Land and planning", "自然资源和规划"),
    "water-affairs": Words("Water affairs", "水务管理"),
    "transport": Words("Transport", "交通运输"),
    "police": Words("Public security", "公安"),
    "environment": Words("Environment", "生态环境"),
    "fire": Words("Fire safety", "消防安全"),
    "emergency": Words("Emergency management", "应急管理"),
    "labour": Words("Labour and social security", "人力资源和社会保障"),
    "health": Words("Health", "卫生健康"),
    "insurance": Words("Medical insurance", "医疗保障"),
    "education": Words("Education", "教育"),
    "civil": Words("Civil affairs", "民政"),
    "agriculture": Words("Agriculture and villages", "农业农村"),
    "parks": Words("Parks and greening", "园林绿化"),
    "culture": Words("Culture and tourism", "文化和旅游"),
}


def _spread(duty: str, spec: str, districts: list[str]) -> Iterator[Holder]:
    for district in districts:
        if spec == "street":
            for street in atlas().at("street", f"{CITY}/{district}/"):
                yield Holder(duty, street.path, f"{street.code}-office")
        elif spec.startswith("~"):
            yield Holder(duty, f"{CITY}/{district}", f"{district}-{spec[1:]}")
        else:
            yield Holder(duty, f"{CITY}/{district}", spec)


@cache
def table() -> tuple[tuple[Duty, tuple[Holder, ...]], ...]:
    """Give every duty with its holders."""
    urban = [code for code, _, setting, _, _ in DISTRICTS if setting != "rural"]
    rural = [code for code, _, setting, _, _ in DISTRICTS if setting == "rural"]
    found: list[tuple[Duty, tuple[Holder, ...]]] = []
    for key, zh, en, in_town, in_county in rows(MATTERS):
        if in_town == in_county and not in_town.startswith("~") and in_town != "street":
            holders = [Holder(key, CITY, in_town)]
        else:
            holders = [*_spread(key, in_town, urban), *_spread(key, in_county, rural)]
            if in_town != "street":
                holders.append(Holder(key, CITY, in_town.removeprefix("~")))
        found.append((Duty(key, Words(en, zh)), tuple(holders)))
    for code, name in BUREAU_DUTIES.items():
        twins = [Holder(code, f"{CITY}/{district[0]}", f"{district[0]}-{code}") for district in DISTRICTS]
        found.append((Duty(code, name), (*twins, Holder(code, CITY, code))))
        city = Words(f"{name.en}, city bureau", f"{name.zh}（市级）")
        found.append((Duty(f"{code}-city", city), (Holder(f"{code}-city", CITY, code),)))
    for bureau in (one for one in units() if one.kind == "bureau" and one.code not in with_twins()):
        if bureau.code != "telecom-admin" and bureau.code != "post-admin":
            found.append((Duty(bureau.code, bureau.short), (Holder(bureau.code, CITY, bureau.code),)))
    streets = tuple(Holder("street-office", s.path, f"{s.code}-office") for s in atlas().at("street"))
    found.append((Duty("street-office", Words("Street office or town government", "街道办事处、乡镇政府")), streets))
    centres = tuple(Holder("district-coordination", f"{CITY}/{code}", f"{code}-centre") for code, *_ in DISTRICTS)
    # Where not even the district is known, the bureau above the hotline finds the way.
    centres += (Holder("district-coordination", CITY, "gov-service"),)
    found.append((Duty("district-coordination", Words("District coordination", "区级统筹调度")), centres))
    return tuple(found)


@cache
def _by_place() -> dict[tuple[str, str], str]:
    return {(holder.duty, holder.area): holder.unit for _, holders in table() for holder in holders}


def holder_of(duty: str, area: str) -> str:
    """Give the code of the nearest unit that does `duty` at `area` (a path), "" when nobody does."""
    while area:
        found = _by_place().get((duty, area))
        if found:
            return unit(found).code
        area = area.rpartition("/")[0]
    return ""
