"""Who signs in to the demo: the hotline's staff, and a clerk and a lead for every unit that takes dispatches.

User names say what somebody is: `op.chen`, `unit.water.li`, `lead.gudu-urban.zhao`. The roles are those of
`tickets.domain.people`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hotline.demo.city.callers import GIVEN, SURNAMES
from hotline.demo.city.organisation import HOTLINE, units
from hotline.demo.city.words import Words

# user name | role | Chinese | English
STAFF: tuple[tuple[str, str, Words], ...] = (
    ("op.chen", "operator", Words("Chen Xiaomei", "陈晓梅")),
    ("op.zhou", "operator", Words("Zhou Haitao", "周海涛")),
    ("op.lin", "operator", Words("Lin Ruotong", "林若彤")),
    ("op.xie", "contractor", Words("Xie Chenxi", "谢晨曦")),
    ("dispatch.gao", "dispatcher", Words("Gao Mingyuan", "高明远")),
    ("dispatch.he", "dispatcher", Words("He Qiaoyun", "何巧云")),
    ("review.song", "reviewer", Words("Song Huimin", "宋慧敏")),
    ("review.tang", "reviewer", Words("Tang Siyuan", "唐思远")),
    ("super.luo", "supervisor", Words("Luo Zhiqiang", "罗志强")),
    ("super.ye", "supervisor", Words("Ye Wenjing", "叶文静")),
    ("analyst.shen", "analyst", Words("Shen Yuxin", "沈雨欣")),
    ("audit.cao", "auditor", Words("Cao Lixin", "曹立新")),
    ("admin.wei", "system_admin", Words("Wei Zhenyu", "魏振宇")),
    ("security.xia", "security_admin", Words("Xia Jingyi", "夏静怡")),
    ("grid.fan", "inspector", Words("Fan Changqing", "范长青")),
    ("partner.grid", "api_partner", Words("City Grid Platform", "城市网格平台")),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in. `unit` is the code of the unit they work for."""

    username: str
    role: str
    name: Words
    unit: str


def _ascii(name: str) -> str:
    return name.lower().replace("ü", "v").replace("'", "")


def _of_units() -> Iterator[Account]:
    rng = random.Random(12345)
    for unit in units():
        if not unit.accepts_dispatch:
            continue
        clerk, lead = rng.sample(SURNAMES, 2)
        for family, prefix, role in ((clerk, "unit", "unit_clerk"), (lead, "lead", "unit_lead")):
            given = rng.choice(GIVEN)
            name = Words(f"{family.en} {given.en}", family.zh + given.zh)
            if unit.kind == "district" and role == "unit_clerk":
                username = f"district.{unit.district}.{_ascii(family.en)}"
                yield Account(username, "district_coordinator", name, unit.code)
            else:
                yield Account(f"{prefix}.{unit.code}.{_ascii(family.en)}", role, name, unit.code)


@cache
def accounts() -> tuple[Account, ...]:
    """Give every account: the hotline's own first, then those of the units."""
    own = tuple(Account(username, role, name, HOTLINE) for username, role, name in STAFF)
    return own + tuple(_of_units())


@cache
def of_unit(code: str) -> tuple[Account, ...]:
    """Give the accounts of a unit, clerk (or coordinator) before lead."""
    return tuple(account for account in accounts() if account.unit == code)
