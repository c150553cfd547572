"""Days, moments and holidays inside sentences, in the manner of the reader's language.

The law writes them the one way that every machine reads ("2026-02-27", "2026-02-27 17:30", and "2026-02-27 24:00" for
the end of a day); what people read is made from that at the door.
"""

import re
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d))?")

# As `chinesecalendar` names them. Other sources name days in the language of their country, and so they stay.
HOLIDAYS = {
    "New Year's Day": _("New Year's Day"),
    "Spring Festival": _("Spring Festival"),
    "Tomb-sweeping Day": _("Tomb-sweeping Day"),
    "Labour Day": _("Labour Day"),
    "Dragon Boat Festival": _("Dragon Boat Festival"),
    "National Day": _("National Day"),
    "Mid-autumn Festival": _("Mid-autumn Festival"),
}


def in_words(written: str) -> str:
    """Return a day or a moment as the reader's language writes it; any other text as it is."""
    found = WRITTEN.fullmatch(written)
    return _in_words(written, get_language() or "") if found else written


@lru_cache(maxsize=4_096)  # most deadlines of a list fall on the same few midnights
def _in_words(written: str, _language: str) -> str:
    found = WRITTEN.fullmatch(written)
    assert found
    day, hour, minute = found.groups()
    said = date_format(date.fromisoformat(day), "DATE_FORMAT")
    if hour is None:
        return said
    # “24:00” is no time to Python; it is one to those who wait until the end of the day.
    clock = "24:00" if hour == "24" else time_format(time(int(hour), int(minute)), "TIME_FORMAT")
    return gettext("{date}, {time}").format(date=said, time=clock)


def holiday(name: str) -> str:
    """Return what a day off is called in the reader's language, where its name is known."""
    return gettext(HOLIDAYS[name]) if name in HOLIDAYS else name


def told(template: str, data: Mapping[str, object]) -> str:
    """Translate a sentence of the law and fill it, its days, moments and holidays in the reader's manner."""
    filled = {name: in_words(value) if isinstance(value, str) else value for name, value in data.items()}
    if "name" in filled:
        filled["name"] = holiday(str(filled["name"]))
    return gettext(template).format(**filled)
