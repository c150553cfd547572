"""``{% load figures %}``: shares with their intervals, and where their tickets are."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hotline.figures.rates.interval import Rate
from hotline.figures.rates.measures import Figures
from hotline.figures.rates.ranking import Standing
from hotline.figures.whats import BEHIND
from hotline.figures.words import CLASS_ICONS, CLASSES, TONES
from hotline.shell.templatetags import shell

register = template.Library()

WIDE = 100


@register.filter
def percent(share: float | None) -> str:
    """Return a share as people read it, in per cent to a tenth; a dash where there is none."""
    return "–" if share is None else f"{number_format(round(100 * share, 1), 1)}%"


@register.filter
def points(value: float | None) -> str:
    """Return points to a tenth; a dash where there are none."""
    return "–" if value is None else number_format(round(value, 1), 1)


@register.filter
def signed(value: float | None) -> str:
    """Return a change in points with its sign."""
    return "" if value is None else f"{'+' if value >= 0.05 else ''}{number_format(round(value, 1), 1)}"


@register.filter
def rate_of(one: Figures, name: str) -> Rate:
    """Return a rate by its name."""
    return one.rate(name)


@register.simple_tag
def interval(rate: Rate) -> SafeString:
    """Draw a share's 95 % interval on a line from nought to all: a bar with a mark. Said in words, too."""
    if rate.value is None:
        return SafeString("")
    low, high, mark = (round(WIDE * one, 1) for one in (rate.low, rate.high, rate.value))
    said = _("95% sure: between {low}% and {high}%, of {n}").format(
        low=number_format(round(low), 0), high=number_format(round(high), 0), n=rate.n
    )
    return format_html(
        '<svg class="interval" viewBox="0 0 100 8" preserveAspectRatio="none" role="img">'
        '<title>{}</title><path d="M0 4H100"/><rect x="{}" y="1.5" width="{}" height="5"/>'
        '<path class="mark" d="M{} 0V8"/></svg>',
        said,
        low,
        max(round(high - low, 1), 1),
        min(max(mark, 1), WIDE - 1),
    )


@register.simple_tag
def standing(code: Standing | None) -> SafeString:
    """Return a class of the ranking as a chip."""
    return shell.chip(str(CLASSES[code]), icon=CLASS_ICONS[code], tone=TONES[code]) if code else SafeString("")


@register.simple_tag(takes_context=True)
def tickets_url(context: Context, dim: str, key: str, what: str, why: str = "") -> str:
    """Return where the tickets behind a number are listed; empty where the reader sees no tickets. `what` may be the
    name of a rate: then what asks for attention first."""
    sight: Any = context.get("sight")
    if sight is None or not sight.tickets:
        return ""
    what = BEHIND.get(what, (what,))[0]
    query = {"period": context["asked"].period.name, **({"why": why} if why else {})}
    return f"{reverse('figures:tickets', args=[dim, key, what])}?{urlencode(query)}"
