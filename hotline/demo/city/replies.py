"""What units, reviewers, callback clerks and citizens write on a ticket's way.

Every function takes a `random.Random` and a language and gives one text. Codes of reasons and results are
those of the lifecycle (Annex A of the domain reference).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hotline.demo.city.measures import done
from hotline.demo.city.remarks import (
    ASSISTED,
    CALLBACK_REMARKS,
    COPIED,
    EXPLAINED,
    EXTENSION_NOTES,
    INTERIM,
    OPENINGS,
    PLANS,
    PRAISES,
    RETURN_NOTES,
    REVIEW_REMARKS,
    URGES,
    VAGUE,
)
from hotline.demo.city.words import Language, Words

Quality = Literal["good", "partly", "explained", "plan_agreed", "cannot_verify", "copied", "vague"]
RESULTS: dict[Quality, str] = {
    "good": "solved",
    "partly": "partly",
    "explained": "explained",
    "plan_agreed": "plan_agreed",
    "cannot_verify": "cannot_verify",
    "copied": "solved",
    "vague": "solved",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """A unit's answer: its text and its result code. A `copied` or `vague` one ought to be sent back."""

    text: str
    result: str
    quality: Quality


def day_text(day: date, language: Language) -> str:
    """Write a date as people do: “3月12日”, “12 March”."""
    if language == "zh-hans":
        return f"{day.month}月{day.day}日"
    return f"{day.day} {day:%B}"


def _pick(pool: tuple[Words, ...], rng: random.Random, language: Language) -> str:
    return rng.choice(pool).in_(language)


def reply(quality: Quality, code: str, rng: random.Random, language: Language, unit: Words, day: date) -> Reply:
    """Write a lead unit's reply about the matter `code`; `day` is when its people went there.

    The same unit writes the same words again in a `copied` reply: that is how the reviewer knows it.
    """
    measure = _pick(done(code), rng, language)
    chinese = language == "zh-hans"
    opening = _pick(OPENINGS, rng, language).format(unit=unit.in_(language), day=day_text(day, language))
    contact = (
        f"经办人：{rng.choice('李王张刘陈杨赵黄')}同志。" if chinese else "The officer in charge has rung the caller."
    )
    if quality == "copied":
        text = COPIED[sum(unit.en.encode()) % len(COPIED)].in_(language)
    elif quality == "vague":
        text = _pick(VAGUE, rng, language)
    elif quality in ("good", "partly"):
        text = f"{opening}{measure}。" if chinese else f"{opening} {measure}."
        if quality == "partly":
            rest = "其余部分正在推进，完成后再向您反馈。"
            text += rest if chinese else " The rest is under way; we shall report when it is done."
        elif rng.random() < 0.6:
            text += contact if chinese else " " + contact
    else:
        pool = {"explained": EXPLAINED, "plan_agreed": PLANS}.get(quality, EXPLAINED)
        found = {
            "zh-hans": "安排人员到现场查看，未发现所反映的情况，已请来电人补充线索。",
            "en": "went there and did not find what was described; the caller was asked for more.",
        }
        body = found[language] if quality == "cannot_verify" else _pick(pool, rng, language)
        text = opening + body if chinese else f"{opening} {body}"
    return Reply(text, RESULTS[quality], quality)


def interim(rng: random.Random, language: Language, promise: date) -> str:
    """Say what is done so far and promise the rest for a date."""
    return _pick(INTERIM, rng, language).format(day=day_text(promise, language))


def extension_note(reason: str, rng: random.Random, language: Language) -> str:
    """Ask for more time; `reason` is a code of the extension reasons."""
    return _pick(EXTENSION_NOTES[reason], rng, language)


def return_note(reason: str, rng: random.Random, language: Language, other: Words) -> str:
    """Object to a dispatch, with the basis; `other` is the unit it should have gone to."""
    return _pick(RETURN_NOTES[reason], rng, language).format(other=other.in_(language))


def assist_note(rng: random.Random, language: Language) -> str:
    """Report an assist unit's part to the lead."""
    return _pick(ASSISTED, rng, language)


def review_remark(passed: bool, rng: random.Random, language: Language) -> str:
    """Say why a reply passed or what it lacks."""
    return _pick(REVIEW_REMARKS[passed], rng, language)


def callback_remark(mark: int, rng: random.Random, language: Language) -> str:
    """Give what the citizen said; `mark` runs from 1 (very unsatisfied) to 5 (very satisfied)."""
    return _pick(CALLBACK_REMARKS[mark], rng, language)


def urge(rng: random.Random, language: Language) -> str:
    """Give what a citizen says who rings to ask where their matter is."""
    return _pick(URGES, rng, language)


def praise(rng: random.Random, language: Language) -> str:
    """Give a word of thanks after a matter went well."""
    return _pick(PRAISES, rng, language)
