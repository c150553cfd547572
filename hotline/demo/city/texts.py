"""Turns a matter, a place and a season into what one caller says: no two calls quite alike."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from hotline.demo.city import voices
from hotline.demo.city.areas import atlas
from hotline.demo.city.categories import category
from hotline.demo.city.places import Place
from hotline.demo.city.stories import Story, tellings
from hotline.demo.city.words import Language, Words

_NEEDS_NO_WANT = ("consultation", "praise")


@dataclass(frozen=True, slots=True)
class Told:
    """One call: its title, its text and what the caller wants, and the type of ticket it makes."""

    title: str
    content: str
    wants: str
    type: str


def tell(
    code: str,
    rng: random.Random,
    language: Language,
    season: str = "spring",
    place: Place | None = None,
    type: str = "",
    fixed: dict[str, str] | None = None,
) -> Told:
    """Say what a caller says about the matter `code` (4 digits).

    `season` is a key of `voices.SEASONS`. `place` is needed where the matter needs one; without it the text
    names none. With `type` "consultation" a question is told, else a story of the matter's own type; without
    it, a story. `fixed` fills holes by hand, so that several callers speak of one thing. The same
    state of `rng` gives the same call. Raises KeyError for an unknown matter.
    """
    told = tellings()[code, language]
    asking = type == "consultation" and bool(told.questions)
    story = rng.choice(told.questions if asking else told.stories)
    holes = _holes(rng, language, place) | (fixed or {})
    title = _tidy(story.title.format(**holes), language)
    wants = "" if asking else rng.choices(told.wants, weights=[5, *(1 for _ in told.wants[1:])])[0]
    opening, where, *tail = _around(code, rng, language, season, place, story, asking)
    opening, where = opening.format(**holes), where.format(**holes)
    more = _holes(rng, language, place)
    tail = [part.format(**more) for part in tail]
    if place is not None and not where and "{estate}" not in story.body:
        holes["block"] = _in_home(place, language)
    body = _body(story, holes, language, title, asking)
    if opening.endswith("咨询："):
        body = body.removeprefix("咨询")
    order = [opening, where, body] if rng.random() < 0.6 else [opening, body, where]
    if wants and story.type not in _NEEDS_NO_WANT and rng.random() < 0.7:
        tail.append(f"诉求：{wants}。" if language == "zh-hans" else f"What I ask for: {_small(wants)}.")
    content = _join([*order, *tail], language)
    if place is not None and rng.random() < 0.35 and not asking:
        title = _placed(title, place, language)
    return Told(title=title, content=content, wants=wants, type="consultation" if asking else story.type)


def _body(story: Story, holes: dict[str, str], language: Language, title: str, asking: bool) -> str:
    """Tell what happened; in English the title leads the way, as a caller would say it first."""
    body = story.body.format(**holes)
    if language == "zh-hans":
        return _sentence(body, language)
    if asking:
        return f"{title}: {_small(body)}"
    return f"{_sentence(title, language)} {_sentence(body, language)}"


def _in_home(place: Place, language: Language) -> str:
    if language == "zh-hans":
        return place.home.zh + place.block.zh
    return f"{place.block.en}, {place.home.en}"


def _around(
    code: str,
    rng: random.Random,
    language: Language,
    season: str,
    place: Place | None,
    story: Story,
    asking: bool,
) -> list[str]:
    """Choose the sentences around a story: opening, place, then what a caller adds."""
    matter = category(code)
    openings = voices.ASKING if asking else voices.OPENINGS
    opening = rng.choice(openings[: -1 if rng.random() < 0.9 else None])
    where = rng.choice(voices.WHERE) if matter.needs_place and place is not None and not asking else None
    found = [opening.in_(language), where.in_(language) if where else ""]
    if asking and rng.random() < 0.75:
        found.append(rng.choice(voices.ASK_MORE).in_(language))
    if asking or story.type in ("praise", "suggestion"):
        return found
    if matter.urgency == "emergency":
        return [*found, rng.choice(voices.HURRY).in_(language)]
    details = voices.NEIGHBOURS if matter.needs_place else voices.PAPERS
    if not matter.needs_place and re.search("元|费|工资|yuan|pay|paid|money", story.body):
        details += voices.MONEY
    if rng.random() < 0.65:
        found.append(rng.choice(details).in_(language))
    if matter.needs_place and rng.random() < 0.2:
        found.append(rng.choice(voices.SEASONS[season]).in_(language))
    if rng.random() < 0.6:
        found.append(rng.choice(voices.TEMPERS).in_(language))
    if rng.random() < 0.02 and code[:2] in voices.GRAVE:
        found.append(rng.choice(voices.GRAVE[code[:2]]).in_(language))
    if rng.random() < 0.25:
        found.append(rng.choice(voices.CONTACT).in_(language))
    return found


def _holes(rng: random.Random, language: Language, place: Place | None) -> dict[str, str]:
    """Fill every hole a story may have; places unknown are spoken of as people do."""

    def pick(pool: tuple[Words, ...]) -> str:
        return rng.choice(pool).in_(language)

    chinese = language == "zh-hans"
    holes = {
        "when": pick(voices.WHEN),
        "since": pick(voices.SINCE),
        "time": pick(voices.TIME),
        "late": pick(voices.LATE),
        "who": pick(voices.WHO),
        "shop": pick(voices.SHOP),
        "club": pick(voices.CLUB),
        "firm": pick(voices.FIRM),
        "hospital": pick(voices.HOSPITAL),
        "line": pick(voices.BUS),
        "carrier": pick(voices.CARRIER),
        "few": str(rng.randint(2, 8)),
        "many": str(rng.randint(12, 36)),
        "money": str(rng.randint(5, 98) * 40),
        "bigmoney": str(rng.randint(12, 96) * 500),
        "road": "门口那条路" if chinese else "the road outside",
        "home": "我们小区" if chinese else "our estate",
        "block": "我们楼" if chinese else "our block",
        "school": "孩子的学校" if chinese else "my child's school",
        "street": "",
        "number": str(rng.randint(2, 200)),
    }
    if place is not None:
        street = atlas().find(place.street)
        holes |= {
            "road": place.road.in_(language),
            "home": place.home.in_(language),
            "block": place.block.in_(language),
            "street": street.name.in_(language),
            "number": str(place.number),
            "school": f"{street.short.zh}小学" if chinese else f"{street.short.en} Primary School",
        }
    holes["estate"] = holes["home"]
    return holes


def _sentence(text: str, language: Language) -> str:
    """Give a text as whole sentences: capitals in English, an end mark in both."""
    text = _tidy(text, language)
    if text[-1] not in "。？！.?!" and text[-2:] not in (".”", "?”"):
        text += "。" if language == "zh-hans" else "."
    return text


def _tidy(text: str, language: Language) -> str:
    """Begin every English sentence with a capital."""
    if language == "zh-hans":
        return text
    return re.sub(r"(^|[.?!] )([a-z])", lambda found: found[1] + found[2].upper(), text)


def _small(text: str) -> str:
    """Begin with a small letter, unless it is a name or “I”."""
    return text if text[:2] in ("I ", "I'") else text[:1].lower() + text[1:]


def _join(parts: list[str], language: Language) -> str:
    kept = [part for part in parts if part]
    if language == "zh-hans":
        return "".join(kept)
    return _tidy(" ".join(kept), language)


def _placed(title: str, place: Place, language: Language) -> str:
    """Put the place into the title where it is not there yet."""
    home = place.home.in_(language)
    if home in title or place.road.in_(language) in title:
        return title
    return f"{home}：{title}" if language == "zh-hans" else f"{title} ({home})"
