"""Does a text speak one language? For texts that are written in both."""

import re

CHINESE = re.compile("[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
# Two letters and more do not stand in a Chinese text; but a singing room does, by right.
LATIN = re.compile("[A-Za-z]{2,}")
ALLOWED_LATIN = re.compile("KTV")


def says_chinese(text: str) -> bool:
    rest = ALLOWED_LATIN.sub("中", text)
    return not LATIN.search(rest) and CHINESE.search(rest) is not None


def says_english(text: str) -> bool:
    return not CHINESE.search(text) and text.strip() != ""


def in_language(text: str, language: str) -> bool:
    return says_chinese(text) if language == "zh-hans" else says_english(text)
