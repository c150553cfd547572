"""Every problem of a condition at once, each with its place and a sentence; an empty list means it may be
judged.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from routing.domain import paths, patterns
from routing.domain.language import (
    CLOCK,
    FACTS,
    MOST_DEEP,
    MOST_LEAVES,
    MOST_WORDS,
    OPERATORS,
    SEASON,
    Problem,
    Vocabulary,
)
from routing.domain.speech import _
from routing.domain.text import Word

NOT_AN_OBJECT = _("A condition is an object with exactly one key.")
UNKNOWN_FACT = _("There is no fact “{fact}”; the facts are {known}.")
WRONG_OPERATOR = _("“{fact}” does not understand “{operator}”; it understands {known}.")
NOT_A_LIST = _("“{key}” needs a list of conditions.")
EMPTY_LIST = _("The list is empty, so it says nothing.")
NOT_TRUE = _("“always” can only be true.")
TOO_DEEP = _("Conditions are nested more than {most} deep.")
TOO_MANY = _("The condition has more than {most} statements.")
UNKNOWN_CODE = _("There is no {fact} “{code}”.")
NOT_TEXT = _("A text is expected here.")
NOT_NUMBER = _("A whole number of 0 or more is expected here.")
NOT_FLAG = _("True or false is expected here.")
NOT_PAIR = _("“between” needs two values, the first and the last.")
BACKWARDS = _("The first value lies after the last.")
SAME = _("The two times are the same, so nothing lies between them.")
BAD_CLOCK = _("A time of day is written as HH:MM.")
BAD_SEASON = _("A day of the year is written as MM-DD.")
BAD_DATE = _("A date is written as YYYY-MM-DD.")
BAD_WEEKDAY = _("A weekday is a number from 1 (Monday) to 7 (Sunday).")
EMPTY_WORD = _("A word to look for is empty.")
REPEATED_WORD = _("The word “{word}” is given twice.")

Problems = Iterator[Problem]


def check(condition: object, vocabulary: Vocabulary | None = None) -> list[Problem]:
    """List every problem of a condition; never raises, whatever it is given."""
    words = vocabulary or Vocabulary()
    if _deeper_than(condition, MOST_DEEP * 2 + 6):
        return [Problem("too_deep", "", TOO_DEEP, {"most": MOST_DEEP})]
    found = list(_condition(condition, "", words, 1))
    if _leaves(condition) > MOST_LEAVES:
        found.append(Problem("too_many", "", TOO_MANY, {"most": MOST_LEAVES}))
    return found


def _condition(condition: object, path: str, words: Vocabulary, depth: int) -> Problems:
    if not isinstance(condition, Mapping) or len(condition) != 1:
        yield Problem("not_an_object", path, NOT_AN_OBJECT)
        return
    if depth > MOST_DEEP:
        yield Problem("too_deep", path, TOO_DEEP, {"most": MOST_DEEP})
        return
    ((key, value),) = condition.items()
    here = f"{path}/{key}"
    if key in ("all", "any"):
        if not isinstance(value, list):
            yield Problem("not_a_list", here, NOT_A_LIST, {"key": key})
        elif not value:
            yield Problem("empty_list", here, EMPTY_LIST)
        else:
            for number, part in enumerate(value):
                yield from _condition(part, f"{here}/{number}", words, depth + 1)
    elif key == "not":
        yield from _condition(value, here, words, depth + 1)
    elif key == "always":
        if value is not True:
            yield Problem("not_true", here, NOT_TRUE)
    elif key not in FACTS:
        yield Problem("unknown_fact", here, UNKNOWN_FACT, {"fact": str(key), "known": ", ".join(FACTS)})
    else:
        yield from _leaf(str(key), value, here, words)


def _leaf(fact: str, value: object, path: str, words: Vocabulary) -> Problems:
    if not isinstance(value, Mapping) or len(value) != 1:
        yield Problem("not_an_object", path, NOT_AN_OBJECT)
        return
    ((operator, operand),) = value.items()
    kind = FACTS[fact]
    here = f"{path}/{operator}"
    if operator not in OPERATORS[kind]:
        data = {"fact": fact, "operator": str(operator), "known": ", ".join(OPERATORS[kind])}
        yield Problem("wrong_operator", here, WRONG_OPERATOR, data)
    elif operator == "mentions":
        yield from _words(operand, here)
    elif operator == "matches":
        yield from _pattern(operand, here)
    elif operator == "known" or kind == "flag":
        if not isinstance(operand, bool):
            yield Problem("not_flag", here, NOT_FLAG)
    elif operator == "between":
        yield from _between(kind, operand, here)
    elif kind == "number":
        yield from _number(operand, here)
    else:
        yield from _codes(fact, kind, operator, operand, here, words)


def _codes(fact: str, kind: str, operator: str, operand: object, path: str, words: Vocabulary) -> Problems:
    if operator in ("one_of", "under") and isinstance(operand, list):
        if not operand:
            yield Problem("empty_list", path, EMPTY_LIST)
        for number, code in enumerate(operand):
            yield from _code(fact, kind, code, f"{path}/{number}", words)
    elif operator == "one_of":
        yield Problem("not_a_list", path, NOT_A_LIST, {"key": operator})
    else:
        yield from _code(fact, kind, operand, path, words)


def _code(fact: str, kind: str, code: object, path: str, words: Vocabulary) -> Problems:
    if kind == "weekday":
        if isinstance(code, bool) or not isinstance(code, int) or not 1 <= code <= 7:
            yield Problem("bad_weekday", path, BAD_WEEKDAY)
        return
    if not isinstance(code, str) or not code:
        yield Problem("not_text", path, NOT_TEXT)
        return
    known = words.choices(fact)
    if known is not None and (paths.leaf(code) if kind == "tree" else code) not in known:
        yield Problem("unknown_code", path, UNKNOWN_CODE, {"fact": fact, "code": code})


def _words(operand: object, path: str) -> Problems:
    if not isinstance(operand, list):
        yield Problem("not_a_list", path, NOT_A_LIST, {"key": "mentions"})
        return
    if not operand:
        yield Problem("empty_list", path, EMPTY_LIST)
    if len(operand) > MOST_WORDS:
        yield Problem("too_many", path, TOO_MANY, {"most": MOST_WORDS})
        return
    seen = set()
    for number, said in enumerate(operand):
        if not isinstance(said, str):
            yield Problem("not_text", f"{path}/{number}", NOT_TEXT)
            continue
        word = Word(said)
        if not word.core:
            yield Problem("empty_word", f"{path}/{number}", EMPTY_WORD)
        elif (word.core, word.border_after) in seen:
            yield Problem("repeated_word", f"{path}/{number}", REPEATED_WORD, {"word": said})
        seen.add((word.core, word.border_after))


def _pattern(operand: object, path: str) -> Problems:
    if not isinstance(operand, str):
        yield Problem("not_text", path, NOT_TEXT)
        return
    try:
        patterns.vet(operand)
    except patterns.Refused as refused:
        yield Problem("bad_pattern", path, refused.template, refused.data)


def _number(operand: object, path: str) -> Problems:
    if isinstance(operand, bool) or not isinstance(operand, int) or operand < 0:
        yield Problem("not_number", path, NOT_NUMBER)


def _between(kind: str, operand: Any, path: str) -> Problems:
    if not isinstance(operand, list) or len(operand) != 2:
        yield Problem("not_pair", path, NOT_PAIR)
        return
    found: list[Problem] = []
    for number, value in enumerate(operand):
        here = f"{path}/{number}"
        if kind == "number":
            found += _number(value, here)
        elif kind == "clock" and not (isinstance(value, str) and CLOCK.fullmatch(value)):
            found.append(Problem("bad_clock", here, BAD_CLOCK))
        elif kind == "season" and not (isinstance(value, str) and SEASON.fullmatch(value)):
            found.append(Problem("bad_season", here, BAD_SEASON))
        elif kind == "date" and not _is_date(value):
            found.append(Problem("bad_date", here, BAD_DATE))
    if not found and kind == "clock" and operand[0] == operand[1]:
        found.append(Problem("same", path, SAME))
    if not found and kind in ("number", "date") and operand[0] > operand[1]:
        found.append(Problem("backwards", path, BACKWARDS))
    yield from found


def _is_date(value: object) -> bool:
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _leaves(condition: object) -> int:
    if not isinstance(condition, Mapping):
        return 0
    total = 0
    for key, value in condition.items():
        if key in ("all", "any") and isinstance(value, list):
            total += sum(_leaves(part) for part in value)
        elif key == "not":
            total += _leaves(value)
        else:
            total += 1
    return total


def _deeper_than(value: object, limit: int) -> bool:
    """True for anything nested more than ``limit`` deep; walks without recursion, because depth is what is
    doubted.
    """
    level: list[object] = [value]
    while level and limit >= 0:
        below: list[object] = []
        for one in level:
            if isinstance(one, Mapping):
                below.extend(one.values())
            elif isinstance(one, list):
                below.extend(one)
        level, limit = below, limit - 1
    return bool(level) and limit < 0 and any(isinstance(one, Mapping | list) for one in level)
