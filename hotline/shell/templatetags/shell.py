"""``{% load shell %}``: the words and marks that templates are written with. docs/design.md shows each."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, Form
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from hotline.shell import chips, icons, times
from hotline.shell.folding import constant
from tickets import moments

register = template.Library()

NOTHING = mark_safe('<span class="nothing">–</span>')


@register.filter
def in_words(written: str) -> str:
    """``{{ clock.due_text|in_words }}``: a local day or moment as the reader's language writes it."""
    return moments.in_words(written)


@register.simple_tag
@constant
def icon(name: str, size: int = 16, label: str = "") -> SafeString:
    """``{% icon "phone" %}``: an ornament; ``{% icon "phone" label="Call" %}`` where it stands alone."""
    return icons.icon(str(name), size, str(label))


@register.simple_tag
@constant
def state(code: str) -> SafeString:
    """``{% state ticket.state %}``: shape and word."""
    return _chip(chips.state_chip(code))


@register.simple_tag
@constant
def urgency(code: str) -> SafeString:
    """``{% urgency ticket.urgency %}``: shape and word."""
    return _chip(chips.urgency_chip(code))


@register.simple_tag
@constant
def chip(text: str, icon: str = "", tone: str = "plain") -> SafeString:
    """``{% chip "confidential" icon="lock" tone="warn" %}``: any other mark."""
    return _chip(chips.Chip(icon, str(text), tone))


def _chip(mark: chips.Chip) -> SafeString:
    return _drawn(mark.icon, mark.tone, str(mark.word))


@lru_cache(maxsize=2_048)  # a list draws the same few marks in every row
def _drawn(icon: str, tone: str, word: str) -> SafeString:
    shape = icons.icon(icon, 14) if icon else ""
    return format_html('<span class="chip chip-{}">{}<span>{}</span></span>', tone, shape, word)


@register.simple_tag(takes_context=True)
def due(context: Context, moment: datetime | None, met: datetime | None = None, paused: bool = False) -> SafeString:
    """``{% due ticket.next_due_at %}``: how far off, kept alive in the browser; the exact moment is its title."""
    if moment is None:
        return NOTHING
    shown = times.due(moment, _now(context), met, bool(paused))
    head = _due_head(shown.severity, shown.live, moment, get_language() or "", timezone.get_default_timezone_name())
    return SafeString(f"{head}{escape(shown.text)}</span></time>")


@register.simple_tag(takes_context=True)
def due_of(context: Context, clock: tuple[datetime, datetime | None, bool]) -> SafeString:
    """``{% due_of row.citizen %}``: the same of a row's clock, which is (due, met, paused)."""
    return due(context, *clock)


@lru_cache(maxsize=16_384)  # what of it does not change while one waits
def _due_head(severity: str, live: bool, moment: datetime, _language: str, _zone: str) -> SafeString:
    return format_html(
        '<time class="due due-{}" datetime="{}" title="{}"{}>{}<span>',
        severity,
        times.exact(moment),
        times.written(moment),
        mark_safe(" data-due") if live else "",
        icons.icon(times.ICONS[severity], 14),
    )


@register.simple_tag
def moment(value: datetime | None, manner: str = "full") -> SafeString:
    """``{% moment event.at %}``, or with ``"short"``, ``"date"``, ``"day"``, ``"time"``."""
    if value is None:
        return NOTHING
    return _moment(value, manner, get_language() or "", timezone.get_default_timezone_name())


@lru_cache(maxsize=16_384)
def _moment(value: datetime, manner: str, _language: str, _zone: str) -> SafeString:
    title, text = times.written(value), times.written(value, manner)
    return format_html('<time datetime="{}" title="{}">{}</time>', times.exact(value), title, text)


@register.simple_tag
def span(value: Any) -> str:
    """``{% span delta %}``: a length of time in two units."""
    return times.span_text(value)


@register.simple_tag
def number(value: str, copy: bool = False, url: str = "") -> SafeString:
    """``{% number ticket.number %}``: in groups; with ``copy=True`` a button, with ``url`` a link."""
    shown = format_html('<a href="{}">{}</a>', url, value) if url else format_html("<span>{}</span>", value)
    if not copy:
        return format_html('<span class="number">{}</span>', shown)
    return format_html(
        '<span class="number">{}<button type="button" class="quiet" data-copy="{}">{}</button></span>',
        shown,
        value,
        icons.icon("copy", 14, gettext("Copy the number")),
    )


@register.simple_tag
def say(text: str) -> SafeString:
    """``{% say ticket.content %}``: what a person wrote, escaped, its paragraphs kept."""
    paragraphs = [part.strip() for part in str(text or "").replace("\r\n", "\n").split("\n\n")]
    lines = (escape(part).replace("\n", "<br>") for part in paragraphs if part)
    return mark_safe('<div class="said">' + "".join(f"<p>{line}</p>" for line in lines) + "</div>")


@register.simple_tag
def meter(value: float, most: float, label: str = "") -> SafeString:
    """``{% meter done total "Answered" %}``: a bar with its figures in words."""
    return format_html(
        '<span class="meter"><meter min="0" max="{}" value="{}" aria-label="{}"></meter><span>{} / {}</span></span>',
        max(float(most), 1.0),
        float(value),
        str(label),
        value,
        most,
    )


@register.simple_tag
def field(bound: BoundField, **attributes: Any) -> SafeString:
    """``{% field form.name rows=4 data_key="n" %}``: label, help, error and widget, tied together for everybody.

    Attributes go to the widget, with dashes for underscores.
    """
    attrs = {name.replace("_", "-"): value for name, value in attributes.items()}
    described = [f"{bound.auto_id}_help"] if bound.help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    kind = "group" if bound.use_fieldset else "tick" if isinstance(bound.field.widget, CheckboxInput) else "line"
    context = {"field": bound, "widget": bound.as_widget(attrs=attrs), "kind": kind, "describes": " ".join(described)}
    return render_to_string("shell/parts/field.html", context)


@register.inclusion_tag("shell/parts/errors.html")
def errors(form: Form) -> dict[str, Any]:
    """``{% errors form %}``: what is wrong, at the head of the form, each with a link to its field."""
    wrong = [(bound, bound.errors) for bound in form.visible_fields() if bound.errors] if form.is_bound else []
    hidden = [error for bound in form.hidden_fields() for error in bound.errors] if form.is_bound else []
    general = [*form.non_field_errors(), *hidden] if form.is_bound else []
    return {"form": form, "wrong": wrong, "general": general}


@register.inclusion_tag("shell/parts/pager.html", takes_context=True)
def pager(context: Context, page: Any, name: str = "cursor") -> dict[str, Any]:
    """``{% pager page %}``: to the page before and after by cursor, the rest of the query kept."""
    query = context["request"].GET.copy()

    def to(cursor: str) -> str:
        query[name] = cursor
        return f"?{query.urlencode()}" if cursor else ""

    return {"previous": to(page.previous), "next": to(page.next)}


@register.inclusion_tag("shell/parts/facts.html")
def facts(rows: Sequence[tuple[Any, Any]]) -> dict[str, Any]:
    """``{% facts rows %}``: pairs of a label and a value; pairs without a value are left out."""
    return {"rows": [(label, value) for label, value in rows if value not in (None, "")]}


@register.simple_block_tag
def card(content: str, title: str = "", icon: str = "", id: str = "") -> SafeString:
    """``{% card "Title" icon="map" %}…{% endcard %}``: a sheet with a heading."""
    return render_to_string("shell/parts/card.html", {"content": content, "title": title, "icon": icon, "id": id})


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:
    """``{% dialog "return" "Ask to return it" %}…{% enddialog %}``: opened by ``<a href="…" data-dialog="return">``,
    which leads to a page of its own where there is no JavaScript."""
    return render_to_string("shell/parts/dialog.html", {"content": content, "id": id, "title": title})


def _now(context: Context) -> datetime:
    return getattr(context.get("request"), "now", None) or timezone.now()
