"""People who call: names, telephone numbers, kinds, channels and what they call for.

China reserves no telephone numbers for fiction. Every number here begins with 1380000 or 1390000, two blocks a
person recognises as invented at a glance and a machine by `is_invented`; they parse as Chinese mobile numbers, so
that validation and masking can be shown. A demo installation must not be joined to a real SMS gateway, and a
gateway can refuse these numbers by the same test.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.demo.city.words import Language, Words, rows

INVENTED = ("1380000", "1390000")


def _names(table: str) -> tuple[Words, ...]:
    """Read names written as “陈 Chen”, with commas between."""
    pairs = [pair.split() for pair in table.split(",")]
    return tuple(Words(en, zh) for zh, en in pairs)


SURNAMES = _names("""
王 Wang, 李 Li, 张 Zhang, 刘 Liu, 陈 Chen, 杨 Yang, 赵 Zhao, 黄 Huang, 周 Zhou, 吴 Wu, 徐 Xu, 孙 Sun, 胡 Hu,
朱 Zhu, 高 Gao, 林 Lin, 何 He, 郭 Guo, 马 Ma, 罗 Luo, 梁 Liang, 宋 Song, 郑 Zheng, 谢 Xie, 韩 Han, 唐 Tang,
冯 Feng, 于 Yu, 董 Dong, 程 Cheng, 曹 Cao, 袁 Yuan, 邓 Deng, 许 Xu, 傅 Fu, 沈 Shen, 曾 Zeng, 彭 Peng, 吕 Lü,
苏 Su, 卢 Lu, 蒋 Jiang, 蔡 Cai, 贾 Jia, 丁 Ding, 魏 Wei, 薛 Xue, 叶 Ye, 阎 Yan, 余 Yu, 潘 Pan, 杜 Du, 戴 Dai,
夏 Xia, 钟 Zhong, 汪 Wang, 田 Tian, 任 Ren, 姜 Jiang, 范 Fan
""")
GIVEN = _names("""
建国 Jianguo, 秀英 Xiuying, 桂兰 Guilan, 志强 Zhiqiang, 丽华 Lihua, 文静 Wenjing, 海涛 Haitao, 晓梅 Xiaomei,
永福 Yongfu, 玉珍 Yuzhen, 子涵 Zihan, 雨欣 Yuxin, 浩然 Haoran, 佳怡 Jiayi, 宇航 Yuhang, 思远 Siyuan,
婷婷 Tingting, 国庆 Guoqing, 春生 Chunsheng, 凤霞 Fengxia, 明远 Mingyuan, 静怡 Jingyi, 俊杰 Junjie,
欣然 Xinran, 德顺 Deshun, 素芬 Sufen, 立新 Lixin, 红梅 Hongmei, 晨曦 Chenxi, 若彤 Ruotong, 长青 Changqing,
巧云 Qiaoyun, 振宇 Zhenyu, 慧敏 Huimin, 金生 Jinsheng, 月娥 Yue'e
""")

# channel | share of all contacts (Beijing 2021 and Yichun 2023: nine in ten by telephone)
CHANNELS = {"phone": 0.84, "wechat": 0.07, "app": 0.04, "web": 0.03, "mail": 0.005, "visit": 0.005, "inspector": 0.01}
KINDS = {"person": 0.93, "company": 0.045, "organisation": 0.01, "anonymous": 0.015}
# type | share, between the published mixes of two cities (domain reference §1.2 B)
TYPES = {
    "consultation": 0.44,
    "help": 0.16,
    "complaint": 0.30,
    "report": 0.06,
    "suggestion": 0.025,
    "praise": 0.01,
    "other": 0.005,
}

COMPANIES = tuple(
    Words(en, zh)
    for zh, en in rows("""
澜禾农产品合作社 | Lanhe Farm Cooperative
锦程包装有限公司 | Jincheng Packaging Ltd
启明芯算科技有限公司 | Qiming Chipworks Ltd
渡口老味道餐饮店 | Dukou Old Taste Restaurant
星港远洋货代有限公司 | Xinggang Ocean Freight Ltd
石碾建材经营部 | Shinian Building Supplies
百卉园幼教中心 | Baihuiyuan Nursery Centre
霞岭山货有限公司 | Xialing Mountain Produce Ltd
""")
)


@dataclass(frozen=True, slots=True)
class Caller:
    """One caller. `name` may be a surname and a title only, or empty for somebody who gives none."""

    name: str
    phone: str
    kind: str
    language: Language
    confidential: bool
    wants_reply: bool


def pick(shares: dict[str, float], rng: random.Random) -> str:
    """Choose a key by its share."""
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def phone(rng: random.Random) -> str:
    """Give an invented mobile number of eleven digits."""
    return f"{rng.choice(INVENTED)}{rng.randrange(10_000):04d}"


def is_invented(number: str) -> bool:
    """Say whether a number, however written, is one of ours and must never be rung."""
    digits = "".join(char for char in number if char.isdigit())
    return digits[-11:].startswith(INVENTED)


def full_name(rng: random.Random) -> Words:
    """Give a whole name, family name first in both languages."""
    family, given = rng.choice(SURNAMES), rng.choice(GIVEN)
    return Words(f"{family.en} {given.en}", family.zh + given.zh)


def caller(rng: random.Random, language: Language, kinds: Sequence[str] = ()) -> Caller:
    """Invent a caller; `kinds` limits who it may be."""
    kind = rng.choice(list(kinds)) if kinds else pick(KINDS, rng)
    family = rng.choice(SURNAMES)
    woman = rng.random() < 0.5
    if kind == "anonymous":
        name = ""
    elif kind in ("company", "organisation"):
        name = rng.choice(COMPANIES).in_(language)
    elif rng.random() < 0.6:
        title = Words("Ms" if woman else "Mr", "女士" if woman else "先生")
        name = family.zh + title.zh if language == "zh-hans" else f"{title.en} {family.en}"
    else:
        name = full_name(rng).in_(language)
    return Caller(
        name=name,
        phone="" if kind == "anonymous" else phone(rng),
        kind=kind,
        language=language,
        confidential=rng.random() < 0.06,
        wants_reply=kind != "anonymous" and rng.random() < 0.95,
    )
