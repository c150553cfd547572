"""Addresses that keep the rest of the query; and the tabs made of them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tickets.queries.clocks import AHEAD, LATE, MISSED

LIST_ICONS = {MISSED: "circle-alert", LATE: "triangle-alert", AHEAD: "clock-alert"}


def to(request: HttpRequest, **changes: str) -> str:
    """Return this page's address with some of its query changed; what is empty is left out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    for name in [name for name, value in query.items() if not value]:
        del query[name]
    return f"{request.path}?{query.urlencode()}"


def list_tabs(request: HttpRequest, here: str) -> list[dict[str, Any]]:
    """Return the tabs of the three lists."""
    labels = {MISSED: _("Missed"), LATE: _("Late now"), AHEAD: _("Due within a day")}
    return [
        {
            "label": label,
            "url": to(request, list=name, cursor="", decided="" if name != MISSED else request.GET.get("decided", "")),
            "here": name == here,
            "icon": LIST_ICONS[name],
        }
        for name, label in labels.items()
    ]


def group_tabs(request: HttpRequest, here: str, groups: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """Return the ways to count as (label, address, whether shown now)."""
    rows = [("", _("One by one")), *groups.items()]
    return [(str(label), to(request, by=name, cursor=""), name == here) for name, label in rows]
