"""What the shell needs to know of the lobby: nothing in the navigation, a strip and a chip on every page."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter, Page

COUNTER = Counter(
    name="lobby",
    label=_("Demo"),
    icon="door-open",
    prefix="lobby/",
    home="lobby:lobby",
    above="lobby/strip.html",
    badge="lobby/chip.html",
    pages=(Page("lobby:lobby", args=lambda: () if settings.DEMO else None),),
)
