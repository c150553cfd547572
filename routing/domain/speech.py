"""Sentences for people: English templates here, translated at the door that shows them.

The law knows no language but English. A function that speaks takes ``say``, which turns a template into the
reader's language before it is filled (``gettext`` in a view, ``str`` in a test).
"""

from collections.abc import Callable, Iterable

Say = Callable[[str], str]
Name = Callable[[str, str], str]  # (kind of thing, code) → what people call it


def _(template: str) -> str:
    """Mark a template for the translators' extraction tool; it is translated later, by ``say``."""
    return template


def as_code(kind: str, code: str) -> str:
    """Name a thing by its code, for readers without a catalogue."""
    return code


def phrase(say: Say, template: str, **data: object) -> str:
    """Translate, then fill."""
    return say(template).format(**data)


def listed(say: Say, items: Iterable[str], last: str) -> str:
    """Join items as people do: “a, b or c”; ``last`` is the template that joins the final two."""
    rest = list(items)
    if len(rest) < 2:
        return "".join(rest)
    return phrase(say, last, first=say(_(", ")).join(rest[:-1]), last=rest[-1])


OR = _("{first} or {last}")
AND = _("{first} and {last}")
