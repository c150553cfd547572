"""Icons, drawn into the page: no request, no font, and the colour of the text beside them."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

_BETWEEN = re.compile(r">\s+<")


@lru_cache(maxsize=512)
def icon(name: str, size: int = 16, label: str = "") -> SafeString:
    """Return an icon as SVG. Without a label it is an ornament that readers of screens pass over."""
    told = {"role": "img", "aria-label": str(label)} if label else {"aria-hidden": "true"}
    drawn = lucide(name, size=size, **{"class": f"icon icon-{escape(name)}", "focusable": "false", **told})
    return mark_safe(_BETWEEN.sub("><", drawn))  # a page has dozens of them: blanks between strokes add up
