"""Regular expressions that cannot run away.

Python's engine backtracks: a careless or hostile pattern can take hours on one sentence. A pattern is
accepted only when every repetition is bounded and the number of steps it can take from one starting point,
worked out from its parse tree, is at most ``MOST_STEPS``. Together with ``LONGEST_TEXT`` that bounds the
worst case at a few milliseconds, whatever the citizen writes. Accepted: characters, sets, classes,
alternatives, groups, ``?``, ``{m,n}``, ``^``, ``$``, ``\\b``.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

from routing.domain.speech import _

LONGEST_PATTERN = 200  # characters
LONGEST_TEXT = 2000  # characters of the folded text that patterns look at
MOST_STEPS = 2000  # from one starting point

UNBOUNDED = _("The pattern repeats without a limit; say how often at most, such as “.{{0,30}}” in place of “.*”.")
TOO_MANY_WAYS = _("The pattern can be tried in too many ways; make it shorter or its repetitions smaller.")
NOT_ACCEPTED = _("The pattern uses a construction that is not accepted here (look-around, back-reference, flags).")
TOO_LONG = _("The pattern is longer than {most} characters.")
BROKEN = _("The pattern is not a regular expression: {reason}.")
WIDE = _("The pattern contains “{char}”, which no text does once its spelling is unified; write “{plain}”.")
EMPTY = _("The pattern matches the empty text, so it says nothing.")

_ONE_CHARACTER = {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN, sre.RANGE, sre.CATEGORY}


class Refused(ValueError):
    """The pattern is not accepted; ``template`` and ``data`` say why."""

    def __init__(self, template: str, **data: object) -> None:
        super().__init__(template)
        self.template = template
        self.data = data


def vet(pattern: str) -> re.Pattern[str]:
    """Compile an accepted pattern for folded text; raises Refused with the reason otherwise."""
    if len(pattern) > LONGEST_PATTERN:
        raise Refused(TOO_LONG, most=LONGEST_PATTERN)
    for char in pattern:
        plain = unicodedata.normalize("NFKC", char)
        if plain != char:
            raise Refused(WIDE, char=char, plain=plain)
    try:
        tree = sre_parser.parse(pattern)
        if tree.state.flags & ~sre.SRE_FLAG_UNICODE:
            raise Refused(NOT_ACCEPTED)
        _ways, steps = _cost(tree)
        if steps > MOST_STEPS:
            raise Refused(TOO_MANY_WAYS)
        compiled = _compiled(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise Refused(BROKEN, reason=str(error)) from error
    if tree.getwidth()[0] == 0:
        raise Refused(EMPTY)
    return compiled


def search(pattern: str, text: str) -> str | None:
    """What the vetted pattern finds in the folded text, or None."""
    found = _compiled(pattern).search(text, 0, LONGEST_TEXT)
    return found.group() if found else None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _cost(nodes: Iterable[Any]) -> tuple[int, int]:
    """Upper bounds for one starting point: in how many ways the nodes can match, and how many steps trying
    them all takes.
    """
    ways, steps = 1, 0
    for op, argument in nodes:
        node_ways, node_steps = _cost_of(op, argument)
        steps += ways * max(1, node_steps)
        ways *= node_ways
        if steps > MOST_STEPS:
            raise Refused(TOO_MANY_WAYS)
    return ways, steps


def _cost_of(op: Any, argument: Any) -> tuple[int, int]:
    if op in _ONE_CHARACTER or op is sre.AT:
        return 1, 1
    if op is sre.SUBPATTERN:
        _group, add_flags, del_flags, inner = argument
        if add_flags or del_flags:
            raise Refused(NOT_ACCEPTED)
        return _cost(inner)
    if op is sre.BRANCH:
        costs = [_cost(branch) for branch in argument[1]]
        return sum(ways for ways, _ in costs), sum(max(1, steps) for _, steps in costs)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, inner = argument
        if most is sre.MAXREPEAT:
            raise Refused(UNBOUNDED)
        return _repeated(int(least), int(most), *_cost(inner))
    raise Refused(NOT_ACCEPTED)


def _repeated(least: int, most: int, ways: int, steps: int) -> tuple[int, int]:
    if most > MOST_STEPS:
        raise Refused(TOO_MANY_WAYS)
    total_ways = total_steps = 0
    so_far = 1  # ways to have matched the inner part `count` times
    for count in range(most + 1):
        if count >= least:
            total_ways += so_far
        if count < most:
            total_steps += so_far * max(1, steps)
            so_far *= ways
        if total_steps > MOST_STEPS or total_ways > MOST_STEPS:
            raise Refused(TOO_MANY_WAYS)
    return total_ways, total_steps
