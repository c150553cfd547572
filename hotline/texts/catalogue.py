"""The catalogues of translations as files: ``hotline/locale/<language>/LC_MESSAGES/django.po``.

One line per text, sorted, no line numbers, no dates: two people's additions merge by themselves. What Django reads
is a ``.mo`` beside it, made from it whenever it is older; no tool but this one is needed.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALES = Path(__file__).resolve().parent.parent / "locale"
PLURALS = {"zh_Hans": "nplurals=1; plural=0;"}
HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {locale}\\n"
"Plural-Forms: {plurals}\\n"

"""


def path_of(locale: str) -> Path:
    """Return where a locale's catalogue lies."""
    return LOCALES / locale / "LC_MESSAGES" / "django.po"


def read(locale: str) -> Catalog:
    """Return the catalogue of a locale (``zh_Hans``): what is translated in it."""
    return read_po(StringIO(translated(path_of(locale).read_text(encoding="utf-8"))), locale=locale)


def translated(text: str) -> str:
    """Return a catalogue's text without what has no translation.

    Where git took both sides of a merge, a text may stand there twice, or have two translations: an empty one never
    hides the other, and of two the first is taken.
    """
    whole = (entry for entry in _entries(text) if _is_translated(entry))
    return "\n\n".join("\n".join(line for lines in entry.values() for line in lines) for entry in whole)


Entry = dict[str, list[str]]
"""Keyword (``msgid``, ``msgstr[0]``, ``#`` for remarks) → its lines."""


def _entries(text: str) -> Iterator[Entry]:
    entry: Entry = {}
    lines: list[str] = []  # those of the keyword that goes on
    for line in text.splitlines():
        if line.startswith('"'):
            lines.append(line)
        elif line:
            word = "#" if line.startswith("#") else line.partition(" ")[0]
            if "msgid" in entry and word in ("#", "msgctxt", "msgid"):
                yield entry
                entry = {}
            lines = [line]
            if word == "#":
                entry.setdefault(word, []).append(line)
            elif not _filled(entry.get(word, ())):
                entry[word] = lines
    yield entry


def _is_translated(entry: Entry) -> bool:
    found = [lines for word, lines in entry.items() if word.startswith("msgstr")]
    return bool(found) and all(map(_filled, found))


def _filled(lines: Iterable[str]) -> bool:
    return any(line.startswith("#") or line.partition('"')[2].rstrip('"') for line in lines)


def renewed(locale: str, said: Catalog, known: Catalog) -> Catalog:
    """Return all that is `said` with the translations that are `known`; what is no longer said is gone."""
    catalog = Catalog(locale=locale, fuzzy=False)
    for message in said:
        if not message.id:
            continue
        old = known.get(message.id, message.context)
        flags = {"fuzzy"} & old.flags if old else set()
        catalog.add(
            message.id,
            old.string if old else None,
            flags=flags,
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old else (),
            context=message.context,
        ).flags.intersection_update({"fuzzy"})
    return catalog


def write(locale: str, catalog: Catalog) -> None:
    """Write a catalogue: a fixed header, then the texts in order."""
    with path_of(locale).open("wb") as file:
        file.write(HEADER.format(locale=locale, plurals=PLURALS[locale]).encode())
        write_po(file, catalog, width=0, no_location=True, omit_header=True, sort_output=True)


def compile_stale() -> list[str]:
    """Make the ``.mo`` of every catalogue that is newer than its own; return the locales it was made for.

    Written aside and put in its place whole, since several processes start at once.
    """
    made = []
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        locale = source.parent.parent.name
        changed = source.stat().st_mtime_ns
        handle, name = tempfile.mkstemp(dir=source.parent, suffix=".mo")
        with os.fdopen(handle, "wb") as file:
            write_mo(file, read(locale))
        Path(name).chmod(0o644)
        os.utime(name, ns=(changed, changed))
        Path(name).replace(target)
        made.append(locale)
    return made
