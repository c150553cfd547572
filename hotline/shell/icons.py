"""Icons, drawn into the page: no request, no font, and the colour of the text beside them."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

_BETWEEN = re.compile(r">\s+<")
_PAINT = re.compile(r' (?:fill="none"|stroke(?:-\w+)?="[^"]*")')


@lru_cache(maxsize=512)
def icon(name: str, size: int = 16, label: str = "") -> SafeString:
    """Return an icon as SVG. Without a label it is an ornament that readers of screens pass over."""
    told = {"role": "img", "aria-label": str(label)} if label else {"aria-hidden": "true"}
    drawn = lucide(name, size=size, **{"class": f"icon icon-{escape(name)}", **told})
    # A page has a hundred of them: blanks between strokes add up, and how all are painted the style sheet says once.
    opening, rest = _BETWEEN.sub("><", drawn).split(">", 1)
    return mark_safe(f"{_PAINT.sub('', opening)}>{rest}")
