"""A text in the two languages of the demo city."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh-hans"]
LANGUAGES: tuple[Language, ...] = ("en", "zh-hans")


@dataclass(frozen=True, slots=True)
class Words:
    """One meaning, said in English and in Simplified Chinese."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        """Give the text in `language` ("en" or "zh-hans"); any other code raises KeyError."""
        return {"en": self.en, "zh-hans": self.zh}[language]


def rows(table: str) -> list[list[str]]:
    """Read a table written as lines of cells with `|` between them.

    A line that starts with a blank continues the line above, so that long cells stay readable; empty lines
    and lines that start with `#` are passed over.
    """
    lines: list[str] = []
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] == " " and lines:
            head, tail = lines[-1].rstrip(), line.strip()
            glue = "" if tail and ord(tail[0]) > 0x2E00 else " "
            lines[-1] = head + glue + tail
        else:
            lines.append(line)
    return [[cell.strip() for cell in line.split("|")] for line in lines]
