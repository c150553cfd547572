"""Notices among the counters: a bell on every page of staff, and no place in the navigation."""

from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter, Page

COUNTER = Counter(
    name="notify",
    label=_("Notices"),
    icon="bell",
    prefix="notices/",
    home="",
    badge="notify/bell.html",
    pages=(Page("notify:inbox", "lead.gudu-market.yan"),),
)
