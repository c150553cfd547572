"""Places and people named in a text: by what their names end with, as no gazetteer knows every estate.

A Chinese name has no border at its beginning, so every length of it is a candidate; which one it is shows in a group:
the longest that nearly as many members say as say a shorter one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import rjieba

from hotline.insight.topics.terms import LONGEST, Text


class Crowd(StrEnum):
    """Who speaks in a matter, by what people call themselves."""

    OWNERS = "owners"
    TENANTS = "tenants"
    RESIDENTS = "residents"
    VILLAGERS = "villagers"
    STUDENTS = "students"
    PARENTS = "parents"
    STAFF = "staff"
    WORKERS = "workers"
    TRADERS = "traders"
    DRIVERS = "drivers"
    PASSENGERS = "passengers"
    PATIENTS = "patients"
    ELDERLY = "elderly"
    BUYERS = "buyers"
    INVESTORS = "investors"


_CALLED: dict[Crowd, str] = {
    Crowd.OWNERS: r"业主|homeowners?|flat owners?|unit owners?",
    Crowd.TENANTS: r"租户|租客|房客|tenants?",
    Crowd.RESIDENTS: r"居民|住户|街坊|residents?|neighbou?rs?",
    Crowd.VILLAGERS: r"村民|农户|农民(?!工)|villagers?|farmers?",
    Crowd.STUDENTS: r"学生|大学生|毕业生|students?|pupils?",
    Crowd.PARENTS: r"家长|parents?",
    Crowd.STAFF: r"职工|员工|教师|老师|employees?|teachers?",
    Crowd.WORKERS: r"农民工|工人|民工|workers?|labou?rers?",
    Crowd.TRADERS: r"商户|商家|店主|摊主|shopkeepers?|stallholders?|traders?",
    Crowd.DRIVERS: r"司机|车主|drivers?|motorists?",
    Crowd.PASSENGERS: r"乘客|passengers?|commuters?",
    Crowd.PATIENTS: r"患者|病人|patients?",
    Crowd.ELDERLY: r"老人|老年人|elderly|pensioners?",
    Crowd.BUYERS: r"消费者|购房者|顾客|customers?|consumers?|buyers?",
    Crowd.INVESTORS: r"投资人|投资者|出借人|受害人|investors?|lenders?",
}
_CROWDS = {who: re.compile(rf"(?:{said})", re.IGNORECASE) for who, said in _CALLED.items()}

_ENDINGS = """
小区 花园 公寓 家园 国际城 新城 新村 社区 街道 大道 大厦 广场 公园 学校 小学 中学 大学 学院 幼儿园 医院 公司 集团
商场 酒店 酒楼 饭店 市场 工地 车站 号线 水库 大桥 山庄 华庭
村 镇 乡 路 街 巷 桥 苑 府 城 湾 园 庭 厂 湖 河 滩 池 岛 港
"""
_ENDS = sorted(_ENDINGS.split(), key=len, reverse=True)
_DISTRICT = re.compile(r"[A-Za-z]\d*(?:市|区|县)")
_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST_NAME = 9
"""Characters of a name with its ending, at most."""

_NOT_IN_NAMES = re.compile(
    r"[的了在于和与对向从把被请我你他她它们个这那是有无到及或等该本每各为因也就都还再没不很太宜距]|附近|旁边|关于|投诉|反映|"
    r"咨询|建议|希望|问题|边上|位于|周边|尊敬|业主|居民|什么|哪些|很多|全体|严重|强烈|坚决|反对|普惠|配套|施工|存在"
)
_LED_BY = re.compile(r"^(?:省|市|区|县|街道|镇|乡|社区|路)+(?=..)")
_ENGLISH = re.compile(
    r"\b(?:[A-Z][\w'’-]*\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Park|Gardens?|Estate|Court|Bridge|"
    r"School|College|University|Hospital|Market|Station|Village|Terrace|Quarter|Mansions?|House|Plaza|Centre|Center|Compound|Homes?)\b"
)

IN_HEADLINES, IN_STORIES = 0.3, 0.6
"""Share of the members that name the place of a group in their headlines, or anywhere."""

NEARLY = 0.75
"""A longer name is taken if at least this share of those who say the shorter one say it."""

SPOKEN = 0.15
"""Share of the members among whom a crowd is named."""


def places(text: str) -> set[str]:
    """Return the candidates of places' names in a text."""
    found = {match.group(0) for match in _ENGLISH.finditer(text)}
    for run in _IDEOGRAPHS.findall(_DISTRICT.sub(" ", text)):
        found.update(_chinese(run))
    return found


def _chinese(run: str) -> Iterator[str]:
    """A name begins and ends where words do: “规范城市” has no town in it."""
    words = rjieba.cut(run)
    for last in range(len(words)):
        ending = next((end for end in _ENDS if words[last].endswith(end)), None)
        if ending is None:
            continue
        name = ""
        for word in reversed(words[: last + 1]):
            name = word + name
            if len(name) > _LONGEST_NAME or _NOT_IN_NAMES.search(name):
                break
            bare = _LED_BY.sub("", name)
            begins = any(bare.startswith(end) for end in _ENDS if len(end) > 1)
            if len(bare) > max(2, len(ending)) and not begins:
                yield bare


def place_of(texts: Sequence[Text], rarity: dict[str, int], of: int) -> str:
    """Return the place most members name, the rarest among the others; else the one on record of most; else empty.

    `rarity` is how many of all `of` texts name each candidate.
    """
    heads = Counter(name for text in texts for name in places(text.subject))
    anywhere = Counter(name for text in texts for name in places(_all_of(text)))
    for named, share in ((heads, IN_HEADLINES), (anywhere, IN_STORIES)):
        often = {name: count for name, count in named.items() if count >= max(2, share * len(texts))}
        if often:
            best = max(often, key=lambda name: (_special(often[name], len(texts), rarity.get(name, 0), of), name))
            longer = [name for name in often if best in name and often[name] >= NEARLY * often[best]]
            return max(longer, key=lambda name: (len(name), often[name], name))
    known = Counter(text.place for text in texts if text.place)
    if known:
        name, count = min(known.items(), key=lambda item: (-item[1], item[0]))
        return name if 2 * count >= len(texts) else ""
    return ""


def _special(inside: int, members: int, everywhere: int, of: int) -> float:
    """How many members name it, less how many of all others do."""
    others = max(everywhere - inside, 0) / max(of - members, 1)
    return inside / members - 5.0 * others


def named_in(texts: Iterable[Text]) -> dict[str, int]:
    """Return how many texts name each candidate of a place."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(places(_all_of(text)))
    return dict(found)


def _all_of(text: Text) -> str:
    return f"{text.subject}。{text.detail[:LONGEST]}"


def crowd_of(texts: Sequence[Text]) -> list[Crowd]:
    """Return who speaks: up to two crowds that enough members name, the most named first."""
    heard: Counter[Crowd] = Counter()
    for text in texts:
        said = f"{text.subject} {text.detail[:LONGEST]}"
        heard.update(who for who, called in _CROWDS.items() if called.search(said))
    order = list(Crowd)
    enough = max(1.0, SPOKEN * len(texts))
    likely = sorted((who for who in heard if heard[who] >= enough), key=lambda who: (-heard[who], order.index(who)))
    return likely[:2]
