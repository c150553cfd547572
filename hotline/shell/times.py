"""Moments as people read them: in the manner of the language, by the jurisdiction's clock, and how far off they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

SOON = timedelta(hours=24)
"""What falls due within a day is marked: the span of the worklist “due within a day”."""

ICONS = {
    "late": "triangle-alert",
    "soon": "clock-alert",
    "ahead": "clock",
    "met": "check",
    "missed": "circle-alert",
    "paused": "pause",
}


def local(moment: datetime) -> datetime:
    """Return the moment on the jurisdiction's wall clock."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def written(moment: datetime, manner: str = "full") -> str:
    """Return a moment as the reader's language writes it: `full`, `short` (no year), `date`, `day` or `time`."""
    return _written(moment, manner, get_language() or "", timezone.get_default_timezone_name())


@lru_cache(maxsize=16_384)  # a list shows the same moments again at every look
def _written(moment: datetime, manner: str, _language: str, _zone: str) -> str:
    there = local(moment)
    if manner == "short":
        date, time = date_format(there, "MONTH_DAY_FORMAT"), date_format(there, "TIME_FORMAT")
        return _("{date}, {time}").format(date=date, time=time)
    if manner == "day":
        return _("{weekday}, {date}").format(weekday=date_format(there, "l"), date=date_format(there, "DATE_FORMAT"))
    return date_format(there, f"{manner.upper()}_FORMAT" if manner != "full" else "DATETIME_FORMAT")


def exact(moment: datetime) -> str:
    """Return a moment for machines: local time to the second, with its offset."""
    return local(moment).isoformat(timespec="seconds")


def words() -> dict[str, str]:
    """Return the sentences that the browser needs to keep due times alive."""
    return _words(get_language() or "")


@lru_cache
def _words(_language: str) -> dict[str, str]:
    return {
        "minutes": _("{m} min"),
        "hours": _("{h} h {m} min"),
        "days": _("{d} d {h} h"),
        "ahead": _("in {span}"),
        "late": _("{span} late"),
    }


def span_text(span: timedelta) -> str:
    """Return a length of time in two units at most: "35 min", "2 h 10 min", "3 d 4 h"."""
    minutes = int(abs(span.total_seconds()) // 60)
    hours, m = divmod(minutes, 60)
    days, h = divmod(hours, 24)
    if days >= 2:
        return words()["days"].format(d=days, h=h)
    if hours:
        return words()["hours"].format(h=hours, m=m)
    return words()["minutes"].format(m=m)


@dataclass(frozen=True, slots=True)
class Due:
    """A due moment as it is shown. `severity` is one of the keys of `ICONS`; `live` ones go on counting."""

    moment: datetime
    severity: str
    text: str

    @property
    def icon(self) -> str:
        """The shape that says the severity without colour."""
        return ICONS[self.severity]

    @property
    def live(self) -> bool:
        """Whether it still changes."""
        return self.severity in ("late", "soon", "ahead")


def due(moment: datetime, now: datetime, met: datetime | None = None, paused: bool = False) -> Due:
    """Say how a due moment stands: ahead, soon, late, met in time, missed (met late) or paused."""
    if met is not None:
        if met <= moment:
            return Due(moment, "met", _("in time"))
        return Due(moment, "missed", _("{span} late").format(span=span_text(met - moment)))
    if paused:
        return Due(moment, "paused", _("paused"))
    span = span_text(moment - now)
    if moment <= now:
        return Due(moment, "late", words()["late"].format(span=span))
    severity = "soon" if moment - now <= SOON else "ahead"
    return Due(moment, severity, words()["ahead"].format(span=span))
