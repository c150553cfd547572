"""Long selects, written fast: Django includes two templates for each option, and a list of all units has hundreds."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

SELECT = "django/forms/widgets/select.html"


class FormRenderer(DjangoTemplates):
    """Django's own, but for selects: the same markup without a template."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        """Return a widget as HTML."""
        if template_name == SELECT:
            return _select(context["widget"])
        return mark_safe(super().render(template_name, context, request))


def _select(widget: Mapping[str, Any]) -> SafeString:
    parts = [f'<select name="{conditional_escape(widget["name"])}"{_attrs(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        if group:
            parts.append(f'<optgroup label="{conditional_escape(group)}">')
        for option in options:
            start = f'<option value="{_escaped(str(option["value"]))}"'
            attrs = _attrs(option["attrs"]) if option["attrs"] else ""
            parts.append(f"{start}{attrs}>{_told(option['label'])}</option>")
        if group:
            parts.append("</optgroup>")
    parts.append("</select>")
    return mark_safe("".join(parts))


def _told(label: Any) -> str:
    return label if isinstance(label, SafeString) else _escaped(str(label))


@lru_cache(maxsize=8_192)  # the names and codes of a city's units, areas and categories, in both languages
def _escaped(text: str) -> SafeString:
    return escape(text)


def _attrs(attrs: Mapping[str, Any]) -> str:
    said = (
        f" {conditional_escape(name)}" + ("" if value is True else f'="{conditional_escape(str(value))}"')
        for name, value in attrs.items()
        if value is not False
    )
    return "".join(said)
