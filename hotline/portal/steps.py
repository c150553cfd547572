"""The four steps of a report, and which page is next: derived from what is there already, so that any order works."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS: tuple[str | Promise, ...] = (_("What"), _("Where"), _("Photos"), _("Contact"))

PAGES = ("what", "kind", "where", "near", "photos", "contact")
"""In the order in which they are asked. Kind belongs to what, near to where."""

STEP_OF = {"what": 1, "kind": 1, "where": 2, "near": 2, "photos": 3, "contact": 4, "review": 5}


def next_page(words: Mapping[str, Any]) -> str:
    """Return the name of the first page that is not done yet; ``review`` when all are."""
    done = set(words.get("done", ()))
    for page in PAGES:
        if page == "near" and not words.get("near"):
            continue
        if page not in done:
            return page
    return "review"


def reached(words: Mapping[str, Any], page: str) -> bool:
    """Say whether everything that comes before a page is done."""
    order = (*PAGES, "review")
    return order.index(page) <= order.index(next_page(words))


def done_with(words: Mapping[str, Any], *pages: str) -> list[str]:
    """Return the pages that are done when `pages` are, too."""
    return sorted({*words.get("done", ()), *pages})


def undone(words: Mapping[str, Any], page: str) -> list[str]:
    """Return the pages that stay done when `page` has to be asked again."""
    return sorted(set(words.get("done", ())) - {page})
