"""Spans of time and offsets as fields: an amount and a unit, and for offsets before or after."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tickets.domain.ladder import Do, Offset, Recipient, Step
from tickets.domain.span import Span
from tickets.queries.timers import budget_text
from tickets.words import word

UNITS: Mapping[str, Any] = {
    "min": pgettext_lazy("unit of time", "minutes"),
    "h": pgettext_lazy("unit of time", "hours"),
    "work_min": _("minutes of opening time"),
    "work_h": _("hours of opening time"),
    "d": _("calendar days"),
    "wd": _("working days"),
}
SIDES: Mapping[str, Any] = {
    "-": pgettext_lazy("due time", "before"),
    "0": _("at the due time"),
    "+": pgettext_lazy("due time", "after"),
}


def split(text: str) -> tuple[str, str]:
    """Return the amount and unit of a span as documents write it; empty for none."""
    if not text:
        return "", "wd"
    amount, _space, unit = str(Span.parse(text)).partition(" ")
    return amount, unit


def read(sent: QueryDict, name: str) -> str:
    """Return the span that two fields say, as documents write it; empty where no amount was given."""
    amount, unit = sent.get(f"{name}.n", "").strip(), sent.get(f"{name}.u", "wd")
    return f"{amount} {unit if unit in UNITS else 'wd'}" if amount else ""


def split_offset(text: str) -> tuple[str, str, str]:
    """Return side, amount and unit of an offset."""
    offset = Offset.parse(text)
    if offset.is_breach:
        return "0", "", "wd"
    side = "-" if offset.before else "+"
    if offset.percent:
        return side, str(offset.percent), "%"
    return (side, *split(str(offset.span)))


def read_offset(side: str, amount: str, unit: str) -> str:
    """Return the offset that three fields say, as documents write it."""
    if side not in ("-", "+"):
        return "0"
    return f"{side}{amount.strip()}%" if unit == "%" else f"{side}{amount.strip()} {unit if unit in UNITS else 'wd'}"


def span_words(text: str) -> str:
    """Return a span in words."""
    return budget_text(Span.parse(text)) if text else ""


def step_words(step: Step) -> str:
    """Return a step of a ladder in words: when, what, whom."""
    offset = step.offset
    if offset.is_breach:
        when = gettext("When it falls due")
    elif offset.percent:
        when = gettext("With {percent}% of the time left").format(percent=offset.percent)
    else:
        template = gettext("{span} before it falls due") if offset.before else gettext("{span} after it fell due")
        when = template.format(span=budget_text(offset.span))
    told = gettext(", ").join(word(Recipient, one) for one in step.tell) or gettext("nobody")
    return gettext("{when}: {do}; told: {who}").format(when=when, do=word(Do, step.do), who=told)
