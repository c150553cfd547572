"""What callers tell, by matter: at least four complaints and one question each, in both languages.

A table starts each matter with `@ code type`. `=` begins a story of the matter's own type and `?` a question,
each as “title | what happened”; `>` lists what the caller wants, with `;` between. Lines with Chinese in them
are Chinese, the others English. Holes like {road} are filled by `hotline.demo.city.texts`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hotline.demo.city.stories import homes, market, people, services, streets, supply, work
from hotline.demo.city.words import Language


@dataclass(frozen=True, slots=True)
class Story:
    """A title and what happened, with holes; `type` is a type of ticket."""

    title: str
    body: str
    type: str


@dataclass(frozen=True, slots=True)
class Telling:
    """All that people tell about one matter in one language."""

    stories: tuple[Story, ...]
    questions: tuple[Story, ...]
    wants: tuple[str, ...]


def _is_chinese(text: str) -> bool:
    return re.search("[一-鿿]", text) is not None


def _lines(table: str) -> list[str]:
    lines: list[str] = []
    for line in table.splitlines():
        if line.startswith("  ") and lines:
            glue = "" if ord(lines[-1][-1]) > 0x2E00 or ord(line.strip()[0]) > 0x2E00 else " "
            lines[-1] += glue + line.strip()
        elif line.strip():
            lines.append(line.rstrip())
    return lines


@cache
def tellings() -> dict[tuple[str, Language], Telling]:
    """Read every table: (code of the matter, language) → what people tell."""
    found: dict[tuple[str, Language], Telling] = {}
    code = own_type = ""
    for table in (market, homes, supply, streets, work, people, services):
        for line in _lines(table.TABLE):
            mark, text = line[0], line[1:].strip()
            if mark == "@":
                code, own_type = text.split()
                for language in ("en", "zh-hans"):
                    found[code, language] = Telling((), (), ())
                continue
            key: tuple[str, Language] = (code, "zh-hans" if _is_chinese(text) else "en")
            so_far = found[key]
            if mark == ">":
                wants = tuple(want.strip() for want in re.split("[;；]", text))
                found[key] = Telling(so_far.stories, so_far.questions, wants)
                continue
            title, body = (part.strip() for part in text.split("|"))
            if mark == "?":
                question = Story(title, body, "consultation")
                found[key] = Telling(so_far.stories, (*so_far.questions, question), so_far.wants)
            else:
                found[key] = Telling((*so_far.stories, Story(title, body, own_type)), so_far.questions, so_far.wants)
    return found
