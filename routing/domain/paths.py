"""Paths of codes, from the root down: ``city/district/street`` for areas, ``07/0706`` for categories.

A code is unique in its tree and a path lists the codes of all its ancestors, so a node may be named by its
code alone: ``x`` lies under ``hexi`` exactly when ``hexi`` is one of the segments of its path. Rules
therefore name codes and stay true when a street moves to another district. The empty path means unknown.
"""

SEPARATOR = "/"


def segments(path: str) -> tuple[str, ...]:
    """The codes from the root down; none for the unknown place."""
    return tuple(path.split(SEPARATOR)) if path else ()


def leaf(path: str) -> str:
    """The code of the node itself: ``lin/hexi`` → ``hexi``; a bare code is its own leaf."""
    return path.rpartition(SEPARATOR)[2]


def parent(path: str) -> str:
    """The path one step up, ``""`` for a root."""
    return path.rpartition(SEPARATOR)[0]


def depth(path: str) -> int:
    """1 for a root, 0 for the unknown place."""
    return path.count(SEPARATOR) + 1 if path else 0


def join(above: str, code: str) -> str:
    """The path of ``code`` below ``above``; raises ValueError for a code that would break the path."""
    if not code or SEPARATOR in code:
        raise ValueError(f"not a code: {code!r}")
    return f"{above}{SEPARATOR}{code}" if above else code


def is_under(path: str, ancestor: str) -> bool:
    """True for the node itself and everything below it. The unknown place is under nothing, and nothing
    under it.
    """
    if not path or not ancestor:
        return False
    return path == ancestor or path.startswith(ancestor + SEPARATOR)


def ancestors(path: str) -> tuple[str, ...]:
    """The path itself, then each step up to the root: nearest first, as a duty holder is looked for."""
    steps = []
    while path:
        steps.append(path)
        path = parent(path)
    return tuple(steps)


def in_line(one: str, other: str) -> bool:
    """True when one lies under the other: the node, its ancestors and its descendants."""
    return is_under(one, other) or is_under(other, one)


def common(one: str, other: str) -> str:
    """The deepest path that both lie under, ``""`` when they share no root."""
    shared = []
    for a, b in zip(segments(one), segments(other), strict=False):
        if a != b:
            break
        shared.append(a)
    return SEPARATOR.join(shared)
