"""What there is to translate: every text that the code and the templates mark.

In Python the marks are Django's (``gettext``, ``gettext_lazy``, ``gettext_noop``, ``ngettext`` …) and the law's own
``routing.domain.speech._``; in templates ``{% translate %}`` and ``{% blocktranslate %}``. The admin site's dress
(Unfold) marks its texts but ships no translations, so they are ours to translate where Django has not done it.
"""

import gettext
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import django
import unfold
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

DRESS = Path(unfold.__file__).parent
DJANGO = Path(django.__file__).parent
DJANGOS_LOCALES = [DJANGO / "conf", *(DJANGO / "contrib" / name for name in ("admin", "auth"))]
PACKAGES = ("config", "hotline", "tickets", "routing")
MARKED = re.compile(r"gettext|from routing\.domain\.speech import")
TRANSLATED = re.compile(r"\{% *load [^%]*\bi18n\b")
COMMENTS = ("Translators:",)
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def said(root: Path, dress: Path | None = DRESS) -> Catalog:
    """Return every marked text below `root`, untranslated, and those of the admin site's dress."""
    catalog = Catalog(fuzzy=False)
    for path in _of_the_dress(dress) if dress else ():
        for text, _comments, context in _texts(path):
            if not _django_knows(text):
                catalog.add(text, context=context)
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            for text, comments, context in _texts(path):
                catalog.add(text, auto_comments=comments, context=context)
    for message in catalog:
        # Tools guess these from the text, wrongly for “5 % off”; `faults` compares what really is there.
        message.flags.clear()
    return catalog


def _of_the_dress(dress: Path) -> list[Path]:
    """Return its files but those of its plugins, which are not in use here."""
    return [path for path in sorted(dress.rglob("*")) if "contrib" not in path.relative_to(dress).parts]


def _django_knows(text: str | tuple[str, str]) -> bool:
    if isinstance(text, str):
        return any(shelf.gettext(text) != text for shelf in _djangos())
    return any(shelf.ngettext(*text, 2) != text[1] for shelf in _djangos())


@cache
def _djangos() -> list[gettext.NullTranslations]:
    return [gettext.translation("django", place / "locale", ["zh_Hans"]) for place in DJANGOS_LOCALES]


def _texts(path: Path) -> Iterator[tuple[Any, list[str], str | None]]:
    if path.suffix not in (".py", ".html", ".txt") or not path.is_file():
        return
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        if not MARKED.search(source):
            return
    elif TRANSLATED.search(source):
        source = _as_python(source, str(path))
    else:
        return
    for _line, text, comments, context in extract(
        "python", BytesIO(source.encode()), KEYWORDS, COMMENTS, {"encoding": "utf-8"}, strip_comment_tags=True
    ):
        if text:
            yield text, comments, context


def _as_python(template: str, origin: str) -> str:
    """Return a template's calls of ``gettext`` and nothing else; Django blanks the rest with X, not its indents."""
    return re.sub(r"^[ \t]+", "", templatize(template, origin=origin), flags=re.MULTILINE)
