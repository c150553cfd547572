"""What is wrong with a catalogue: texts without a translation, guesses, and translations that lost a part."""

import re
import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message

PERCENT = re.compile(r"%\(\w+\)[sd]")
TAG = re.compile(r"</?\w+")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: what it is, in a word, and the text it is about."""

    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.what}: {self.text!r}"


def faults(said: Catalog, known: Catalog) -> Iterator[Fault]:
    """Yield all that keeps the product from being complete in the catalogue's language."""
    for message in said:
        if not message.id:
            continue
        found = known.get(message.id, message.context)
        if found is None or not all(_strings(found)):
            yield Fault("untranslated", _text(message))
        elif found.fuzzy:
            yield Fault("fuzzy", _text(message))
        else:
            yield from _parts_lost(message, found)
    for message in known:
        if message.id and said.get(message.id, message.context) is None:
            yield Fault("no longer said", _text(message))


def _parts_lost(message: Message, found: Message) -> Iterator[Fault]:
    """A plural's singular may leave the number out (“one day”), its translation may not."""
    wanted = parts(_text(message))
    for translation in _strings(found):
        if parts(translation) != wanted:
            yield Fault(f"other placeholders or tags in {translation!r}", _text(message))


def parts(text: str) -> Counter[str]:
    """Return what has to be the same in every language: placeholders (each once) and tags."""
    try:
        braces = {f"{{{name}}}" for _text, name, _spec, _how in string.Formatter().parse(text) if name}
    except ValueError:  # braces that hold no name
        braces = set()
    return Counter([*braces, *set(PERCENT.findall(text)), *TAG.findall(text)])


def _text(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[-1]


def _strings(message: Message) -> tuple[str, ...]:
    found = message.string or ""
    return (found,) if isinstance(found, str) else tuple(found)
