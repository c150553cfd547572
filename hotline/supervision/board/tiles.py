"""The large figures of the wall, in the order they are looked at."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: what it is called, a word beside it, a shape; `alarm` where somebody should do something. `url` shows
    what was counted (empty: nothing does)."""

    name: str
    label: str
    value: int
    beside: str
    icon: str
    alarm: bool = False
    url: str = ""


def tiles(figures: dict[str, Any]) -> list[Tile]:
    """Return the figures as tiles."""
    breaches = reverse("supervision:breaches")
    answered, intake = figures["answered"], figures["intake"]
    share = round(100 * answered / intake) if intake else 0
    return [
        Tile("intake", _("Taken in today"), intake, _usual(figures), "phone-incoming"),
        Tile(
            "answered",
            _("Answered at once"),
            answered,
            _("{share}% of them").format(share=share),
            "message-circle-reply",
        ),
        Tile("closed", _("Closed today"), figures["closed"], "", "circle-check"),
        Tile("open", pgettext("tickets", "Open"), figures["open"], "", "folder-open"),
        Tile(
            "due_soon",
            _("Due within a day"),
            figures["due_soon"],
            pgettext("beside a number", "tickets"),
            "clock-alert",
        ),
        Tile(
            "late",
            _("Late now"),
            figures["late"],
            pgettext("beside a number", "clocks"),
            "triangle-alert",
            figures["late"] > 0,
            f"{breaches}?list=late",
        ),
        Tile(
            "breaches",
            _("Missed today"),
            figures["breaches"],
            pgettext("beside a number", "clocks"),
            "circle-alert",
            figures["breaches"] > 0,
            f"{breaches}?day=today",
        ),
        Tile(
            "unsigned",
            _("Unsigned over 2 hours"),
            figures["unsigned"],
            "",
            "file-clock",
            figures["unsigned"] > 0,
        ),
        Tile("arbitration", _("In arbitration"), figures["arbitration"], "", "scale", figures["arbitration"] > 0),
        Tile("callbacks", _("Callbacks waiting"), figures["callbacks"], "", "phone-outgoing"),
    ]


def _usual(figures: dict[str, Any]) -> str:
    if not figures["usual"]:
        return ""
    return _("usually {count} in a day").format(count=round(sum(figures["usual"])))
