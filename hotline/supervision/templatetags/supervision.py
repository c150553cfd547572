"""``{% load supervision %}``: how late something is, and deadlines at midnight as the end of their day."""

from datetime import datetime, timedelta

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hotline.shell import icons, times
from hotline.shell.templatetags import shell
from hotline.supervision.rows import ClockRow
from tickets.domain.wall import due_text
from tickets.moments import in_words

register = template.Library()

MINUTE = timedelta(minutes=1)


@register.simple_tag
def due_on(moment: datetime) -> SafeString:
    """``{% due_on row.moment %}``: when it was or is due; midnight is 24:00 of the day that ends."""
    text = in_words(due_text(moment, settings.TIME_ZONE))
    return format_html('<time datetime="{}">{}</time>', times.exact(moment), text)


@register.simple_tag(takes_context=True)
def lateness(context: Context, row: ClockRow) -> SafeString:
    """``{% lateness row %}``: by how much it was missed, and whether it still is; what is not late, when it is due."""
    if row.over is None:
        return shell.due(context, row.moment)
    running = row.timer.standing == "running"
    span = times.span_text(row.over) if row.over >= MINUTE else _("under a minute")
    return format_html(
        '<span class="due due-{}">{}<span>{}</span></span> <span class="small soft">{}</span>',
        "late" if running else "missed",
        icons.icon("triangle-alert" if running else "circle-alert", 14),
        span,
        _("and still open") if running else "" if row.met else _("then cancelled"),
    )
