"""Laying out a tree of codes: who stands under whom, and the path each gets."""

from collections.abc import Mapping

from routing.domain import paths
from routing.domain.speech import _
from routing.refusal import Refusal

UNKNOWN_PARENT = _("“{code}” is said to be part of “{parent}”, which does not exist.")
CIRCLE = _("“{code}” would be part of itself.")


def lay_out(parents: Mapping[str, str]) -> dict[str, str]:
    """The path of every code, parents before their children; ``parents`` maps each code to its parent's,
    ``""`` for roots.

    Raises Refusal (``unknown_parent``, ``circle``).
    """
    laid: dict[str, str] = {}
    for start in parents:
        climbed: list[str] = []
        code = start
        while code and code not in laid:
            if code not in parents:
                raise Refusal("unknown_parent", UNKNOWN_PARENT, code=climbed[-1], parent=code)
            if code in climbed:
                raise Refusal("circle", CIRCLE, code=code)
            climbed.append(code)
            code = parents[code]
        for code in reversed(climbed):
            laid[code] = paths.join(laid.get(parents[code], ""), code)
    return laid
